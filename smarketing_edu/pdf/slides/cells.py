"""Gets a notebook ready for the template of the slides: what to show, and all that it needs."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output

from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import WorksheetError
from smarketing_edu.look.fonts import FONT_DIR
from smarketing_edu.pdf.block_style import block_style, logo_html
from smarketing_edu.pdf.document import parts_for_screen
from smarketing_edu.worksheet.blocks import BLOCK, PageSetup
from smarketing_edu.worksheet.spans import text_of

_KEYS = ("next", "back", "notes", "screen", "dark", "all", "help")
_VIEW = {
    "upcoming": ">Upcoming<",
    "time": ">Time <",
    "reset": ">Click to Reset<",
    "notes": ">Notes<",
    "layout": "'Layout'",
    "default": "'Default'",
    "wide": "'Wide'",
    "tall": "'Tall'",
    "notes_only": "'Notes only'",
    "loading": ">Loading speaker view...<",
}
"""The words of the window with the notes, as they stand in reveal.js, which knows English only."""
_FACES = {"normal": "Regular", "bold": "Bold"}


class SlideCells(Preprocessor):
    """Leaves the cells that show something, each with its block as HTML.

    The template's own settings name it, so that any nbconvert that finds the template uses it.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Drop what is left out of this workshop, and give the template what a page needs.

        Raises `WorksheetError` when the notebook does not begin with a page setup.
        """
        shown: list[NotebookNode] = []
        page: PageSetup | None = None
        for cell in nb.cells:
            if cell.cell_type != "code":
                shown.append(cell)
                continue
            parts = parts_for_screen(_with(nb, cells=[cell]))
            blocks = [BLOCK.validate_python(part) for part in parts]
            if blocks and isinstance(blocks[0], PageSetup):
                page = page or blocks[0]
                continue
            html = "".join(block.html(form=True) for block in blocks)
            if html:
                level = 2 if any(map(_begins_slide, shown)) else 1
                shown.append(_shown(cell, _as_slide(html, cell=cell, level=level)))
        if page is None:
            raise WorksheetError(
                "This notebook makes no slides: its first block must be the page setup. "
                "Let the first code cell after the parameters end in `worksheet.page_setup`."
            )
        resources["deck"] = _deck(page)
        return _with(nb, cells=shown), resources


def _with(node: NotebookNode, **changed: Any) -> NotebookNode:
    """The same notebook or cell with something else in it; the one given stays as it is."""
    return NotebookNode({**node, **changed})  # type: ignore[no-untyped-call]


def _begins_slide(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("slideshow", {}).get("slide_type") == "slide")


def _shown(cell: NotebookNode, html: str) -> NotebookNode:
    output = new_output("display_data", data={"text/html": html})  # type: ignore[no-untyped-call]
    return _with(cell, outputs=[output])


def _as_slide(html: str, *, cell: NotebookNode, level: int) -> str:
    """A block's HTML under its slide; nothing a learner typed can look like one of these tags.

    reveal.js takes each `section` for a slide, and a slide's own heading stands above all others.
    """
    html = html.replace("<section", "<div").replace("</section>", "</div>")
    if _begins_slide(cell):
        html = html.replace("<h3>", f"<h{level}>").replace("</h3>", f"</h{level}>")
    return html


def _deck(page: PageSetup) -> dict[str, Any]:
    phrase = load_content(page.language).phrase
    words = {
        name: phrase(f"workshop.slide.keys.{name}")
        for name in (*_KEYS, "title", "close", "go_next", "go_back")
    }
    return {
        "language": page.language,
        "title": page.title,
        "foot": page.brand.programme or text_of(page.footer),
        "logo": logo_html(page, named=False),
        "words": words,
        "keys": [words[name] for name in _KEYS],
        "style": "\n".join(
            (_faces(), _text("reveal/reveal.css"), block_style(page), _text("deck.css"))
        ),
        "scripts": [
            _script("reveal/reveal.js"),
            _in_language(_script("reveal/notes.js"), language=page.language),
            _script("deck.js"),
        ],
    }


@cache
def _faces() -> str:
    """Our own letters, inside the file: the machine in the room may have none of them."""
    rules = []
    for weight, name in _FACES.items():
        data = (FONT_DIR / f"AtkinsonHyperlegible-{name}.ttf").read_bytes()
        source = f"data:font/ttf;base64,{b64encode(data).decode()}"
        rules.append(
            f'@font-face {{ font-family: "Atkinson Hyperlegible"; font-weight: {weight}; '
            f'src: url("{source}") }}'
        )
    return "\n".join(rules)


@cache
def _script(name: str) -> str:
    """A script that stands inside a page: nothing in it may end the script, or ask for its map."""
    script = _text(name).split("//# sourceMappingURL=")[0]
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _in_language(script: str, *, language: str) -> str:
    phrase = load_content(language).phrase
    for key, english in _VIEW.items():
        said = phrase(f"workshop.slide.view.{key}")
        script = script.replace(english, english.replace(english.strip(">< '.:"), said))
    return script


@cache
def _text(name: str) -> str:
    return (files("smarketing_edu.pdf.slides") / name).read_text(encoding="utf-8")

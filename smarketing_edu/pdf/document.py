"""An executed notebook -> one document of data, cleaned and ready to typeset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, cast

import mistune
from nbformat import NotebookNode
from pydantic import ValidationError

from smarketing_edu.errors import HandoutError, WorksheetError
from smarketing_edu.look.fonts import TextNote, clean_text, printable
from smarketing_edu.worksheet.blocks import BLOCK, MIME

_AS_IT_IS = frozenset({"kind", "svg", "logo", "name", "anchor", "letter"})
BACK_SHEET = "back-sheet"
"""The tag of the cells that a worksheet of working pages only leaves out."""
_SAFE_LINKS = ("https://", "http://", "mailto:")
_markdown = mistune.create_markdown(renderer="ast")


@dataclass(frozen=True)
class FormField:
    """A place to write in the document: the form field it becomes."""

    name: str
    label: str
    lines: int
    tick: bool = False


@dataclass(frozen=True)
class Document:
    """All that one PDF is made from; `notes` say what had to be changed in its texts."""

    setup: dict[str, Any]
    parts: tuple[dict[str, Any], ...]
    fields: tuple[FormField, ...]
    notes: tuple[TextNote, ...]

    @cached_property
    def field_scheme(self) -> str:
        """The address scheme that marks this document's own places to write.

        It comes from a digest of all the document's data, so that no text in the document can
        name it, and the same data give the same bytes.
        """
        whole = json.dumps([self.setup, self.parts], ensure_ascii=False, sort_keys=True)
        return "w" + hashlib.sha256(whole.encode()).hexdigest()[:24]


def document_of(notebook: NotebookNode) -> Document:
    """Collect a notebook's prose and blocks, in order.

    Raises `WorksheetError` where the notebook is not a worksheet: it has no page setup, holds the
    error of a failed cell, or names two places to write alike.
    """
    reader = _Reader()
    parts = [reader.clean(part) for part in _parts(notebook)]
    if not parts or parts[0]["kind"] != "page_setup":
        raise WorksheetError(
            "This notebook is not a worksheet: its first block must be the page setup. "
            "Let the first code cell after the parameters end in `worksheet.page_setup`."
        )
    return Document(
        setup=parts[0],
        parts=tuple(parts[1:]),
        fields=tuple(reader.fields.values()),
        notes=tuple(dict.fromkeys(reader.notes)),
    )


def parts_for_screen(notebook: NotebookNode) -> tuple[dict[str, Any], ...]:
    """The same prose and blocks for a browser: cleaned, but with every sign its fonts can show."""
    reader = _Reader(any_glyph=True, numbered=False)
    return tuple(reader.clean(part) for part in _parts(notebook))


def _parts(notebook: NotebookNode) -> Iterator[dict[str, Any]]:
    """The blocks and the prose; what comes before the page setup is for the notebook alone."""
    begun, left_out = False, {"remove_cell"}
    for cell in notebook.cells:
        if left_out & set(cell.metadata.get("tags", ())):
            continue
        if cell.cell_type == "code":
            for block in chain.from_iterable(_blocks(output) for output in cell.outputs):
                begun = True
                if block["kind"] == "page_setup" and block["pages"] == "working":
                    left_out.add(BACK_SHEET)
                yield block
        elif cell.cell_type == "markdown" and begun:
            yield {"kind": "markdown", "nodes": _nodes(cell.source)}


def _blocks(output: NotebookNode) -> list[dict[str, Any]]:
    if output.output_type == "error":
        raise HandoutError(f"A cell of the worksheet failed: {output.ename}: {output.evalue}")
    data = output.get("data", {}).get(MIME)
    if data is None:
        return []
    try:
        block = BLOCK.validate_python(data).data()
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(step) for step in problem["loc"])
        raise WorksheetError(
            f"A block of the worksheet cannot be read: {problem['msg']} at {place!r}."
        ) from error
    return block["blocks"] if block["kind"] == "together" else [block]


@lru_cache
def _nodes(source: str) -> list[dict[str, Any]]:
    """A template's prose as a tree: the same for each handout."""
    tree = cast(list[dict[str, Any]], _markdown(source))
    return [_prose(node) for node in tree]


def _prose(node: dict[str, Any]) -> dict[str, Any]:
    """A node of the Markdown tree, with nothing in it that could lead out of the page."""
    safe = {**node, "children": [_prose(child) for child in node.get("children", ())]}
    if node["type"] == "link" and not node["attrs"]["url"].startswith(_SAFE_LINKS):
        return {"type": "emphasis", "children": safe["children"]}
    if node["type"] == "image":
        raise WorksheetError(
            f"The worksheet's text holds a picture ({node['attrs']['url']!r}). "
            "Pictures come from chart blocks, which also say what they show."
        )
    return safe


class _Reader:
    """Cleans every text of a document and numbers its places to write."""

    def __init__(self, *, any_glyph: bool = False, numbered: bool = True) -> None:
        self.any_glyph, self.numbered = any_glyph, numbered
        self.fields: dict[str, FormField] = {}
        self.notes: list[TextNote] = []

    def clean(self, value: Any, *, key: str = "") -> Any:
        if isinstance(value, str):
            return self._clean_text(value)
        if isinstance(value, list):
            return [self.clean(entry, key=key) for entry in value]
        if isinstance(value, dict):
            if "write_in" in value and value.get("value") and not self.any_glyph:
                value = {**value, "value": printable(value["value"])}
            cleaned = {
                name: entry if name in _AS_IT_IS else self.clean(entry, key=name)
                for name, entry in value.items()
            }
            if value.get("kind") == "page_setup":
                # a title is read out and listed, never printed: it needs no glyphs
                cleaned["title"] = clean_text(value["title"], any_glyph=True).text
            if self.numbered and key in ("write_in", "write_ins", "items"):
                cleaned["field"] = self._number(cleaned, tick=key == "items")
            return cleaned
        return value

    def _clean_text(self, text: str) -> str:
        cleaned = clean_text(text, any_glyph=self.any_glyph)
        self.notes += cleaned.notes
        return cleaned.text

    def _number(self, write_in: dict[str, Any], *, tick: bool) -> int:
        name = write_in["name"]
        if name in self.fields:
            raise WorksheetError(
                f"Two places to write in this worksheet are both named {name!r}. "
                "Give each its own name."
            )
        self.fields[name] = FormField(name, write_in["label"], write_in["lines"], tick)
        return len(self.fields) - 1

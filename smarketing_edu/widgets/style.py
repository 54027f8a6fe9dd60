"""The one style sheet of the lessons: our rules, with the colours and the font put in."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from smarketing_edu.look.fonts import FONT_DIR
from smarketing_edu.look.palette import PALETTE

_SHEETS = ("page", "parts", "asking", "numbers", "cards", "choices", "phone")
"""In this order, since of two rules the later one holds: what a small screen needs comes last."""
_WEIGHTS = {"Regular": 400, "Bold": 700}


@cache
def style_sheet() -> str:
    """The style sheet as HTML: it reaches nothing but what bears a class of ours (`smk-…`)."""
    colours = "".join(
        f"--smk-{name.replace('_', '-')}:{colour};" for name, colour in asdict(PALETTE).items()
    )
    folder = files("smarketing_edu.widgets") / "style_sheets"
    rules = "".join((folder / f"{name}.css").read_text("utf-8") for name in _SHEETS)
    fonts = "".join(_font(name, weight) for name, weight in _WEIGHTS.items())
    return f"<style>{fonts}:root:has(.smk-page){{{colours}}}{rules}</style><i class='smk-page'></i>"


def _font(name: str, weight: int) -> str:
    # the file is put in as it is: nothing is fetched, and it works without a network
    data = b64encode((FONT_DIR / f"AtkinsonHyperlegible-{name}.ttf").read_bytes()).decode("ascii")
    return (
        '@font-face{font-family:"Atkinson Hyperlegible";font-display:swap;'
        f"font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"
    )

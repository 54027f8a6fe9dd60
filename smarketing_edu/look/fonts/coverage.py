"""Which characters the fonts can show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONT_DIR = Path(__file__).parent
"""The folder of the font files: give it to whatever typesets."""

FONT_FAMILIES = (
    "Atkinson Hyperlegible",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "DejaVu Sans",
)
"""The order in which families are asked for a glyph."""


def missing_glyphs(text: str) -> str:
    """Give the characters of a text that no font can show, each once, in the order they come.

    >>> missing_glyphs("₹500 → 東京 ✓")
    '東京'
    """
    if text.isascii() and text.isprintable():
        return ""  # no need to open a font
    return "".join(sign for sign in dict.fromkeys(text) if ord(sign) not in _covered())


@cache
def _covered() -> frozenset[int]:
    # a character must be there in both weights: a bold name may not fall apart
    regular, bold = (
        frozenset().union(*map(_code_points, FONT_DIR.glob(f"*-{weight}.ttf")))
        for weight in ("Regular", "Bold")
    )
    controls = frozenset((*range(0x20), *range(0x7F, 0xA0)))
    return (regular & bold) - controls


def _code_points(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())

"""The fonts of page, chart and lesson, and text made safe for them."""

from __future__ import annotations

from smarketing_edu.look.fonts.clean import (
    CleanText,
    TextNote,
    clean_text,
    has_words,
    isolated,
    printable,
)
from smarketing_edu.look.fonts.coverage import FONT_DIR, FONT_FAMILIES, missing_glyphs

__all__ = [
    "FONT_DIR",
    "FONT_FAMILIES",
    "CleanText",
    "TextNote",
    "clean_text",
    "has_words",
    "isolated",
    "missing_glyphs",
    "printable",
]

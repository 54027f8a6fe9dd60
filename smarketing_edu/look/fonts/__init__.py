"""The fonts of page, chart and lesson, and what they can show."""

from __future__ import annotations

from pathlib import Path

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

__all__ = ["FONT_DIR", "FONT_FAMILIES"]

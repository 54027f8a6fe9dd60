"""The colours, patterns and letters that page, chart and lesson share.

Marketing, sales and what needs both are told apart three times over, by letter, by pattern and by
colour, so that a grey copy says as much as a coloured screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Job = Literal["marketing", "sales", "both"]
Pattern = Literal["stripes", "solid", "dots"]


@dataclass(frozen=True)
class Palette:
    """Every colour we use, by what it is for, as `#rrggbb`."""

    paper: str = "#ffffff"
    tint: str = "#f3f6f7"
    hair: str = "#c9d0d6"
    """Decoration only: too light to carry meaning."""
    line: str = "#808b95"
    """Lines to write on, the edges of fields, axes."""
    soft: str = "#5b6772"
    ink: str = "#1c2733"
    marketing: str = "#0b6e69"
    sales: str = "#a8481a"
    sales_fill: str = "#c07a56"
    """The solid fill of a sales bar inside its `sales` edge."""
    both: str = "#5a4b8a"
    right: str = "#1f6f3f"
    right_tint: str = "#eff7f1"
    wrong: str = "#9b2c2c"
    wrong_tint: str = "#fbf1f0"
    example: str = "#fff7e0"
    example_line: str = "#e5c97a"
    focus: str = "#b8730a"


PALETTE = Palette()


@dataclass(frozen=True)
class JobMark:
    """How one job is told apart in a picture: its pattern and colours; its letter is a word."""

    pattern: Pattern
    colour: str
    fill: str


JOB_MARKS: dict[Job, JobMark] = {
    "marketing": JobMark("stripes", PALETTE.marketing, PALETTE.paper),
    "sales": JobMark("solid", PALETTE.sales, PALETTE.sales_fill),
    "both": JobMark("dots", PALETTE.both, PALETTE.paper),
}

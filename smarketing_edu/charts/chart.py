"""A drawn chart: the picture, and the sentence that says the same to who cannot see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Chart:
    """One drawn chart.

    `svg` holds marks and digits only; names of rows are set beside it, at the same pitch. All sizes
    are in points. `alt` says the numbers in words, and `note` how to read the picture.
    """

    key: str
    svg: str
    alt: str
    note: str
    width_pt: float
    row_height_pt: float
    rows: int

    @property
    def height_pt(self) -> float:
        """The height of the whole picture."""
        return self.row_height_pt * self.rows

    def row(self, index: int) -> str:
        """Give the same picture cut to one row (0 is the first), where rows differ in height."""
        top = f"{self.row_height_pt * index:g}"
        size = f"{self.width_pt:g} {self.row_height_pt:g}"
        window = f'height="{self.row_height_pt:g}pt" viewBox="0 {top} {size}"'
        return re.sub(r'height="[^"]*" viewBox="[^"]*"', window, self.svg, count=1)

    def html(self) -> str:
        """Give the picture for a web page, with its sentence for a screen reader."""
        label = escape(self.alt, quote=True)
        svg = self.svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
        return f'<div class="smarketing-chart" role="img" aria-label="{label}">{svg}</div>'

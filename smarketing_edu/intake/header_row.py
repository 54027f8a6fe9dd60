"""Which row of a table holds the column names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SEARCHED_ROWS = 40


@dataclass(frozen=True)
class HeaderRow:
    """The place of the header among the rows, and how many of its cells are known names."""

    index: int
    known: int


def find_header_row(
    rows: Sequence[Sequence[object]], *, knows: Callable[[str], bool]
) -> HeaderRow | None:
    """The row with the most known column names; the first row with two texts when none is known.

    Titles above the header are passed over so. None when no row looks like a header.
    """
    best: HeaderRow | None = None
    fallback: HeaderRow | None = None
    for index, cells in enumerate(rows[:_SEARCHED_ROWS]):
        texts = {cell for cell in cells if isinstance(cell, str) and cell.strip()}
        known = sum(len(text) < 500 and knows(text) for text in texts)
        if known > (best.known if best else 0):
            best = HeaderRow(index, known)
        if fallback is None and len(texts) > 1:
            fallback = HeaderRow(index, 0)
    return best or fallback

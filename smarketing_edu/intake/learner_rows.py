"""Which rows below a header are learners: not blank ones, examples, footers or the header again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.tables import Row
from smarketing_edu.intake.words import word_set


def learner_rows(
    rows: Sequence[Row], headers: Sequence[str], fields: Mapping[str, int]
) -> tuple[tuple[Row, ...], list[Finding]]:
    """The rows that are learners, and a finding for each other row that is not blank."""
    kept: list[Row] = []
    findings: list[Finding] = []
    names = {plain(header) for header in headers if header}
    name_column = fields.get("business_name", 0)
    after_gap = False
    for row in rows:
        filled = [cell for cell in row.cells if is_filled(cell)]
        if not filled:
            after_gap = True
            continue
        key = _left_out(row, filled, names, name_column, after_gap)
        if key:
            details = {"row": row.number, "text": str(filled[0])[:60]}
            findings.append(Finding(key, "note", details))
        else:
            kept.append(row)
            after_gap = False
    return tuple(kept), findings


def _left_out(
    row: Row, filled: Sequence[object], names: set[str], name_column: int, after_gap: bool
) -> str | None:
    name = row.cells[name_column] if name_column < len(row.cells) else None
    if _starts_with(name, "example", marks=":("):
        return "example_row"
    first = filled[0]
    # looking at the first cell before all of them: most rows are learners
    if len(filled) > 1 and plain(str(first)) in names and _mostly(filled, names):
        return "repeated_header"
    if isinstance(first, str) and (name is first or not is_filled(name)):
        if _starts_with(first, "footer", marks=" :.") and (name is not first or len(filled) < 3):
            return "footer_row"
        if after_gap and len(filled) == 1:
            return "footer_row"
    return None


def _mostly(cells: Sequence[object], names: set[str]) -> bool:
    return sum(plain(str(cell)) in names for cell in cells) > len(cells) / 2


def _starts_with(cell: object, words: str, *, marks: str) -> bool:
    """Whether a text begins with one of some words, alone or followed by one of some marks."""
    if not isinstance(cell, str):
        return False
    text = cell.strip().casefold()
    return any(
        text.startswith(word) and text[len(word) : len(word) + 1] in marks
        for word in word_set(words)
    )


def is_filled(cell: object) -> bool:
    """Whether a cell holds more than blanks."""
    return cell is not None and cell != "" and bool(str(cell).strip())

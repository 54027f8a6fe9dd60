"""An export as rows whose cells are found by column name, and what was learned from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from smarketing_edu.content import Content
from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.clean_text import tidy
from smarketing_edu.intake.date_text import FIRST_YEAR, LAST_YEAR, possible_days, without_time
from smarketing_edu.intake.header_row import find_header_row
from smarketing_edu.intake.number_text import LARGEST, parse_number
from smarketing_edu.intake.tables import RawTable, Row


@dataclass(frozen=True)
class Record:
    """One row of an export: its row number, and its cells by plain column name."""

    row: int
    cells: Mapping[str, object]

    def text(self, *names: str) -> str:
        """The text of the first of these columns that there is and that is not blank."""
        for name in names:
            value = self.cells.get(name)
            if value not in (None, ""):
                return tidy(str(value)).lstrip("'")
        return ""


@dataclass(frozen=True)
class Export:
    """One file of a tool: its name, its columns and its rows."""

    file: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]


@dataclass
class Learned:
    """What one file says: answers by field, how they were made, facts, and what was left out."""

    content: Content
    answers: dict[str, tuple[object, str]] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def answer(self, name: str, value: object, key: str, **details: object) -> None:
        """A field this file answers, and how, in words."""
        self.answers[name] = (value, self.content.phrase(f"numbers.{key}", **details))

    def fact(self, key: str, **details: object) -> None:
        """Something worth knowing that has no field."""
        self.facts.append(self.content.phrase(f"numbers.{key}", **details))

    def leave_out(self, key: str, **details: object) -> None:
        """Something this file cannot answer, and why."""
        self.left_out.append(self.content.phrase(f"numbers.{key}", **details))


def as_export(table: RawTable, *, file: str, known: frozenset[str]) -> Export | None:
    """A table as an export, its header being the row with the most `known` column names."""
    if table.header is not None:
        header, rows = tuple(table.header), table.rows
    else:
        cells = [row.cells for row in table.rows]
        place = find_header_row(cells, knows=lambda text: plain(text) in known)
        if place is None:
            return None
        header = tuple(str(cell or "") for cell in cells[place.index])
        rows = table.rows[place.index + 1 :]
    columns = tuple(plain(name) for name in header)
    return Export(file, columns, tuple(_records(rows, columns)))


def _records(rows: Sequence[Row], columns: Sequence[str]) -> Iterator[Record]:
    for row in rows:
        cells = row.cells
        named: dict[str, object] = {}
        for name, cell in zip(columns, cells, strict=False):
            # of two columns with one name, the first that says something
            if name and named.get(name) in (None, ""):
                named[name] = cell
        if any(str(cell or "").strip() for cell in cells):
            yield Record(row.number, named)


def amount(record: Record, *names: str) -> tuple[float | None, str | None]:
    """The money in a cell with the currency beside it; None when blank or not clear."""
    for name in names:
        raw = record.cells.get(name)
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return (float(raw) if abs(raw) <= LARGEST else None), None
    found = parse_number(record.text(*names))
    if not found or found.other is not None or found.span or found.percent:
        return None, None
    if not abs(found.value) <= LARGEST:
        return None, None
    return found.value, found.currency


class Days:
    """Reads one column of days; a column where day and month may be swapped reads as nothing.

    One date that can be read in one way only ("10/25/2026") settles the whole column.
    """

    def __init__(self, records: Sequence[Record], *names: str) -> None:
        self._names = names
        texts = {without_time(record.text(*names)) for record in records}
        found = {text: possible_days(text) for text in texts if text}
        self.month_first = _votes(found, day_at=1)
        self.day_first = _votes(found, day_at=0)
        self.unclear = any(len(days) == 2 for days in found.values()) and (
            self.month_first == self.day_first
        )

    def of(self, record: Record) -> date | None:
        """The day in a row, None when it is blank or not clear."""
        for name in self._names:
            raw = record.cells.get(name)
            if isinstance(raw, date):
                return _in_reach(raw.date() if isinstance(raw, datetime) else raw)
        days = possible_days(without_time(record.text(*self._names)))
        if not days or (len(days) == 2 and self.unclear):
            return None
        return _in_reach(days[-1] if self.day_first else days[0])


def _in_reach(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _votes(found: Mapping[str, Sequence[date]], *, day_at: int) -> bool:
    """Whether a text such as 10/25/2026 shows that the day stands at this place (0 or 1)."""
    for text, days in found.items():
        parts = text.replace("-", "/").replace(".", "/").split("/")
        if len(days) == 1 and len(parts) == 3 and len(parts[0]) < 3 and int(parts[day_at]) > 12:
            return True
    return False

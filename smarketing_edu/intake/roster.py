"""A roster: every row of a spreadsheet as a business, with what was noticed about it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from smarketing_edu.intake.columns import Columns, find_columns
from smarketing_edu.intake.finding import Finding, Reading
from smarketing_edu.intake.problem import Problem, file_error, put_in_words
from smarketing_edu.intake.tables import Row, read_table
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Business


@dataclass(frozen=True)
class RosterRow:
    """One learner: the row number a person sees, the business (None: cannot be made), problems."""

    number: int
    business: Business | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Roster:
    """All learners of a file, in its order, and the problems of the file as a whole."""

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def businesses(self) -> tuple[Business, ...]:
        """The businesses a handout can be made for."""
        return tuple(row.business for row in self.rows if row.business)


def read_roster(
    path: str | os.PathLike[str],
    *,
    language: str = "en",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Roster:
    """Read every row of a roster; what is wrong with one row never stops the rest.

    `language` is that of the messages; `sheet` names the sheet of a workbook; `mapping` gives
    the field of a column whose header is not known ("" leaves the column out).
    Raises `FileInputError` when the file as a whole cannot be used.
    """
    table = read_table(path, sheet=sheet, language=language)
    columns = find_columns(table, mapping=mapping or {})
    if "business_name" not in columns.fields:
        raise file_error("no_name_column", path=path, language=language)
    rows = [_read_row(row, columns, language) for row in columns.rows]
    problems = [put_in_words(f, language=language) for f in (*table.findings, *columns.findings)]
    return Roster(tuple(rows), tuple(problems))


def _read_row(row: Row, columns: Columns, language: str) -> RosterRow:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, column in columns.fields.items():
        raw = row.cells[column] if column < len(row.cells) else None
        reading = read_value(raw, field=FIELDS[name])
        if reading.value is not None:
            values[name] = reading.value
        problems += _problems(reading, row.number, name, raw, language)
    if not values.get("business_name"):
        problem = put_in_words(
            Finding("no_business_name", "error"),
            language=language,
            row=row.number,
            field="business_name",
        )
        return RosterRow(row.number, None, (problem, *problems))
    values.setdefault("learner_id", f"L{row.number:03d}")
    return RosterRow(row.number, Business(**values), tuple(problems))  # type: ignore[arg-type] # read_value gives each field its own type


def _problems(
    reading: Reading, number: int, name: str, raw: object, language: str
) -> list[Problem]:
    return [
        put_in_words(finding, language=language, row=number, field=name, value=raw)
        for finding in reading.findings
    ]

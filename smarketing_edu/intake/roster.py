"""A roster: every row of a spreadsheet as a business, with what was noticed about it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from smarketing_edu.intake.columns import Columns, find_columns
from smarketing_edu.intake.combinations import Doubt, doubts
from smarketing_edu.intake.currency import settle_currency
from smarketing_edu.intake.duplicates import SeenLearners
from smarketing_edu.intake.finding import Finding, Reading
from smarketing_edu.intake.problem import Problem, file_error, put_in_words, shorten
from smarketing_edu.intake.tables import RawTable, Row, read_table
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Business


@dataclass(frozen=True)
class RosterRow:
    """One learner: the row number a person sees, the business (None: cannot be made), problems.

    `given_id` is the learner ID as the file has it; "" where it has none.
    """

    number: int
    business: Business | None
    problems: tuple[Problem, ...] = ()
    given_id: str = ""


@dataclass(frozen=True)
class Roster:
    """All learners of a file, in its order, and the problems of the file as a whole.

    `fields` are those the file has columns for; `unknown_columns` the headers that were not used,
    each with the nearest field or None.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...] = ()
    fields: tuple[str, ...] = ()
    unknown_columns: tuple[tuple[str, str | None], ...] = ()

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
        seen = shorten(", ".join(filter(None, columns.headers)), longest=200) or "-"
        raise file_error("no_name_column", path=path, language=language, headers=seen)
    if not columns.rows and not columns.is_our_form:
        raise file_error("no_rows", path=path, language=language)
    return Roster(
        rows=_rows(columns, language),
        problems=tuple(_file_problems(table, columns, language)),
        fields=tuple(columns.fields),
        unknown_columns=columns.unknown,
    )


def _file_problems(table: RawTable, columns: Columns, language: str) -> Iterable[Problem]:
    # the other sheets of our own form are its help
    of_table = () if columns.is_our_form else table.findings
    for finding in (*of_table, *columns.findings):
        row = finding.details.get("row")
        yield put_in_words(finding, language=language, row=row if isinstance(row, int) else None)


def _rows(columns: Columns, language: str) -> tuple[RosterRow, ...]:
    id_column = columns.fields.get("learner_id")
    given = frozenset(
        str(row.cells[id_column]).strip().casefold()
        for row in columns.rows
        if id_column is not None and id_column < len(row.cells)
    )
    seen = SeenLearners(given)
    return tuple(_read_row(row, columns, seen, language) for row in columns.rows)


def _read_row(row: Row, columns: Columns, seen: SeenLearners, language: str) -> RosterRow:
    values, problems = _read_cells(row, columns, language)
    given_id = str(values.get("learner_id") or "")
    if not values.get("business_name"):
        missing = Doubt("business_name", Finding("no_business_name", "error"))
        said = _said(missing, "", row.number, columns, language)
        return RosterRow(row.number, None, (said, *problems), given_id)
    business = Business(**values)  # type: ignore[arg-type] # read_value gives each field its own type
    business, found = seen.identify(business, row=row.number)
    found += seen.compare(business, row=row.number)
    found += doubts(business, language=language)
    for doubt in found:
        raw = _cell(row.cells, columns.fields.get(doubt.field))
        problems.append(_said(doubt, raw, row.number, columns, language))
    return RosterRow(row.number, business, tuple(problems), given_id)


def _read_cells(
    row: Row, columns: Columns, language: str
) -> tuple[dict[str, object], list[Problem]]:
    cells, count = row.cells, len(row.cells)
    answers_in = _language_of(cells, columns)
    values: dict[str, object] = {}
    found: list[tuple[Doubt, object]] = []
    signs: dict[str, str] = {}
    for name, column in columns.fields.items():
        raw = cells[column] if column < count else None
        if raw is None or raw == "":
            continue
        exact = isinstance(raw, float) and name in columns.shares
        reading = _reading(raw, name, answers_in, exact=exact)
        if reading.value is not None:
            values[name] = reading.value
            if reading.currency:
                signs[name] = reading.currency
        found += [(Doubt(name, finding), raw) for finding in reading.findings]
    for doubt in settle_currency(values, signs):
        found.append((doubt, _cell(cells, columns.fields.get(doubt.field))))
    stray = [cell for cell in cells[len(columns.headers) :] if str(cell or "").strip()]
    if stray:
        details = {"row": row.number, "text": shorten(stray[0])}
        found.append((Doubt("", Finding("rows_cut_cells", "warning", details)), stray[0]))
    return values, [_said(doubt, raw, row.number, columns, language) for doubt, raw in found]


def _cell(cells: Sequence[object], column: int | None) -> object:
    return cells[column] if column is not None and column < len(cells) else ""


def _reading(raw: object, name: str, language: str, *, exact: bool = False) -> Reading:
    # most cells repeat from row to row; a long text or a list does not, or cannot be kept
    if isinstance(raw, str) and len(raw) < 40:
        return _kept_reading(raw, name, language)
    return read_value(raw, field=FIELDS[name], language=language, exact=exact)


@lru_cache(maxsize=50_000)
def _kept_reading(raw: str, name: str, language: str) -> Reading:
    return read_value(raw, field=FIELDS[name], language=language)


def _language_of(cells: Sequence[object], columns: Columns) -> str:
    raw = _cell(cells, columns.fields.get("language"))
    return str(_reading(raw, "language", "en").value or "en") if raw else "en"


def _said(doubt: Doubt, raw: object, row: int, columns: Columns, language: str) -> Problem:
    return put_in_words(
        doubt.finding,
        language=language,
        row=row,
        field=doubt.field,
        value=raw,
        column=columns.letters.get(doubt.field, ""),
    )

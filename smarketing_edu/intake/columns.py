"""Where a table's header is, which column is which field, and which rows are learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.clean_text import tidy
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.header_row import find_header_row
from smarketing_edu.intake.headers import IGNORED, Match, match_header, nearest_field
from smarketing_edu.intake.learner_rows import is_filled, learner_rows
from smarketing_edu.intake.tables import RawTable, Row, is_field_name
from smarketing_edu.model.business import FIELDS

MOST_COLUMNS = 1000


@dataclass(frozen=True)
class Columns:
    """The column of each field found, the rows of learners, and what was noticed.

    `headers` are the column names as written; `unknown` those that were not used, each with the
    nearest field or None. `shares` are the percent fields whose cells hold shares as numbers, as
    a percent cell of a workbook does: there 1 is 100 %. `letters` name the column of each field.
    """

    fields: Mapping[str, int]
    rows: tuple[Row, ...]
    headers: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str | None], ...] = ()
    findings: tuple[Finding, ...] = ()
    shares: frozenset[str] = frozenset()
    is_our_form: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)


def find_columns(table: RawTable, *, mapping: Mapping[str, str]) -> Columns:
    """Find the header row and match its cells to fields; `mapping` (header to field) goes first."""
    mapped = {plain(header): field for header, field in mapping.items()}
    cells = [row.cells for row in table.rows]
    place = None
    if table.header is None:
        place = find_header_row(
            cells, knows=lambda text: plain(text) in mapped or is_field_name(text)
        )
    headers = _headers(table, place.index if place else 0)
    rows = table.rows if table.header is not None else table.rows[place.index + 1 if place else 1 :]
    matcher = _Matcher(headers, mapped, rows)
    findings = list(_title_findings(table, place.index if place else 0))
    findings += matcher.findings
    findings += [
        Finding("map_header_missing", "warning", {"header": header})
        for header in mapping
        if plain(header) not in {plain(header) for header in headers}
    ]
    kept, left_out = learner_rows(rows, headers, matcher.fields)
    ours = _is_our_form(headers)
    if ours:
        expected = {"title_rows", "example_row"}
        findings, left_out = (
            [found for found in group if found.key not in expected]
            for group in (findings, left_out)
        )
    return Columns(
        fields=matcher.fields,
        rows=kept,
        headers=headers,
        unknown=tuple(matcher.unknown),
        findings=(*findings, *left_out),
        shares=_share_fields(rows, matcher.fields),
        is_our_form=ours,
        letters=_letters(table, matcher.fields),
    )


class _Matcher:
    """Matches headers to fields, and notes what is unsure, twice, or unknown."""

    def __init__(
        self, headers: Sequence[str], mapped: Mapping[str, str], rows: Sequence[Row]
    ) -> None:
        self.fields: dict[str, int] = {}
        self.findings: list[Finding] = []
        self.unknown: list[tuple[str, str | None]] = []
        self._headers = headers
        matches = [_match(header, mapped) for header in headers]
        # what is sure goes first, so that a guess never takes its place
        for sure in (True, False):
            for column, match in enumerate(matches):
                if match and match.sure == sure and match.field:
                    self._take(column, match)
        for column, match in enumerate(matches):
            if match is None:
                self._note_unknown(column, rows)
            elif (
                match.field == IGNORED and headers[column] and plain(headers[column]) not in mapped
            ):
                details = {"header": headers[column]}
                self.findings.append(Finding("ignored_column", "note", details))

    def _take(self, column: int, match: Match) -> None:
        header = self._headers[column]
        if match.field in self.fields:
            details: dict[str, object] = {
                "nearest": header,
                "first": column_letters(self.fields[match.field]),
                "second": column_letters(column),
            }
            self.findings.append(Finding("duplicate_column", "warning", details))
            return
        self.fields[match.field] = column
        if not match.sure:
            details = {"header": header, "nearest_field": match.field}
            self.findings.append(Finding("column_by_words", "note", details))

    def _note_unknown(self, column: int, rows: Sequence[Row]) -> None:
        header = self._headers[column]
        if not header:
            if any(len(row.cells) > column and is_filled(row.cells[column]) for row in rows):
                details: dict[str, object] = {"column": column_letters(column)}
                self.findings.append(Finding("no_header_text", "warning", details))
            return
        nearest = nearest_field(header)
        self.unknown.append((header, nearest))
        key = "unknown_column_near" if nearest else "unknown_column"
        self.findings.append(
            Finding(key, "note", {"header": header, "nearest_field": nearest or ""})
        )


def column_letters(index: int) -> str:
    """The name a spreadsheet gives a column.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _match(header: str, mapped: Mapping[str, str]) -> Match | None:
    if plain(header) in mapped:
        return Match(mapped[plain(header)])
    return match_header(header[:500]) if header else None


def _headers(table: RawTable, index: int) -> tuple[str, ...]:
    cells = table.header if table.header is not None else table.rows[index].cells
    headers = [tidy("" if cell is None else str(cell)) for cell in cells[:MOST_COLUMNS]]
    while headers and not headers[-1]:
        headers.pop()
    return tuple(headers)


def _is_our_form(headers: Sequence[str]) -> bool:
    for language in LANGUAGES:
        questions = {words.question for words in load_content(language).fields.values()}
        if questions.issuperset(headers):
            return True
    return False


def _share_fields(rows: Sequence[Row], fields: Mapping[str, int]) -> frozenset[str]:
    return frozenset(
        name
        for name, column in fields.items()
        if FIELDS[name].kind == "rate" and any(_is_share(row.cells, column) for row in rows)
    )


def _is_share(cells: Sequence[object], column: int) -> bool:
    cell = cells[column] if column < len(cells) else None
    return isinstance(cell, float) and 0 < cell < 1


def _letters(table: RawTable, fields: Mapping[str, int]) -> dict[str, str]:
    """The letters of each field's column, where the file has columns a person sees."""
    if table.header is not None:
        return {}
    return {name: column_letters(column) for name, column in fields.items()}


def _title_findings(table: RawTable, index: int) -> Iterator[Finding]:
    above = table.rows[:index] if table.header is None else ()
    if any(is_filled(cell) for row in above for cell in row.cells):
        yield Finding("title_rows", "note", {"row": table.rows[index].number})

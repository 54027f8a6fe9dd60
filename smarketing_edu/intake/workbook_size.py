"""How large a workbook's sheets become when they are laid out, found out before they are.

The reader lays a sheet out as one block, from the first cell to the last that holds something. A
small file can so ask for all memory there is, and that ends the whole program, not the one read.
We parse strictly what it parses loosely, and follow the same names it follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from xml.parsers import expat

from smarketing_edu.intake.bad_file import BadFileError

_WORKBOOK, _RELATIONS, _CONTENT = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml"

_PLACE = re.compile(rb"(?<![\w:.-])r\s*=\s*[\"']([A-Za-z]*)(\d*)([^\"']*)")
_ROW_OR_CELL = re.compile(rb"<(?:[\w.-]+:)?(?:c|row)[\s/>]")

SURELY_SMALL = 5_000_000
"""Cells. A sheet that may have more is followed cell by cell."""

Attributes = dict[str, str]


def largest_sheet(parts: Sequence[tuple[str, bytes]]) -> int:
    """The number of cells in the block of the largest sheet of a workbook (XLSX or ODS).

    Raises `BadFileError` when the parts are those of another kind of file, or not sound.
    """
    by_name: dict[str, list[bytes]] = {}
    for name, data in parts:
        by_name.setdefault(name.replace("\\", "/").casefold(), []).append(data)
    is_excel, is_open = _WORKBOOK in by_name, _CONTENT in by_name
    # a file of two kinds at once could be read as the kind that was not looked over
    if is_excel == is_open or any(name.endswith("workbook.bin") for name in by_name):
        raise BadFileError("other_workbook")
    surveys: list[_Survey] = []
    if is_open:
        surveys = [_surveyed(data, _OpenSurvey()) for data in by_name[_CONTENT]]
    else:
        sheets = _sheet_parts(by_name)
        surveys = [
            _surveyed(data, _ExcelSurvey())
            for name in sheets
            for data in by_name[name]
            if not _is_surely_small(data)
        ]
    return max((survey.largest for survey in surveys), default=0)


def _sheet_parts(parts: Mapping[str, Sequence[bytes]]) -> set[str]:
    """The names of the parts that the workbook calls its sheets."""
    targets: dict[str, set[str]] = {}
    named: set[str] = set()

    def relation(name: str, attributes: Attributes) -> None:
        if _local(name) == "Relationship" and "Id" in attributes and "Target" in attributes:
            targets.setdefault(attributes["Id"], set()).add(attributes["Target"])

    def sheet(name: str, attributes: Attributes) -> None:
        if _local(name) == "sheet":
            named.update(attributes.values())

    for data in parts.get(_RELATIONS, ()):
        _parse(data, start=relation)
    for data in parts[_WORKBOOK]:
        _parse(data, start=sheet)
    possible: set[str] = set()
    for target in (target for key in named for target in targets.get(key, ())):
        path = target.replace("\\", "/").casefold()
        possible |= {path, path.lstrip("/"), f"xl/{path}", f"xl/{path.lstrip('/')}"}
    return possible & set(parts)


def _is_surely_small(data: bytes) -> bool:
    """Whether no way to read a sheet can make it large: quick, where following each cell is not.

    Takes every place that is named anywhere, and as many more rows and columns as there are
    elements that name none.
    """
    if b"\0" in data or b"<!" in data:
        return False
    places = _PLACE.findall(data)
    if any(rest for _, _, rest in places):
        return False
    rows = max((int(row[:12] or 0) for row in {row for _, row, _ in places}), default=0)
    letters = {column for column, _, _ in places}
    columns = max((_column_number(column.decode()) for column in letters), default=0)
    unnamed = max(0, len(_ROW_OR_CELL.findall(data)) - len(places))
    return (rows + unnamed) * (columns + unnamed) <= SURELY_SMALL


class _Survey:
    """Follows rows and cells, and keeps the last place that holds something."""

    def __init__(self) -> None:
        self._row = self._column = self._last_row = self._last_column = 0

    @property
    def largest(self) -> int:
        """Cells in the block of the largest sheet followed so far."""
        return self._last_row * self._last_column

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


class _ExcelSurvey(_Survey):
    """A sheet of XLSX: rows and cells say where they are, or follow the one before."""

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _local(name)
        if kind == "c":
            self._go_to(attributes.get("r", ""))
        elif kind == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif self._column:
            # something inside a cell; a value that is there but empty counts too
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)

    def _go_to(self, place: str) -> None:
        letters = place.rstrip("0123456789")
        if letters and letters != place and letters.isascii() and letters.isalpha():
            self._column = _column_number(letters)
            self._row = _number(place[len(letters) :], self._row)
        else:
            self._column += 1


class _OpenSurvey(_Survey):
    """The content of ODS: rows and cells may be "repeated", empty ones up to the last there is."""

    _CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})

    def __init__(self) -> None:
        super().__init__()
        self._largest = 0
        self._times = self._row_times = 1
        self._filled = self._row_filled = False

    @property
    def largest(self) -> int:
        return max(self._largest, super().largest)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table:table-row":
            self._column, self._row_filled = 0, False
            self._row_times = _number(attributes.get("table:number-rows-repeated"), 1)
        elif name in self._CELLS:
            self._times = _number(attributes.get("table:number-columns-repeated"), 1)
            self._filled = any(key.startswith("office:") for key in attributes)
        else:
            self._filled = True

    def end(self, name: str) -> None:
        if name in self._CELLS:
            self._column += self._times
            if self._filled:
                self._row_filled = True
                self._last_column = max(self._last_column, self._column)
        elif name == "table:table-row":
            self._row += self._row_times
            if self._row_filled:
                self._last_row = self._row
        elif name == "table:table":
            self._largest = self.largest
            self._row = self._column = self._last_row = self._last_column = 0


def _surveyed(data: bytes, survey: _Survey) -> _Survey:
    _parse(data, start=survey.start, end=survey.end if isinstance(survey, _OpenSurvey) else None)
    return survey


def _parse(
    data: bytes,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadFileError("broken_workbook") from error


def _refuse_doctype(*_: object) -> None:
    # no spreadsheet writes one; it could define texts that grow
    raise BadFileError("broken_workbook")


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _number(text: str | None, default: int) -> int:
    if not text or not text.isascii() or not text.isdigit():
        return default
    return int(text[:12])


@lru_cache(maxsize=1000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters[:12].upper():
        number = number * 26 + ord(letter) - 64
    return number

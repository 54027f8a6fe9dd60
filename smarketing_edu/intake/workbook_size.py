"""How large a workbook's sheets become when they are laid out, found out before they are.

The reader lays a sheet out as one block, from the first cell to the last that holds something. A
small file can so ask for all memory there is, and that ends the whole program, not the one read.
We parse strictly what it parses loosely, and follow the same names it follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from xml.parsers import expat

from smarketing_edu.intake.bad_file import BadFileError

_CELL_NAME = re.compile(r"([A-Z]+)([0-9]+)", re.I)
_WORKBOOK, _RELATIONS, _CONTENT = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml"

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
        surveys = [_surveyed(data, _ExcelSurvey()) for name in sheets for data in by_name[name]]
    return max((size for survey in surveys for size in survey.sizes), default=0)


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


class _Survey:
    """Follows rows and cells, and keeps the last place that holds something."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self._row = self._column = self._last_row = self._last_column = 0
        self._filled = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text inside an element."""
        self._filled = self._filled or bool(text.strip())

    def _close_sheet(self) -> None:
        self.sizes.append(self._last_row * self._last_column)
        self._row = self._column = self._last_row = self._last_column = 0


class _ExcelSurvey(_Survey):
    """A sheet of XLSX: rows and cells say where they are, or follow the one before."""

    def start(self, name: str, attributes: Attributes) -> None:
        kind = _local(name)
        if kind == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif kind == "c":
            place = _CELL_NAME.fullmatch(attributes.get("r", ""))
            self._column += 1
            if place:
                self._column, self._row = _column_number(place[1]), _number(place[2], self._row)
            self._filled = False
        else:
            # a value that is there but empty counts as something
            self._filled = True

    def end(self, name: str) -> None:
        kind = _local(name)
        if kind == "c" and self._filled:
            self._last_row = max(self._last_row, self._row)
            self._last_column = max(self._last_column, self._column)
        elif kind == "worksheet":
            self._close_sheet()


class _OpenSurvey(_Survey):
    """The content of ODS: rows and cells may be "repeated", empty ones up to the last there is."""

    _CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})

    def __init__(self) -> None:
        super().__init__()
        self._times = self._row_times = 1
        self._row_filled = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table:table-row":
            self._column, self._row_filled = 0, False
            self._row_times = _number(attributes.get("table:number-rows-repeated"), 1)
        elif name in self._CELLS:
            self._times = _number(attributes.get("table:number-columns-repeated"), 1)
            self._filled = any(key.startswith("office:") for key in attributes)

    def end(self, name: str) -> None:
        if name in self._CELLS:
            self._column += self._times
            if self._filled:
                self._row_filled = True
                self._last_column = max(self._last_column, self._column)
            self._filled = False
        elif name == "table:table-row":
            self._row += self._row_times
            if self._row_filled:
                self._last_row = self._row
        elif name == "table:table":
            self._close_sheet()


def _surveyed(data: bytes, survey: _Survey) -> _Survey:
    _parse(data, start=survey.start, end=survey.end, text=survey.text)
    return survey


def _parse(
    data: bytes,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadFileError("broken_workbook") from error


def _refuse_doctype(*_: object) -> None:
    # no spreadsheet writes one; it could define texts that grow
    raise BadFileError("broken_workbook")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _number(text: str | None, default: int) -> int:
    if not text or not text.isascii() or not text.isdigit():
        return default
    return int(text[:12])


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters[:12].upper():
        number = number * 26 + ord(letter) - 64
    return number

"""Workbooks (XLSX and ODS): looked over before they are opened, so that none can swell.

python-calamine reads them ten times faster than openpyxl. It lays a sheet out as one block, so a
file with one cell at each far corner would fill all memory: that is checked first.
"""

from __future__ import annotations

import io
import re
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.zip_parts import unpack

LARGEST_UNPACKED = 300_000_000
"""Bytes of all parts of a workbook together, unpacked."""

MOST_CELLS = 5_000_000
"""Cells from the first to the last corner of a sheet."""

_PARTS = re.compile(r"xl/.*\.(xml|rels)|content\.xml|styles\.xml|META-INF/manifest\.xml")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?(/?)>")
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "


def read_sheets(data: bytes, *, sheet: str | None) -> dict[str, list[list[object]]]:
    """The cells of each sheet that is not hidden, or of the one named (in any case).

    Raises `BadFileError`.
    """
    _look_over(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = _chosen(workbook, sheet)
            return {name: _cells(workbook, name) for name in names}
    except CalamineError as error:
        raise BadFileError("broken_workbook") from error
    except BaseException as error:
        # what the reader's own language calls a panic is no Exception in ours
        if type(error).__name__ != "PanicException":
            raise
        raise BadFileError("broken_workbook") from error


def _chosen(workbook: CalamineWorkbook, sheet: str | None) -> list[str]:
    if sheet is None:
        visible = [m.name for m in workbook.sheets_metadata if _is_shown(m)]
        return visible or list(workbook.sheet_names)
    found = [n for n in workbook.sheet_names if n.strip().casefold() == sheet.strip().casefold()]
    if not found:
        names = ", ".join(workbook.sheet_names)
        raise BadFileError("no_such_sheet", sheet=sheet, sheets=names)
    return found[:1]


def _is_shown(metadata: object) -> bool:
    return bool(getattr(metadata, "visible", None) == SheetVisibleEnum.Visible)


def _cells(workbook: CalamineWorkbook, name: str) -> list[list[object]]:
    return [list(row) for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def _look_over(data: bytes) -> None:
    parts = unpack(data, wanted=lambda name: bool(_PARTS.fullmatch(name)), largest=LARGEST_UNPACKED)
    if not {"content.xml", "xl/workbook.xml"} & {name for name, _ in parts}:
        raise BadFileError("other_workbook")
    for name, text in parts:
        _look_over_part(name, text)


def _look_over_part(name: str, text: bytes) -> None:
    if b"<!DOCTYPE" in text[:4000] or b"<!ENTITY" in text[:4000]:
        raise BadFileError("broken_workbook")
    if name == "content.xml":
        largest = max(_ods_sizes(text), default=0)
    elif name.startswith("xl/worksheets/"):
        largest = _xlsx_size(text)
    else:
        return
    if largest > MOST_CELLS:
        raise BadFileError("too_many_cells", cells=f"{largest:,}")


def _xlsx_size(text: bytes) -> int:
    """Cells in the block from the first cell to the last that holds something."""
    last_row = last_column = 0
    columns: dict[bytes, int] = {}
    for letters, row, empty in _CELL.findall(text):
        if empty:
            continue
        last_row = max(last_row, int(row))
        if letters not in columns:
            columns[letters] = _column_number(letters)
    last_column = max(columns.values(), default=0)
    return last_row * last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_sizes(text: bytes) -> list[int]:
    """Cells in the block of each table, with what is "repeated" counted as often as it says."""
    survey = _OdsSurvey()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = survey.start
    parser.EndElementHandler = survey.end
    parser.CharacterDataHandler = survey.text
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise BadFileError("broken_workbook") from error
    return survey.sizes


class _OdsSurvey:
    """Follows the rows and cells of an ODS file and keeps the last place that holds something."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self._row = self._column = self._last_row = self._last_column = 0
        self._repeats = self._row_repeats = 1
        self._filled = self._row_filled = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _TABLE + "table":
            self._row = self._last_row = self._last_column = 0
        elif name == _TABLE + "table-row":
            self._column, self._row_filled = 0, False
            self._row_repeats = _count(attributes.get(_TABLE + "number-rows-repeated"))
        elif name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._repeats = _count(attributes.get(_TABLE + "number-columns-repeated"))
            self._filled = _OFFICE + "value-type" in attributes

    def text(self, text: str) -> None:
        self._filled = self._filled or bool(text.strip())

    def end(self, name: str) -> None:
        if name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._column += self._repeats
            if self._filled:
                self._row_filled = True
                self._last_column = max(self._last_column, self._column)
            self._filled = False
        elif name == _TABLE + "table-row":
            self._row += self._row_repeats
            if self._row_filled:
                self._last_row = self._row
        elif name == _TABLE + "table":
            self.sizes.append(self._last_row * self._last_column)


def _count(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 10 else 1

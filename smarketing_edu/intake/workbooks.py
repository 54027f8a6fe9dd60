"""Workbooks (XLSX and ODS): looked over before they are opened, so that none can swell.

python-calamine reads them ten times faster than openpyxl, but must not be given every file.
"""

from __future__ import annotations

import io

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.workbook_size import largest_sheet
from smarketing_edu.intake.zip_parts import unpack

LARGEST_UNPACKED = 300_000_000
"""Bytes of all parts of a workbook together, unpacked."""

MOST_CELLS = 5_000_000
"""Cells from the first to the last corner of a sheet."""


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
    cells = largest_sheet(unpack(data, largest=LARGEST_UNPACKED))
    if cells > MOST_CELLS:
        raise BadFileError("too_many_cells", cells=f"{cells:,}")

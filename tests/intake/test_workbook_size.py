"""Small workbooks that would fill all memory if they were laid out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.roster import read_roster
from tests.intake.damage import sound_files

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST = '<row r="1"><c r="A1" t="str"><v>Business name</v></c></row>'
EXCEL = {
    "far_cell": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    "far_cell_with_an_empty_value": '<row><c r="XFD1048576" t="str"><v></v></c></row>',
    "far_cell_with_an_empty_text": '<row><c r="XFD1048576" t="inlineStr"><is><t/></is></c></row>',
    "single_quotes_and_spaces": "<row><c  t='n'  r = 'XFD1048576' ><v>1</v></c></row>",
    "small_letters": '<row><c r="xfd1048576"><v>1</v></c></row>',
    "beyond_what_a_sheet_can_have": '<row><c r="ZZZZZZ99999999"><v>1</v></c></row>',
    "far_row_and_far_column": (
        '<row r="2"><c r="XFD2"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row>'
    ),
}
OPEN = {
    "a_filled_row_repeated": (
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="1000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row>"
    ),
    "a_cell_below_a_million_empty_rows": (
        '<table:table-row table:number-rows-repeated="1048000"/><table:table-row>'
        '<table:table-cell table:number-columns-repeated="1000"/>'
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    ),
}


@pytest.mark.parametrize("rows", EXCEL.values(), ids=EXCEL)
def test_a_small_excel_file_that_would_swell_is_refused(tmp_path: Path, rows: str) -> None:
    """However the far cell is written, it is seen before the sheet is laid out."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{_FIRST}{rows}</sheetData></worksheet>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(_with_part(sound_files()[".xlsx"], "xl/worksheets/sheet1.xml", sheet))
    with pytest.raises(FileInputError, match="too wide or too long"):
        read_roster(path)


@pytest.mark.parametrize("rows", OPEN.values(), ids=OPEN)
def test_a_small_ods_file_that_would_swell_is_refused(tmp_path: Path, rows: str) -> None:
    """Rows and cells that are "repeated" count as often as they say."""
    sound = sound_files()[".ods"]
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        content = archive.read("content.xml").decode()
    changed = content.replace("</table:table>", f"{rows}</table:table>")
    path = tmp_path / "a.ods"
    path.write_bytes(_with_part(sound, "content.xml", changed))
    with pytest.raises(FileInputError, match="too wide or too long"):
        read_roster(path)


def test_empty_formatted_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    """A spreadsheet leaves formats behind; a cell that holds nothing takes no room."""
    name = '<row r="2"><c r="A2" t="str"><v>Rosie</v></c></row>'
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{_FIRST}{name}{far}</sheetData></worksheet>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(_with_part(sound_files()[".xlsx"], "xl/worksheets/sheet1.xml", sheet))
    assert [b.business_name for b in read_roster(path).businesses] == ["Rosie"]


def test_a_file_of_two_kinds_at_once_is_refused(tmp_path: Path) -> None:
    """It could be read as the kind that was not looked over."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(_with_part(sound_files()[".xlsx"], "content.xml", "<x/>"))
    with pytest.raises(FileInputError, match="not a kind of workbook"):
        read_roster(path)


def _with_part(data: bytes, name: str, text: str) -> bytes:
    """A workbook with one part put in or replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (parts | {name: text.encode()}).items():
            archive.writestr(part, content)
    return changed.getvalue()

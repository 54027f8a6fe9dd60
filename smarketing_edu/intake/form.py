"""The form to send out: a workbook (or CSV) with plain questions, one row for each business."""

from __future__ import annotations

import csv
import io
import os
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from smarketing_edu.content import Content, load_content
from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.form_cells import number_format, validation
from smarketing_edu.intake.tables import safe_cell
from smarketing_edu.intake.values import read_value
from smarketing_edu.intake.whole_file import write_whole
from smarketing_edu.model.business import FIELDS

HEADER_ROW, EXAMPLE_ROW, LAST_ROW = 4, 5, 305
_ADVANCED = ("_name", "_past", "_target", "_effort")
_FOR_LATER = frozenset(
    {"capacity", "closed_before", "retention", "discount_rate", "extra_revenue", "lead_points"}
    | {"lead_threshold", "expected_repeat_revenue", "new_customers_from_ads", "after_score"}
    | {"before_score", "hours_future", "activities", "currency"}
)
_HEADER_FILL = PatternFill("solid", fgColor="E6E6E6")
_EXAMPLE_FONT = Font(italic=True, color="595959")


def form_fields(*, every: bool = False) -> tuple[str, ...]:
    """The fields a form asks for: all, or those that most owners can answer."""
    kept = {"owner_name", "business_name", "mentor_name"}
    return tuple(
        name
        for name in FIELDS
        if every or name in kept or not (name.endswith(_ADVANCED) or name in _FOR_LATER)
    )


def write_form(path: str | os.PathLike[str], *, language: str = "en", every: bool = False) -> None:
    """Write the form as XLSX or CSV, by the name's ending; `every` asks for every field.

    What it makes reads back without a problem: the example row is known and left out.
    Raises `FileInputError` when the name or the folder does not fit.
    """
    file = Path(path)
    content = load_content(language)
    fields = form_fields(every=every)
    try:
        if file.suffix.casefold() == ".xlsx":
            write_whole(file, _workbook_bytes(fields, content))
        elif file.suffix.casefold() == ".csv":
            write_whole(file, _csv_bytes(fields, content))
        else:
            raise OSError(file.suffix)
    except OSError as error:
        message = content.phrase("form.cannot_write", file=file.name)
        raise FileInputError(message, path=str(file)) from error


def example_answer(name: str, content: Content) -> str:
    """What the example row says for a field; the name is marked, so that the row is known."""
    example = content.fields[name].example
    if name == "business_name":
        return f"{content.phrase('form.example_mark')}: {example}"
    return example


def _csv_bytes(fields: tuple[str, ...], content: Content) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([content.fields[name].question for name in fields])
    writer.writerow([safe_cell(example_answer(name, content)) for name in fields])
    # the mark at the start tells Excel that letters may have accents
    return text.getvalue().encode("utf-8-sig")


def _workbook_bytes(fields: tuple[str, ...], content: Content) -> bytes:
    workbook = Workbook()
    form = workbook.active
    assert isinstance(form, Worksheet)
    form.title = content.phrase("form.sheet")
    _write_titles(form, content, columns=len(fields))
    lists = workbook.create_sheet(content.phrase("form.lists_sheet"))
    for column, name in enumerate(fields, start=1):
        _write_column(form, lists, column, name, content)
    form.freeze_panes = f"{get_column_letter(fields.index('business_name') + 2)}{EXAMPLE_ROW}"
    form.row_dimensions[HEADER_ROW].height = 75
    form.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    _write_help(workbook.create_sheet(content.phrase("form.help_sheet"), 1), fields, content)
    lists.sheet_state = "hidden"
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def _write_titles(form: Worksheet, content: Content, *, columns: int) -> None:
    for row, key in enumerate(("title", "privacy", "how_to"), start=1):
        cell = form.cell(row, 1, content.phrase(f"form.{key}"))
        cell.font = Font(bold=row == 1, size=14 if row == 1 else 11)
        form.merge_cells(start_row=row, end_row=row, start_column=1, end_column=min(8, columns))


def _write_column(
    form: Worksheet, lists: Worksheet, column: int, name: str, content: Content
) -> None:
    words = content.fields[name]
    head = form.cell(HEADER_ROW, column, words.question)
    head.font, head.fill = Font(bold=True), _HEADER_FILL
    head.alignment = Alignment(wrap_text=True, vertical="top")
    head.comment = Comment(words.help, "")
    form.column_dimensions[get_column_letter(column)].width = 24
    example = form.cell(EXAMPLE_ROW, column)
    example.value, example.font = _typed_example(name, content), _EXAMPLE_FONT
    for row in range(EXAMPLE_ROW, LAST_ROW + 1):
        form.cell(row, column).number_format = number_format(FIELDS[name])
    letter = get_column_letter(column)
    for row, label in enumerate(words.choices.values(), start=1):
        lists.cell(row, column, label)
    choices = f"{lists.title}!${letter}$1:${letter}${len(words.choices) or 1}"
    rule = validation(FIELDS[name], content, choices=choices)
    form.add_data_validation(rule)
    rule.add(f"{letter}{EXAMPLE_ROW}:{letter}{LAST_ROW}")


def _typed_example(name: str, content: Content) -> str | float | date:
    """The example as somebody would type it into the cell: a number where it is one."""
    field, example = FIELDS[name], example_answer(name, content)
    if field.kind in ("integer", "number", "money", "rate", "date"):
        value = read_value(example, field=field, language=content.language).value
        if isinstance(value, float | int | date):
            return value
    return str(safe_cell(example))


def _write_help(sheet: Worksheet, fields: tuple[str, ...], content: Content) -> None:
    titles = ("question", "help", "example", "choices")
    sheet.append([content.phrase(f"form.column_{title}") for title in titles])
    for name in fields:
        words = content.fields[name]
        choices = "; ".join(words.choices.values())
        sheet.append([words.question, words.help, words.example, choices])
    for column, width in enumerate((50, 60, 30, 60), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), _HEADER_FILL
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"

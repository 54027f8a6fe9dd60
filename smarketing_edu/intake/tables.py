"""Any file with a table in it, as rows of cells that know the row number a person sees."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.header_row import find_header_row
from smarketing_edu.intake.headers import match_header
from smarketing_edu.intake.problem import file_error
from smarketing_edu.intake.records import read_json, read_json_lines, read_yaml
from smarketing_edu.intake.text_tables import decode, split_cells
from smarketing_edu.intake.workbooks import read_sheets

LARGEST_FILE = 50_000_000
"""Bytes. A roster of ten thousand businesses with every field filled in has fewer."""

MOST_ROWS = 100_000

_FORMULA_STARTS = ("=", "+", "-", "@", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_REFUSED = (
    ("is_pdf", re.compile(rb"%PDF-")),
    ("old_workbook", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("is_web_page", re.compile(rb"\s*<(?:!doctype html|html|table|head|body|meta)\b", re.I)),
    ("other_workbook", re.compile(rb"\s*<\?xml|\s*<workbook|\x1f\x8b|Rar!|7z\xbc\xaf", re.I)),
)
_LINK = re.compile(
    r'\s*\{[^{}]*"(?:doc_id|url)"\s*:\s*"[^{}]*\}\s*|\s*\[InternetShortcut\].*', re.S
)


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells."""

    number: int
    cells: Sequence[object]


@dataclass(frozen=True)
class RawTable:
    """All rows of a file. `header` is set where the file says itself what each cell is."""

    rows: tuple[Row, ...]
    header: tuple[str, ...] | None = None
    findings: tuple[Finding, ...] = ()


def is_field_name(text: str) -> bool:
    """Whether a column name is one of ours, however it is written."""
    match = match_header(text)
    return bool(match and match.sure and match.field)


def read_table(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    language: str = "en",
    knows: Callable[[str], bool] = is_field_name,
) -> RawTable:
    """The rows of a file, whatever spreadsheet, form or program wrote it.

    `sheet` names the sheet of a workbook (else the one with the most column names that `knows`
    tells). Raises `FileInputError`, in words of `language`, when the file cannot be used.
    """
    file = Path(path)
    try:
        return parse_table(read_bytes(file), name=file.name, sheet=sheet, knows=knows)
    except BadFileError as error:
        raise file_error(error.key, path=file, language=language, **error.details) from error


def parse_table(
    data: bytes,
    *,
    name: str,
    sheet: str | None = None,
    knows: Callable[[str], bool] = is_field_name,
) -> RawTable:
    """The rows in the bytes of a file with this name; raises `BadFileError`."""
    table = _table(Path(name).suffix.casefold(), data, sheet, knows)
    if len(table.rows) > MOST_ROWS:
        raise BadFileError("too_many_rows", most=f"{MOST_ROWS:,}")
    return table


def safe_cell(value: object) -> object:
    """A value to write into a cell, so that no spreadsheet takes it for a formula.

    A text that starts like a formula gets an apostrophe in front; numbers stay as they are.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("-5"), safe_cell(-5), safe_cell("plain")
    ("'=HYPERLINK(1)", "'-5", -5, 'plain')
    """
    if isinstance(value, str):
        # a spreadsheet looks past gaps and marks nobody sees
        start = value.lstrip(" \u00a0\u200b\ufeff\0")
        if start.startswith(_FORMULA_STARTS) or value.startswith(_FORMULA_STARTS):
            return f"'{value}"
    return value


def read_bytes(file: Path) -> bytes:
    """The bytes of a file; raises `BadFileError` when it is not there, empty, or too large."""
    try:
        if file.is_dir():
            raise BadFileError("is_folder")
        if file.stat().st_size > LARGEST_FILE:
            raise BadFileError("file_too_large", most=LARGEST_FILE // 1_000_000)
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise BadFileError("no_such_file") from error
    except (OSError, ValueError) as error:
        if isinstance(error, BadFileError):
            raise
        raise BadFileError("cannot_open") from error
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadFileError("empty_file")
    return data


def _table(suffix: str, data: bytes, sheet: str | None, knows: Callable[[str], bool]) -> RawTable:
    for key, start in _REFUSED:
        if start.match(data[:2000].removeprefix(b"\xef\xbb\xbf")):
            raise BadFileError(key)
    if data.startswith(b"PK"):
        return _workbook_table(data, sheet, knows)
    text, findings = decode(data)
    if suffix in (".gsheet", ".url", ".webloc") or _LINK.fullmatch(text[:5000]):
        raise BadFileError("is_shortcut")
    if suffix in (".jsonl", ".ndjson"):
        return _record_table(read_json_lines(text))
    if suffix == ".json":
        return _record_table(_numbered(read_json(text)))
    if suffix in (".yaml", ".yml"):
        return _record_table(_numbered(read_yaml(text)))
    rows = split_cells(text, knows=knows)
    return RawTable(tuple(Row(n, cells) for n, cells in enumerate(rows, start=1)), None, findings)


def _workbook_table(data: bytes, sheet: str | None, knows: Callable[[str], bool]) -> RawTable:
    sheets = read_sheets(data, sheet=sheet)
    filled = {name: rows for name, rows in sheets.items() if rows}
    if not filled:
        raise BadFileError("empty_file")
    known = {name: find_header_row(rows, knows=knows) for name, rows in filled.items()}
    best = max(filled, key=lambda name: -1 if (row := known[name]) is None else row.known)
    # a sheet of help or lists knows no two of our columns in one row
    others = ", ".join(n for n, h in known.items() if n != best and h and h.known > 1)
    findings = (Finding("other_sheets", "note", {"sheet": best, "others": others}),)
    rows = tuple(Row(n, cells) for n, cells in enumerate(filled[best], start=1))
    return RawTable(rows, None, findings if others else ())


def _numbered(data: Any) -> list[tuple[int, Any]]:
    if isinstance(data, Mapping):
        lists = [value for value in data.values() if isinstance(value, list)]
        of_records = [part for part in lists if part and isinstance(part[0], Mapping)]
        # {"businesses": [{…}, {…}]} is a list with a name; a flat mapping is one business
        data = of_records[0] if len(data) == 1 and of_records else [data]
    if not isinstance(data, list):
        raise BadFileError("not_records")
    return list(enumerate(data, start=1))


def _record_table(records: list[tuple[int, Any]]) -> RawTable:
    if not records or not all(isinstance(record, Mapping) for _, record in records):
        raise BadFileError("not_records")
    header = tuple(dict.fromkeys(str(key) for _, record in records for key in record))
    if len(header) * len(records) > 5_000_000:
        raise BadFileError("too_many_cells", cells=f"{len(header) * len(records):,}")
    rows = (Row(number, [record.get(key) for key in header]) for number, record in records)
    return RawTable(tuple(rows), header)

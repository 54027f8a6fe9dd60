"""Any file with a table in it, as rows of cells that know the row number a person sees."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.problem import file_error
from smarketing_edu.intake.text_tables import NotTextError, decode, split_cells

LARGEST_FILE = 50_000_000
"""Bytes. A roster of ten thousand businesses with every field filled in has fewer."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "|")


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells."""

    number: int
    cells: Sequence[object]


@dataclass(frozen=True)
class RawTable:
    """All rows of a file, its header still among them (unless `header` says what it is)."""

    rows: tuple[Row, ...]
    header: tuple[str, ...] | None = None
    findings: tuple[Finding, ...] = ()


def read_table(
    path: str | os.PathLike[str], *, sheet: str | None = None, language: str = "en"
) -> RawTable:
    """The rows of a file, whatever spreadsheet or form wrote it.

    Raises `FileInputError` in words of `language` when the file cannot be used.
    """
    file = Path(path)
    data = _bytes(file, language)
    return _text_table(data, path=file, language=language)


def safe_cell(text: object) -> object:
    """A value to write into a cell, so that no spreadsheet takes it for a formula.

    A text that starts like a formula gets an apostrophe in front; numbers stay as they are.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("-5"), safe_cell(-5), safe_cell("plain")
    ("'=HYPERLINK(1)", "'-5", -5, 'plain')
    """
    if isinstance(text, str) and text.lstrip(" \u00a0").startswith(_FORMULA_STARTS):
        return f"'{text}"
    return text


def _bytes(file: Path, language: str) -> bytes:
    try:
        if file.is_dir():
            raise file_error("is_folder", path=file, language=language)
        if file.stat().st_size > LARGEST_FILE:
            most = LARGEST_FILE // 1_000_000
            raise file_error("file_too_large", path=file, language=language, most=most)
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise file_error("no_such_file", path=file, language=language) from error
    except OSError as error:
        raise file_error("cannot_open", path=file, language=language) from error
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise file_error("empty_file", path=file, language=language)
    return data


def _text_table(data: bytes, *, path: Path, language: str) -> RawTable:
    try:
        text, findings = decode(data)
        cells = split_cells(text)
    except (NotTextError, csv.Error) as error:
        raise file_error("not_a_table", path=path, language=language) from error
    rows = tuple(Row(number, row) for number, row in enumerate(cells, start=1))
    return RawTable(rows, findings=findings)

"""Tables in text files: what comes out of a spreadsheet as CSV or TSV, in any usual encoding."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.header_row import find_header_row

DELIMITERS = (",", ";", "\t", "|")
MOST_CELLS = 5_000_000
_SAMPLE_ROWS = 60
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text in some bytes; notes it when they are Windows-1252, which is a guess.

    Raises `BadFileError`.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    encoding = encoding or _utf16_without_mark(data)
    if encoding:
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError as error:
            raise BadFileError("not_a_table") from error
    if _looks_binary(data):
        raise BadFileError("not_a_table")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    example = next((word for word in text.split() if not word.isascii()), "")
    return text, (Finding("windows_encoding", "note", {"example": example.strip(',;"')[:40]}),)


def split_cells(text: str, *, knows: Callable[[str], bool]) -> list[list[str]]:
    """The cells of each row; the delimiter is the one that fits best.

    `knows` tells a column name that is known: a delimiter that shows more of them wins.
    Raises `BadFileError` for a field that never ends, and for a table too wide or too long.
    """
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own way to name the delimiter; the line stays, empty, so that rows keep numbers
        return [[], *_rows(rest, first.strip()[4])]
    return _rows(text, max(DELIMITERS, key=lambda mark: _fit(text, mark, knows)))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    if text.count(delimiter) > MOST_CELLS:
        raise BadFileError("too_many_cells", cells=f"{text.count(delimiter):,}")
    try:
        return list(_reader(text, delimiter))
    except csv.Error as error:
        raise BadFileError("not_a_table") from error


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _fit(text: str, delimiter: str, knows: Callable[[str], bool]) -> tuple[int, int, int]:
    """How well a delimiter fits: known column names, cells in rows of the usual width, width."""
    try:
        rows = list(islice(_reader(text, delimiter), _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0, 0
    header = find_header_row(rows, knows=knows)
    widths = [len(row) for row in rows if len(row) > 1]
    width, times = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return header.known if header else 0, width * times, width


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None


def _looks_binary(data: bytes) -> bool:
    sample = data[:4000]
    strange = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return strange > max(5, len(sample) * 0.02)

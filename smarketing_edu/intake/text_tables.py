"""Tables in text files: what comes out of a spreadsheet as CSV or TSV, in any usual encoding."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable

from smarketing_edu.intake.finding import Finding

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 60
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotTextError(ValueError):
    """The bytes are no text in any encoding that spreadsheets write."""


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text in some bytes; notes it when they are Windows-1252, which is a guess.

    Raises `NotTextError`.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    encoding = encoding or _utf16_without_mark(data)
    if encoding:
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError as error:
            raise NotTextError(encoding) from error
    if _looks_binary(data):
        raise NotTextError
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    example = next((word for word in text.split() if not word.isascii()), "")
    return text, (Finding("windows_encoding", "note", {"example": example.strip(',;"')[:40]}),)


def split_cells(text: str) -> list[list[str]]:
    """The cells of each row; the delimiter is the one that fits best.

    Raises `csv.Error` for a field that never ends.
    """
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own way to name the delimiter; the line stays, empty, so that rows keep numbers
        return [[], *_rows(rest, first.strip()[4])]
    return _rows(text, _best_delimiter(text))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _best_delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda mark: _fit(text, mark))


def _fit(text: str, delimiter: str) -> tuple[int, int]:
    """How well a delimiter fits: cells in rows that share their usual width, then that width."""
    sample = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widths = [len(row) for row in _first(sample) if len(row) > 1]
    if not widths:
        return 0, 0
    width, times = Counter(widths).most_common(1)[0]
    return width * times, width


def _first(rows: Iterable[list[str]]) -> list[list[str]]:
    taken = []
    for row in rows:
        taken.append(row)
        if len(taken) == _SAMPLE_ROWS:
            break
    return taken


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
    return strange > len(sample) * 0.02

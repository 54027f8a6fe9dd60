"""The parts of a ZIP file, unpacked in memory and never beyond a limit."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from smarketing_edu.intake.bad_file import BadFileError

MOST_PARTS = 5000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def unpack(data: bytes, *, largest: int) -> list[tuple[str, bytes]]:
    """The parts by name, when all together are no larger than `largest` bytes.

    Raises `BadFileError`. A part that names a false size counts as broken.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > largest or len(parts) > MOST_PARTS:
                raise BadFileError("swells", most=largest // 1_000_000)
            return [(p.filename, archive.read(p)) for p in parts]
    except _BROKEN as error:
        if isinstance(error, BadFileError):
            raise
        raise BadFileError("broken_workbook") from error

"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from errno import EACCES
from pathlib import Path

_MAY_WRITE = 0o222
PRIVATE = 0o600
READABLE = 0o644


def write_whole(
    path: Path, data: bytes, *, mode: int = PRIVATE, outlast_power_cut: bool = True
) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    `mode` is for a new file; an old one keeps its own. Waiting until a power cut could do no harm
    takes longer than making a page: do without for what can be made again.
    Raises `OSError`, also for a file that is marked as not to be changed, and then leaves what was
    there before.
    """
    if path.exists() and not path.stat().st_mode & _MAY_WRITE:
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if outlast_power_cut:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, part)
        else:
            part.chmod(mode)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

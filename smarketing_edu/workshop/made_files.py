"""Which files of a folder we made: their names and digests, so that no other is ever removed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from smarketing_edu.handout import save_file

MADE = ".made"


def note_files(folder: Path, names: Iterable[str]) -> None:
    """Note files (by name below the folder) as made by us, as they are now.

    Raises `FileInputError` when the note cannot be saved.
    """
    made = made_files(folder) | {name: digest_of(folder / name) for name in names}
    save_file(json.dumps(made, indent=0, sort_keys=True).encode(), folder / MADE)


def made_files(folder: Path) -> dict[str, str]:
    """The files that were noted, with the digest of each; none where nothing can be read."""
    with suppress(OSError, ValueError):
        read = json.loads((folder / MADE).read_text(encoding="utf-8"))
        if isinstance(read, dict):
            return {name: digest for name, digest in read.items() if _is_below(name)}
    return {}


def digest_of(path: Path) -> str:
    """A digest of what a file holds; "" where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _is_below(name: object) -> bool:
    """Whether a name of the note stays inside the folder, whoever wrote it."""
    path = Path(str(name))
    return not path.is_absolute() and ".." not in path.parts and str(name) not in ("", ".")

"""What earlier runs have made in a folder: the names of files and digests, nothing of anybody's.

Each file made is a line of its own, added at once, so that a run that is killed loses nothing. A
line that was cut off by the kill is left out when the ledger is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from smarketing_edu.handout import save_file

LEDGER = ".ledger"


@dataclass(frozen=True)
class Entry:
    """One file: the key of what it was made from, and the digest of what it holds.

    A file that was planned and of which no more is known has no digest. `changes` are the kinds
    of change to the learner's texts, each with the name of the field that was cut, or "".
    """

    file: str
    key: str = ""
    digest: str = ""
    pages: int = 0
    changes: tuple[tuple[str, str], ...] = ()


@dataclass
class Ledger:
    """The files of a folder by name, and the day printed on them."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    prepared_on: date | None = None

    def add(self, entry: Entry) -> None:
        """Note a file that was just made."""
        self.entries[entry.file] = entry
        # a disk that is full now costs a remake later, and nothing else
        with suppress(OSError), self.path.open("ab", buffering=0) as file:
            file.write(b"\n" + json.dumps(asdict(entry)).encode())  # a torn line ends before it

    def save(self) -> None:
        """Write the whole ledger anew; raises `FileInputError` when it cannot be written."""
        day = self.prepared_on.isoformat() if self.prepared_on else ""
        lines = [{"prepared_on": day}, *map(asdict, self.entries.values())]
        save_file(
            "\n".join(map(json.dumps, lines)).encode(), self.path, what="list of what is made"
        )


def read_ledger(path: Path, *, others: Iterable[Path] = ()) -> Ledger:
    """Read a folder's ledger, and those of the `others` who made a part of it."""
    ledger = Ledger(path)
    there = [source for source in (*others, path) if source.is_file()]
    for source in sorted(there, key=lambda source: source.stat().st_mtime):  # the newest counts
        with suppress(OSError):
            for line in source.read_text(encoding="utf-8", errors="replace").splitlines():
                _take(ledger, line)
    return ledger


def _take(ledger: Ledger, line: str) -> None:
    with suppress(ValueError, TypeError, KeyError):  # cut off, or not written by us
        read = json.loads(line)
        if "prepared_on" in read:
            day = read["prepared_on"]
            ledger.prepared_on = date.fromisoformat(day) if day else None
        else:
            entry = Entry(**read | {"changes": tuple(map(tuple, read["changes"]))})
            if Path(entry.file).name == entry.file:
                ledger.entries[entry.file] = entry

"""The folder of handouts: what can stay, what gets another name, what has to go.

Only files that the ledger knows are touched. A file that is no longer as it was made has been
written in by somebody: it is set aside under a name that says so, never removed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from smarketing_edu.batch.ledger import Entry, Ledger
from smarketing_edu.errors import FileInputError

_SET_ASIDE = "-changed-by-hand"


class HandoutFolder:
    """The handouts on disk and the ledger of who made them."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger

    def keep(self, wanted: Mapping[str, str]) -> set[str]:
        """Keep the files that are `wanted` (name -> key) as they are, each under its wanted name.

        Gives the names that need not be made. Two files may change names with each other, so all
        that move get a name of their own in between; a run that is killed then finds them there.
        """
        known = {entry.key: entry for entry in self.ledger.entries.values() if entry.digest}
        found = {
            name: known[key]
            for name, key in wanted.items()
            if key in known and self._set_out(known[key], name)
        }
        kept = {name: entry for name, entry in found.items() if self._arrive(entry, name)}
        for file in {entry.file for entry in kept.values()} - kept.keys():
            del self.ledger.entries[file]
        self.ledger.entries |= {name: replace(kept[name], file=name) for name in kept}
        return set(kept)

    def _set_out(self, entry: Entry, name: str) -> bool:
        """Find a file that is whole and as it was made; on its way if its name has to change."""
        here, between = self.folder / name, self._between(entry)
        for path in (here, self.folder / entry.file, between):
            if _digest(path) == entry.digest:
                if path not in (here, between):
                    with suppress(OSError):  # open in a viewer: made anew under the other name
                        os.replace(path, between)
                return here == path or between.exists()
        return False

    def _arrive(self, entry: Entry, name: str) -> bool:
        if self._between(entry).exists():
            try:
                self._set_aside(name)
                os.replace(self._between(entry), self.folder / name)
            except OSError:
                return False
        return True

    def plan(self, names: Collection[str]) -> None:
        """Say in the ledger which files will be made, before any is: a killed run made some."""
        for name in names:
            with suppress(OSError):  # then it cannot be written either, and its row says so
                self._set_aside(name)
            self.ledger.entries[name] = Entry(name)
        self.ledger.save()

    def remove(self, names: Collection[str]) -> list[str]:
        """Remove files that no row has any more; gives those that could not be removed."""
        stuck = []
        for name in names:
            try:
                self._set_aside(name)
                (self.folder / name).unlink(missing_ok=True)
                self.ledger.entries.pop(name, None)
            except OSError:
                stuck.append(name)
        return stuck

    def sweep(self) -> None:
        """Remove what a killed run left half done."""
        lists = self.folder.parent.glob(".*.part")
        for part in (*lists, *self.folder.glob(".*.part"), *self.folder.glob(".*.moving")):
            with suppress(OSError):
                part.unlink()

    def _between(self, entry: Entry) -> Path:
        return self.folder / f".{entry.digest[:32]}.moving"

    def _set_aside(self, name: str) -> None:
        """Give a file that somebody has written in another name."""
        path, entry = self.folder / name, self.ledger.entries.get(name)
        made = {entry.digest for entry in self.ledger.entries.values()}
        if entry and entry.digest and _digest(path) not in {"", *made}:
            number, aside = 1, path.with_stem(path.stem + _SET_ASIDE)
            while aside.exists():
                number += 1
                aside = path.with_stem(f"{path.stem}{_SET_ASIDE}-{number}")
            os.replace(path, aside)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Let one batch at a time work in a folder; the system frees the lock of one that is killed.

    Raises `FileInputError` when another is at work, or nothing can be written there.
    """
    try:
        file = lock.open("ab")
    except OSError as error:
        raise FileInputError(
            f"The folder {lock.parent} cannot be written to: {error.strerror}. "
            "Choose another with -o.",
            path=str(lock),
        ) from error
    with file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise FileInputError(
                f"Another batch is at work in {lock.parent}. Wait until it is done, "
                "or choose another folder with -o.",
                path=str(lock),
            ) from error
        yield


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

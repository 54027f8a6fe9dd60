"""Every trace of a roster's people in a folder, removed: only what we made, and all of it is told.

A file is ours when the ledger or the note of made files knows it by its digest, or when what it
holds can be nobody else's. A file that somebody has written in since is left and named.
"""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from smarketing_edu.batch.folder import only_one
from smarketing_edu.batch.ledger import LEDGER, read_ledger
from smarketing_edu.batch.report import INDEX, PROBLEMS
from smarketing_edu.errors import FileInputError
from smarketing_edu.worksheet.blocks import MIME
from smarketing_edu.workshop.made_files import MADE, digest_of, made_files

_OWN_FOLDERS = (
    "handouts",
    "for-the-room",
    "for-the-mentor",
    "to-send-in",
    "mail",
)
_LISTS = {"index": INDEX, "problems": PROBLEMS}


@dataclass(frozen=True)
class Erased:
    """What went, by its name in the folder, and what did not, with a content key that says why."""

    removed: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def erase(folder: Path, *, older_than: timedelta | None = None, dry_run: bool = False) -> Erased:
    """Remove the handouts, packet, lists, papers, mails, notebooks and ledger of a run.

    `older_than` spares what was made since; `dry_run` only tells. Nothing that a link points to is
    touched. Raises `FileInputError` when the folder is not one of ours, or a batch works in it.
    """
    ledgers = sorted(folder.glob(f"{LEDGER}*"))
    if not ledgers and not made_files(folder):
        raise FileInputError(
            f"In {folder} there is no record that we made anything, so nothing was removed. "
            "Name the folder that batch or kit has written to.",
            path=str(folder),
        )
    with only_one(folder / ".lock"):
        since = time.time() - older_than.total_seconds() if older_than else float("inf")
        found = list(_found(folder, ledgers))
        removed, left = [], []
        for name, reason in found:
            reason = reason or _why_not(folder, name, since=since)
            if not reason and not dry_run:
                reason = _remove(folder / name)
            (left.append((name, reason)) if reason else removed.append(name))
        if not left and not dry_run:
            _forget(folder, ledgers)
    if not left and not dry_run:
        (folder / ".lock").unlink(missing_ok=True)
    return Erased(tuple(removed), tuple(left))


def _found(folder: Path, ledgers: list[Path]) -> Iterator[tuple[str, str]]:
    """Each file that bears people's data, and "" or why it has to stay."""
    known = {
        f"handouts/{entry.file}": entry.digest
        for path in ledgers
        for entry in read_ledger(path).entries.values()
    }
    known |= made_files(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or name in (MADE, ".lock") or path in ledgers:
            continue
        if name in known:
            yield name, "" if digest_of(path) == known[name] else "changed"
        elif _is_ours(path, folder):
            yield name, ""
        elif path.name.startswith(".") and path.suffix in (".part", ".moving"):
            yield name, "" if _in_own_folder(path, folder) else "unknown"
        else:
            yield name, "unknown"


def _is_ours(path: Path, folder: Path) -> bool:
    """Whether what a file holds can be nobody else's: our lists, and notebooks with our blocks."""
    with suppress(OSError, ValueError, csv.Error):
        stem = path.stem.split("-")[0]
        if path.parent == folder and path.suffix == ".csv" and stem in _LISTS:
            with path.open(encoding="utf-8-sig", newline="") as file:
                return tuple(next(csv.reader(file), ())) == _LISTS[stem]
        if path.suffix == ".ipynb":
            text = path.read_text(encoding="utf-8")
            return MIME in text and "papermill" in json.loads(text)["metadata"]
    return False


def _in_own_folder(path: Path, folder: Path) -> bool:
    return path.parent == folder or path.relative_to(folder).parts[0] in _OWN_FOLDERS


def _why_not(folder: Path, name: str, *, since: float) -> str:
    path = folder / name
    if path.is_symlink() or not path.resolve().is_relative_to(folder.resolve()):
        return "link"
    return "newer" if path.stat().st_mtime > since else ""


def _remove(path: Path) -> str:
    try:
        path.unlink()
    except OSError:
        return "in_use"
    return ""


def _forget(folder: Path, ledgers: list[Path]) -> None:
    """Remove our records, and our own folders where they are empty now."""
    for path in (*ledgers, folder / MADE):
        path.unlink(missing_ok=True)
    for name in _OWN_FOLDERS:
        with suppress(OSError):  # somebody keeps a file of their own in it
            (folder / name).rmdir()

"""The one file that holds a learner's answers: read fresh, changed field by field, never lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from smarketing_edu.content import load_content
from smarketing_edu.errors import InputError
from smarketing_edu.intake.business_file import load_business, save_business
from smarketing_edu.model.business import FIELDS, Business, Language

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


class AnswersFile:
    """The answers of one learner on disk, shared by all lessons that are open.

    `trouble` says in plain words why the file cannot be used; it is "" when all is well.
    """

    def __init__(self, path: Path, *, language: Language) -> None:
        self.path = path
        self.language = language
        self.trouble = ""
        self._seen: tuple[int, int] | None = None
        self._business = Business(business_name="")
        self.read()

    def read(self) -> Business:
        """The answers as they are on disk now; the last ones we know where the file is broken."""
        try:
            self._read_changes()
        except InputError as error:
            self.trouble = str(error)
            self._seen = None
        return self._business

    def save(self, answers: dict[str, Any]) -> bool:
        """Change these answers in the file and leave all others as they are there.

        Gives False, and changes nothing, when the file cannot be read or written: `trouble` says
        why. Two lessons that save at once wait for each other.
        """
        try:
            with _alone(self.path):
                self._read_changes()
                changed = replace(self._business, **answers)
                if changed.language is None and self.language != "en":
                    changed = replace(changed, language=self.language)
                if changed != self._business or not self.path.exists():
                    named = replace(changed, business_name=changed.business_name or self.unnamed)
                    save_business(named, self.path, language=self.language)
                    self._business, self._seen = changed, _stamp(self.path)
        except (InputError, OSError) as error:
            self.trouble = str(error) if isinstance(error, InputError) else self._cannot_save()
            return False
        return True

    @property
    def unnamed(self) -> str:
        """What a business is called in the file until its owner has told us the name."""
        return load_content(self.language).phrase("widgets.file.unnamed")

    def _read_changes(self) -> None:
        stamp = _stamp(self.path)
        if stamp is None:
            self._business, self._seen, self.trouble = Business(business_name=""), None, ""
        elif stamp != self._seen:
            business = load_business(self.path, language=self.language)
            if business.business_name == self.unnamed:
                business = replace(business, business_name="")
            self._business, self._seen, self.trouble = business, stamp, ""

    def _cannot_save(self) -> str:
        return load_content(self.language).phrase("widgets.file.cannot_save", file=self.path.name)


def is_blank(business: Business, field: str) -> bool:
    """Whether the owner has not yet answered this question.

    >>> is_blank(Business(business_name=""), "business_name")
    True
    """
    value = getattr(business, field)
    return value is None or value in ("", ())


def answered(business: Business, fields: tuple[str, ...]) -> int:
    """How many of these questions have an answer."""
    return sum(name in FIELDS and not is_blank(business, name) for name in fields)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    return seen.st_mtime_ns, seen.st_size


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other lesson is saving: reading, changing and writing go as one."""
    with path.with_name(f".{path.name}.lock").open("ab") as file:
        _lock(file)
        # closing the file lets the next one in, even when this program is ended
        yield

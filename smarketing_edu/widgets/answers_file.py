"""The one file that holds a learner's answers: read fresh, changed field by field, never lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from smarketing_edu.content import load_content
from smarketing_edu.errors import InputError
from smarketing_edu.intake.business_file import load_answers, save_business
from smarketing_edu.intake.lesson_picks import Picks, merged
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
        self._picks: Picks = {}
        self.read()

    def read(self) -> Business:
        """The answers as they are on disk now; the last ones we know where the file is broken."""
        try:
            self._read_changes()
        except InputError as error:
            self.trouble = str(error)
            self._seen = None
        return self._business

    def picks(self, exercise: str) -> Mapping[str, str]:
        """What the owner picked in an exercise, by item; nothing where there is none yet."""
        self.read()
        return self._picks.get(exercise, {})

    def save(self, answers: Mapping[str, Any]) -> bool:
        """Change these answers in the file and leave all others as they are there.

        Gives False, and changes nothing, when the file cannot be read or written: `trouble` says
        why. Two lessons that save at once wait for each other.
        """
        return self._change(answers, lambda picks: picks)

    def pick(self, exercise: str, picks: Mapping[str, str | None]) -> bool:
        """Keep what was picked in an exercise, by item; None forgets it. Fails as `save` does."""
        return self._change({}, lambda kept: merged(kept, exercise, picks))

    def _change(self, answers: Mapping[str, Any], changed_picks: Callable[[Picks], Picks]) -> bool:
        try:
            with _alone(self.path):
                self._read_changes()
                self._write(replace(self._business, **answers), changed_picks(self._picks))
        except (InputError, OSError) as error:
            self.trouble = str(error) if isinstance(error, InputError) else self._cannot_save()
            return False
        return True

    def _write(self, business: Business, picks: Picks) -> None:
        if business.language is None and self.language != "en":
            business = replace(business, language=self.language)
        if (business, picks) == (self._business, self._picks) and self.path.exists():
            return
        named = replace(business, business_name=business.business_name or self.unnamed)
        save_business(named, self.path, language=self.language, picks=picks)
        self._business, self._picks = business, picks
        self._seen, self.trouble = _stamp(self.path), ""

    @property
    def unnamed(self) -> str:
        """What a business is called in the file until its owner has told us the name."""
        return load_content(self.language).phrase("widgets.file.unnamed")

    def _read_changes(self) -> None:
        stamp = _stamp(self.path)
        if stamp is None:
            self._business, self._picks = Business(business_name=""), {}
            self._seen, self.trouble = None, ""
        elif stamp != self._seen:
            business, picks = load_answers(self.path, language=self.language)
            if business.business_name == self.unnamed:
                business = replace(business, business_name="")
            self._business, self._picks = business, picks
            self._seen, self.trouble = stamp, ""

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

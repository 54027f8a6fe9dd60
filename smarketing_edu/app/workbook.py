"""The workbook in a learner's own folder: newer lessons come in, what they changed stays theirs."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import nbformat

from smarketing_edu.content import load_content
from smarketing_edu.content.loader import LANGUAGES
from smarketing_edu.errors import FileInputError
from smarketing_edu.worksheet.templates import home

OURS = ".smarketing"
"""The folder in a learner's folder where we keep what is ours alone: deleting it loses nothing."""

_RECORD = "workbook.json"


@dataclass(frozen=True)
class Workbook:
    """A folder with all lessons in one language; `kept` are the copies that its owner changed."""

    folder: Path
    language: str
    first_lesson: str
    """The file name of lesson zero."""
    kept: tuple[str, ...] = ()

    @property
    def ours(self) -> Path:
        """Where we keep what is ours alone."""
        return self.folder / OURS


def lesson_files(language: str, *, lessons: Path | None = None) -> list[Path]:
    """The lessons of a folder, or those that come with the package, in their order.

    A folder in it that is named for the language holds that language's.
    """
    folder = lessons or home("notebooks")
    twins = folder / language
    found = sorted((twins if twins.is_dir() else folder).glob("[0-9][0-9]_*.ipynb"))
    if not found:
        message = load_content(language).phrase("start.no_lessons", folder=folder)
        raise FileInputError(message, path=str(folder))
    return found


def lay_out_workbook(folder: Path, *, language: str = "", lessons: Path | None = None) -> Workbook:
    """Put the lessons into a folder, which is made where it is missing.

    A lesson that nobody changed makes room for a newer one. One that its owner changed is never
    overwritten: it stays, and when a newer one comes in, it is kept beside it under another name.
    Without a language it is the one of the last time, or English.
    Raises `FileInputError` when the folder cannot be used.
    """
    folder = folder.expanduser().resolve()
    try:
        (folder / OURS).mkdir(parents=True, exist_ok=True)
        record = _read_record(folder)
        language = language or record.language or LANGUAGES[0]
        files = lesson_files(language, lessons=lessons)
        kept = [
            _lay_out(lesson, folder, given=record.lessons.get(lesson.name), language=language)
            for lesson in files
        ]
        _write_record(folder, files, language=language, before=record)
    except OSError as error:
        words = load_content(language or LANGUAGES[0])
        message = words.phrase("start.no_folder", folder=folder, reason=error.strerror or error)
        raise FileInputError(message, path=str(folder)) from error
    return Workbook(folder, language, files[0].name, tuple(name for name in kept if name))


def _lay_out(lesson: Path, folder: Path, *, given: str | None, language: str) -> str:
    """Put one lesson in its place; gives the name under which a changed one is kept, or ""."""
    place, kept = folder / lesson.name, ""
    if place.exists():
        there, new = digest(place), digest(lesson)
        if there == new or (there != given and given == new):
            return ""
        if there != given:
            kept = _free_name(place, ending=load_content(language).phrase("start.my_copy"))
            place.rename(folder / kept)
    # by way of another name, so that a lesson is there whole or not at all
    draft = folder / OURS / lesson.name
    shutil.copyfile(lesson, draft)
    draft.replace(place)
    return kept


def digest(lesson: Path) -> str:
    """What a lesson says and does, in short; running it, or saving its results, changes nothing."""
    try:
        notebook = nbformat.read(lesson, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        return sha256(lesson.read_bytes()).hexdigest()
    cells = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return sha256(json.dumps(cells).encode()).hexdigest()


def _free_name(place: Path, *, ending: str) -> str:
    names = (f"{place.stem} ({ending}{number}).ipynb" for number in ["", *map(str, range(2, 1000))])
    return next(name for name in names if not place.with_name(name).exists())


@dataclass(frozen=True)
class _Record:
    """What we gave out into a folder: the digest of each lesson, and the language of the last."""

    language: str
    lessons: dict[str, str]


def _read_record(folder: Path) -> _Record:
    try:
        record = json.loads((folder / OURS / _RECORD).read_text("utf-8"))
        return _Record(record["language"], dict(record["lessons"]))
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return _Record("", {})  # without it every lesson that differs counts as changed


def _write_record(folder: Path, files: list[Path], *, language: str, before: _Record) -> None:
    given = before.lessons | {lesson.name: digest(lesson) for lesson in files}
    text = json.dumps({"language": language, "lessons": given}, indent=1)
    (folder / OURS / _RECORD).write_text(text, "utf-8")

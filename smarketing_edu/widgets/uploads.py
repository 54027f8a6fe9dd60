"""Files somebody hands over in the browser, read for what they say about the business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.exports.proposal import Proposal
from smarketing_edu.intake.numbers import propose_numbers
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.filled import read_filled_pdf

_LONGEST_NAME = 80


@dataclass(frozen=True)
class Upload:
    """One file: the name it came with, which nobody has checked, and what is in it."""

    name: str
    content: bytes


def read_uploads(
    uploads: Iterable[Upload], business: Business, *, language: str
) -> tuple[Proposal, tuple[str, ...]]:
    """What the files propose for a business, and what is wrong with those that cannot be read.

    One file that cannot be read does not stop the others.
    """
    with TemporaryDirectory(prefix="smarketing-") as folder:
        files = [_put(upload, Path(folder), place) for place, upload in enumerate(uploads)]
        tables = [file for file in files if file.suffix.casefold() != ".pdf"]
        problems: list[str] = []
        answers: dict[str, Mapping[str, str]] = {}
        for file in files:
            if file not in tables:
                try:
                    answers[file.name] = read_filled_pdf(file, language=language)
                except FileInputError as error:
                    problems.append(str(error))
        while True:
            try:
                found = propose_numbers(tables, business, pdf_answers=answers, language=language)
                return found, tuple(problems)
            except FileInputError as error:
                problems.append(str(error))
                readable = [file for file in tables if str(file) != error.path]
                if len(readable) == len(tables):
                    raise
                tables = readable


def _put(upload: Upload, folder: Path, place: int) -> Path:
    """Write a file into a folder of its own, so that no name can reach another or a way out."""
    own = folder / str(place)
    own.mkdir()
    name = upload.name.replace("\\", "/").rsplit("/", 1)[-1].lstrip(".")
    safe = "".join(c if c.isprintable() and c not in ':*?"<>|' else "_" for c in name)
    file = own / (safe[-_LONGEST_NAME:] or "file")
    file.write_bytes(upload.content)
    return file

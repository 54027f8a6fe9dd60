"""What somebody typed into one of our PDFs."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.problem import file_error
from smarketing_edu.intake.tables import read_bytes

MOST_FIELDS = 5000
_DEEPEST = 10


def read_filled_pdf(path: str | os.PathLike[str], *, language: str = "en") -> dict[str, str]:
    """The text in each form field that is not blank, by the field's name; ticks say "yes".

    Nothing in the file is run or followed. Raises `FileInputError` when it is no PDF we can open,
    or a PDF without form fields.
    """
    file = Path(path)
    try:
        answers = _answers(read_bytes(file))
    except BadFileError as error:
        raise file_error(error.key, path=file, language=language, **error.details) from error
    except pikepdf.PasswordError as error:
        raise file_error("pdf_locked", path=file, language=language) from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise _broken(file, language) from error
    if answers is None:
        raise file_error("pdf_without_fields", path=file, language=language)
    return answers


def _broken(file: Path, language: str) -> FileInputError:
    return file_error("pdf_broken", path=file, language=language)


def _answers(data: bytes) -> dict[str, str] | None:
    with pikepdf.open(io.BytesIO(data)) as document:
        form = document.Root.get("/AcroForm")
        fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
        if not isinstance(fields, pikepdf.Array) or not len(fields):
            return None
        answers: dict[str, str] = {}
        for count, (name, text) in enumerate(_walk(fields, "", None, 0)):
            if count > MOST_FIELDS:
                raise ValueError(count)
            if text:
                answers[name] = text
        return answers


def _walk(
    fields: pikepdf.Array, parent: str, value: object, depth: int
) -> Iterator[tuple[str, str]]:
    """Each named field with its text; a part without a name belongs to the field above it."""
    if depth > _DEEPEST:
        raise ValueError(depth)
    for field in fields:
        if not isinstance(field, pikepdf.Dictionary):
            continue
        own = str(field.get("/T", ""))
        name = f"{parent}.{own}" if parent and own else own or parent
        current = field.get("/V", value)
        kids = field.get("/Kids")
        named_kids = isinstance(kids, pikepdf.Array) and any(
            isinstance(kid, pikepdf.Dictionary) and "/T" in kid for kid in kids
        )
        if named_kids and isinstance(kids, pikepdf.Array):
            yield from _walk(kids, name, current, depth + 1)
        elif name:
            yield name, _text(current)


def _text(value: object) -> str:
    if isinstance(value, pikepdf.Name):
        state = str(value).removeprefix("/")
        return {"Off": "", "Yes": "yes", "On": "yes"}.get(state, state)
    if isinstance(value, pikepdf.Array):
        return "; ".join(str(part) for part in value)
    return str(value).strip() if isinstance(value, pikepdf.String | str) else ""

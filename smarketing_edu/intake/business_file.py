"""One business in a file of its owner's: flat lines of "field: value", with what each one asks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from smarketing_edu.content import load_content
from smarketing_edu.errors import FieldInputError, FileInputError
from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.business_text import FORMAT, business_text
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.headers import match_header, nearest_field
from smarketing_edu.intake.lesson_picks import KEY as LESSONS
from smarketing_edu.intake.lesson_picks import Picks, read_picks
from smarketing_edu.intake.problem import file_error, put_in_words
from smarketing_edu.intake.records import read_json, read_yaml
from smarketing_edu.intake.tables import read_bytes
from smarketing_edu.intake.text_tables import decode
from smarketing_edu.intake.values import read_value
from smarketing_edu.intake.whole_file import write_whole
from smarketing_edu.model.business import FIELDS, Business


def load_business(
    source: str | os.PathLike[str] | Mapping[str, object], *, language: str = "en"
) -> Business:
    """The business in a file, or in a mapping with the same keys.

    Numbers in a mapping come from a program and are taken as they are: 1 is then 100 % of a share.
    Raises `FileInputError` when the file cannot be used, and `FieldInputError` for a line that
    cannot be read or can mean two things, in words of `language`.
    """
    if isinstance(source, Mapping):
        return _business(source, exact=True, path="", language=language)
    return load_answers(source, language=language)[0]


def load_answers(path: str | os.PathLike[str], *, language: str = "en") -> tuple[Business, Picks]:
    """The business in a file, and what its owner picked in the lessons.

    Raises as `load_business` does.
    """
    file = Path(path)
    try:
        data = _read(file)
        business = _business(data, exact=False, path=str(file), language=language)
    except BadFileError as error:
        raise file_error(error.key, path=file, language=language, **error.details) from error
    return business, read_picks(data.get(LESSONS))


def business_mapping(business: Business) -> dict[str, object]:
    """The filled-in fields as plain data that JSON can hold; `load_business` reads it back."""
    plain: dict[str, object] = {}
    for name, value in asdict(business).items():
        if value is None or value == ():
            continue
        plain[name] = value.isoformat() if isinstance(value, date) else value
        if isinstance(value, tuple):
            plain[name] = list(value)
    return plain


def save_business(
    business: Business,
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    picks: Picks | None = None,
) -> None:
    """Write a business file, whole or not at all, with a comment that explains each line.

    The comments are in `language`, else in the language of the business. Without `picks`, those
    that the file holds already stay.
    Raises `FileInputError` when the file cannot be written.
    """
    said_in = language or business.language or "en"
    file = Path(path)
    kept = _picks_in(file) if picks is None else picks
    text = business_text(business, language=said_in, picks=kept)
    try:
        write_whole(file, text.encode("utf-8"))
    except OSError as error:
        raise file_error("cannot_save", path=path, language=said_in) from error


def _read(file: Path) -> Mapping[str, Any]:
    text = decode(read_bytes(file))[0]
    data = read_json(text) if file.suffix.casefold() == ".json" else read_yaml(text)
    if not isinstance(data, Mapping):
        raise BadFileError("not_records")
    return data


def _picks_in(file: Path) -> Picks:
    try:
        return read_picks(_read(file).get(LESSONS)) if file.exists() else {}
    except BadFileError:
        return {}


def _business(data: Mapping[str, Any], *, exact: bool, path: str, language: str) -> Business:
    _check_format(data.get("format", FORMAT), path=path, language=language)
    values: dict[str, object] = {}
    answers_in = "es" if "es" in str(data.get("language", "")).casefold() else "en"
    for key, raw in data.items():
        if key in ("format", LESSONS):
            continue
        name = _field_name(key, path=path, language=language)
        if name in values:
            raise file_error("twice_in_file", path=path, language=language, name=str(key)[:60])
        reading = read_value(raw, field=FIELDS[name], exact=exact, language=answers_in)
        for finding in reading.findings:
            if finding.severity != "note":
                raise _field_error(finding, name, raw, language)
        if reading.value is not None:
            values[name] = reading.value
    if not values.get("business_name"):
        raise _field_error(Finding("no_business_name", "error"), "business_name", "", language)
    return Business(**values)  # type: ignore[arg-type] # read_value gives each field its own type


def _check_format(written: object, *, path: str, language: str) -> None:
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        shown = str(written)[:40]
        raise file_error("bad_format", path=path, language=language, format=shown)
    if written > FORMAT:
        raise file_error("newer_format", path=path, language=language, format=written)


def _field_name(key: object, *, path: str, language: str) -> str:
    name = str(key)
    if name in FIELDS:
        return name
    # a name of an older version, or the label of the form, is a known header
    match = match_header(name[:200])
    if match and match.sure and match.field:
        return match.field
    nearest = nearest_field(name[:200]) or "business_name"
    error: FileInputError = file_error(
        "no_such_field", path=path, language=language, name=name[:60], nearest=nearest
    )
    raise error


def _field_error(finding: Finding, name: str, raw: object, language: str) -> FieldInputError:
    problem = put_in_words(finding, language=language, field=name, value=raw)
    label = load_content(language).fields[name].label
    message = f"{label} ({name}): {problem.problem} {problem.fix}"
    return FieldInputError(message, field=name, value=problem.value)

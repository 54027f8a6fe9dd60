"""A finding put into words: what a mentor can read out over the phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smarketing_edu.content import load_content
from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.finding import Finding, Severity
from smarketing_edu.model.business import FIELDS

LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Problem:
    """One thing about a roster in plain words: where, the value seen, what is wrong, what to do.

    `row` is the row a person sees in the spreadsheet; None speaks of the whole file. Severity:
    "error" (no handout for this row), "warning" (a value was left out, or looks wrong),
    "question" (it can mean two things: left blank until answered), "note" (for your information).
    """

    row: int | None
    field: str
    value: str
    problem: str
    fix: str
    severity: Severity


def put_in_words(
    finding: Finding,
    *,
    language: str,
    row: int | None = None,
    field: str = "",
    value: object = "",
) -> Problem:
    """The problem that a finding is, said in English or Spanish."""
    phrase = load_content(language).phrase
    seen = shorten(value)
    choices = ", ".join(FIELDS[field].choices) if field in FIELDS else ""
    details: Mapping[str, object] = {"value": seen, "choices": choices, **finding.details}
    return Problem(
        row=row,
        field=field,
        value=seen,
        problem=phrase(f"check.{finding.key}.problem", **details),
        fix=phrase(f"check.{finding.key}.fix", **details),
        severity=finding.severity,
    )


def file_error(key: str, *, path: object, language: str, **details: object) -> FileInputError:
    """The error that refuses a whole file, with what to do instead."""
    name = str(path).replace("\\", "/").rsplit("/", 1)[-1]
    phrase = load_content(language).phrase
    words = {"file": shorten(name), **details}
    message = f"{phrase(f'check.{key}.problem', **words)} {phrase(f'check.{key}.fix', **words)}"
    return FileInputError(message, path=str(path))


def shorten(value: object, *, longest: int = LONGEST_SHOWN) -> str:
    """A value as a message quotes it: on one line, printable, not too long."""
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = " ".join("".join(c if c.isprintable() else " " for c in text[:500]).split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"

"""A finding put into words: what a mentor can read out over the phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from smarketing_edu.content import Content, load_content
from smarketing_edu.content.format import format_date
from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.finding import Finding, Severity

LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Problem:
    """One thing about a roster in plain words: where, the value seen, what is wrong, what to do.

    `row` and `column` (its letters) are those a person sees in the spreadsheet; a row of None
    speaks of the whole file. Severity: "error" (no handout for this row), "warning" (a value was
    left out, or looks wrong), "question" (it can mean two things: left blank until answered),
    "note" (for your information).
    """

    row: int | None
    field: str
    value: str
    problem: str
    fix: str
    severity: Severity
    column: str = ""


def put_in_words(
    finding: Finding,
    *,
    language: str,
    row: int | None = None,
    field: str = "",
    value: object = "",
    column: str = "",
) -> Problem:
    """The problem that a finding is, said in English or Spanish."""
    content = load_content(language)
    seen = _hide_email(shorten(value)) if field == "email" else shorten(value)
    details: dict[str, object] = {"value": seen, **finding.details}
    if finding.severity == "question":
        details["choices"] = _choices(field, content)
    if nearest := details.get("nearest_field"):
        details["nearest"] = content.fields[str(nearest)].label
    for name, detail in details.items():
        if isinstance(detail, date):
            details[name] = format_date(detail, language=language)
    return Problem(
        row=row,
        field=field,
        value=seen,
        problem=content.phrase(f"check.{finding.key}.problem", **details),
        fix=content.phrase(f"check.{finding.key}.fix", **details),
        severity=finding.severity,
        column=column,
    )


def _hide_email(address: str) -> str:
    """An address as a mentor may see it on a screen: enough to tell which, not enough to use."""
    name, at, place = address.partition("@")
    return f"{name[:1]}…{at}{place}" if at else f"{name[:1]}…"


def _choices(field: str, content: Content) -> str:
    return "; ".join(content.fields[field].choices.values()) if field in content.fields else ""


def file_error(key: str, *, path: object, language: str, **details: object) -> FileInputError:
    """The error that refuses a whole file, with what to do instead."""
    name = str(path).replace("\\", "/").rsplit("/", 1)[-1]
    phrase = load_content(language).phrase
    words = {"file": shorten(name), **details}
    message = f"{phrase(f'check.{key}.problem', **words)} {phrase(f'check.{key}.fix', **words)}"
    return FileInputError(message, path=str(path))


def shorten(value: object, *, longest: int = LONGEST_SHOWN) -> str:
    """A value as a message quotes it: on one line, printable, not too long."""
    if isinstance(value, float) and value.is_integer():
        value = int(value) if abs(value) < 1e15 else value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    if not text.isprintable() or len(text) > 500:
        text = "".join(c if c.isprintable() else " " for c in text[:500])
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"

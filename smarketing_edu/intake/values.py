"""One cell of a roster, or one line of a business file, read as its field wants it.

What cannot be read for certain is left blank, with a finding that asks: nothing is guessed.
"""

from __future__ import annotations

import math
from datetime import date, datetime

from smarketing_edu.content.format import is_currency
from smarketing_edu.intake.choice_text import read_choice, read_yes_no
from smarketing_edu.intake.clean_text import is_blank, is_spreadsheet_error, read_text, tidy
from smarketing_edu.intake.date_text import read_date
from smarketing_edu.intake.finding import BLANK, Finding, Reading, unusable
from smarketing_edu.intake.list_text import read_channels, read_list, read_points
from smarketing_edu.intake.number_value import read_number
from smarketing_edu.intake.words import word_table
from smarketing_edu.model.business import Field

_NUMBERS = frozenset({"integer", "number", "money", "rate"})
_KEEPS_WORDS = frozenset({"text", "list", "channels", "points"})


def read_value(raw: object, *, field: Field, exact: bool = False, language: str = "en") -> Reading:
    """What a raw value means for this field, with what was noticed on the way.

    `exact` says that a number comes from a program, not from a person: 1.0 is then 100 %.
    `language` is the one the person answers in ("2 mil" is two thousand in Spanish).

    >>> from smarketing_edu.model.business import FIELDS
    >>> read_value("$2.5k", field=FIELDS["revenue"]).value
    2500.0
    >>> read_value("4.25", field=FIELDS["gross_margin"]).findings[0].key
    'percent_or_share'
    """
    if raw is None or raw == "" or raw in ((), []):
        return BLANK
    if isinstance(raw, float) and not math.isfinite(raw):
        return BLANK
    if isinstance(raw, str):
        if is_spreadsheet_error(raw):
            return unusable("spreadsheet_error")
        if field.kind in _NUMBERS or field.kind in ("date", "yes_no", "choice"):
            raw = tidy(raw)
        if is_blank(raw, words=field.kind not in _KEEPS_WORDS):
            return BLANK
    return _read(raw, field, exact, language)


def _read(raw: object, field: Field, exact: bool, language: str) -> Reading:
    if field.kind in _NUMBERS:
        return read_number(raw, field=field, exact=exact, language=language)
    match field.kind:
        case "date":
            return read_date(raw)
        case "yes_no":
            return read_yes_no(raw)
        case "choice":
            return read_choice(raw, field=field)
        case "list":
            return read_list(raw, field=field)
        case "channels":
            return read_channels(raw)
        case "points":
            return read_points(raw)
        case _:
            return _read_words(raw, field)


def _read_words(raw: object, field: Field) -> Reading:
    if isinstance(raw, list | tuple | dict | set):
        return unusable("not_a_text")
    reading = read_text(_as_text(raw))
    text = reading.value
    if field.name == "currency" and isinstance(text, str):
        return _read_currency(text)
    if field.name == "email" and isinstance(text, str):
        start, at, end = text.partition("@")
        if not (start and at and "." in end) or " " in text:
            return Reading(text, (*reading.findings, Finding("not_an_email", "note")))
    return reading


def _as_text(raw: object) -> str:
    if isinstance(raw, datetime) and not (raw.hour or raw.minute or raw.second):
        return raw.date().isoformat()
    if isinstance(raw, datetime | date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return str(raw)


def _read_currency(text: str) -> Reading:
    if text == "$":
        return Reading("USD")
    code = word_table("currency").get(text.casefold()) or text.upper()
    if is_currency(code):
        return Reading(code)
    return unusable("not_a_currency", severity="question")

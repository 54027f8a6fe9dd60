"""Dates as people write them, in English and Spanish; day and month are never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from smarketing_edu.intake.finding import Reading, unusable
from smarketing_edu.intake.words import word_table

_TIME = re.compile(r"[t\s]+\d{1,2}:\d{2}.*$|t\d{2}:\d{2}.*$")
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|lunes|martes|mi[eé]rcoles|jueves|"
    r"viernes|s[aá]bado|domingo)\.?,?\s+"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_WORDS = re.compile(
    r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})|"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th|º)?[ -](?:(?:of|de) )?(?P<month2>[a-z]+)\.?,?[ -]"
    r"(?:(?:de|del) )?(?P<year2>\d{4})"
)
FIRST_YEAR, LAST_YEAR = 1990, 2100


def read_date(raw: object) -> Reading:
    """A date from a text, a spreadsheet's date cell, or a day already read.

    >>> read_date("March 5, 2026").value, read_date("3/4/2026").findings[0].key
    (datetime.date(2026, 3, 5), 'ambiguous_date')
    """
    if isinstance(raw, datetime):
        return _dated(raw.date())
    if isinstance(raw, date):
        return _dated(raw)
    if not isinstance(raw, str):
        return unusable("not_a_date")
    days = possible_days(without_time(raw))
    if len(days) == 2:
        first, second = days
        return unusable("ambiguous_date", severity="question", first=first, second=second)
    return _dated(days[0]) if days else unusable("not_a_date")


def without_time(text: str) -> str:
    """A date's text in lower case, without a time of day or a weekday.

    >>> without_time("Monday, 10/05/2026 2:30:00 PM")
    '10/05/2026'
    """
    text = _TIME.sub("", " ".join(text.casefold().split()))
    return _WEEKDAY.sub("", text).strip(" .,")


def possible_days(text: str) -> list[date]:
    """The days a text can mean: none, one, or two when day and month may be swapped.

    Month first comes before day first.
    """
    if iso := _ISO.fullmatch(text):
        return _days([tuple(int(part) for part in iso.groups() if part)])
    if words := _WORDS.fullmatch(text):
        month = word_table("month").get(words["month"] or words["month2"])
        day, year = words["day"] or words["day2"], words["year"] or words["year2"]
        return _days([(int(year), month, int(day))]) if month else []
    if numeric := _NUMERIC.fullmatch(text):
        first, second, year_text = numeric.groups()
        year = int(year_text) + (2000 if len(year_text) == 2 else 0)
        ways = [(year, int(first), int(second)), (year, int(second), int(first))]
        return _days(ways)
    return []


def _days(ways: Sequence[tuple[int, ...]]) -> list[date]:
    days = []
    for year, month, day in ways:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return list(dict.fromkeys(days))


def _dated(day: date) -> Reading:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return Reading(day)
    return unusable("date_out_of_range", year=day.year)

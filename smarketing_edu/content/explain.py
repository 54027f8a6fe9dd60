"""A computed number in words: its name, how it was made, how far to trust it and why."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from smarketing_edu.content.format import (
    format_list,
    format_measure,
    format_money,
    format_percent,
    format_quantity,
    format_range,
)
from smarketing_edu.content.loader import load_content
from smarketing_edu.model.business import FIELDS, Business
from smarketing_edu.model.measure import Measure, Unit
from smarketing_edu.model.measures import all_measures

_SPENDING = (
    "spend",
    "marketing_spend",
    "ad_spend",
    "acquisition_spend",
    "acquisition_spend_with_time",
)
# numbers that are neither a field nor one of `all_measures`
_OTHER_UNITS: dict[str, Unit] = {
    "cost": "money",
    "cost_so_far": "money",
    "cushion": "share",
    "gain": "share",
    "margin_per_month": "money",
    "marketing_spend_with_time": "money",
    "money_at_stake": "money",
    "monthly_churn": "share",
    "precision": "share",
    "sales_spend_with_time": "money",
    "spend": "money",
}
_KIND_UNITS: dict[str, Unit] = {"money": "money", "rate": "share"}
_NO_DIGITS = re.compile(r"[^0-9.]")
_SHARE_ENDINGS = ("rate", "_benchmark")


@dataclass(frozen=True)
class Explanation:
    """One number as a mentor would explain it; a part that has nothing to say is "".

    `inputs` pairs the name of each number that went in with how it is written; "" is blank. What
    had to be rounded to be written says "about": the number itself was not rounded.
    """

    name: str
    value: str
    likely: str
    status: str
    reason: str
    formula: str
    meaning: str
    caution: str
    inputs: tuple[tuple[str, str], ...]


def explain_measure(measure: Measure, *, language: str, currency: str = "USD") -> Explanation:
    """Explain one number in a language, money in `currency` (ISO 4217).

    >>> from smarketing_edu.model.economics import cost_per_lead
    >>> explanation = explain_measure(cost_per_lead(600, leads=30), language="en")
    >>> explanation.name, explanation.value, explanation.formula
    ('Cost of one lead', '$20', 'Spent on marketing ÷ leads')
    """
    content = load_content(language)
    words = content.measures.get(measure.key)
    field = content.fields.get(measure.key)
    return Explanation(
        name=measure_name(measure.key, language=language),
        value=format_measure(measure, language=language, currency=currency),
        likely=format_range(
            measure.low, measure.high, unit=measure.unit, language=language, currency=currency
        ),
        status=content.phrase(f"measures.status.{measure.status}"),
        reason=explain_reason(measure, language=language, currency=currency),
        formula=words.formula if words and measure.inputs else content.phrase("measures.told"),
        meaning=words.meaning if words else field.question if field else "",
        caution=(words.caution if words else None) or "",
        inputs=_inputs(measure, language=language, currency=currency),
    )


def measure_name(key: str, *, language: str) -> str:
    """What a number is called: a computed one, a field of the business, or an input of a formula.

    Raises `ContentError` when nothing by this key has a name.
    """
    content = load_content(language)
    if key in content.measures:
        return content.measures[key].name
    if key in content.fields:
        return content.fields[key].label
    return content.phrase(f"inputs.{key}")


def explain_reason(measure: Measure, *, language: str, currency: str = "USD") -> str:
    """Why a number is not simply sound, and what to do; "" when there is nothing to say."""
    if measure.reason is None:
        return ""
    spent = [measure.inputs[key] for key in _SPENDING if measure.inputs.get(key) is not None]
    spend = format_money(spent[0], currency=currency, language=language) if spent else ""
    # further down the line the money spent is no input any more: say it without
    key = str(measure.reason) if spend else str(measure.reason).removesuffix("_spent")
    blanks = [measure_name(name, language=language) for name in measure.blanks]
    return load_content(language).phrase(
        f"reasons.{key}", blanks=format_list(blanks, language=language), spend=spend
    )


def _inputs(measure: Measure, *, language: str, currency: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            measure_name(key, language=language),
            _input(number, unit=_unit(key), language=language, currency=currency),
        )
        for key, number in measure.inputs.items()
        # a number that the owner told us was made of nothing but itself
        if key != measure.key
    )


def _input(number: float | None, *, unit: Unit, language: str, currency: str) -> str:
    """A number that went in, written so that a pocket calculator comes to the same result."""
    if unit == "share":
        digits = next((d for d in (0, 1) if number is not None and _is_short(number, d + 2)), 2)
        shown = format_percent(number, language=language, digits=digits)
    elif unit == "money":
        cents = number is not None and not _is_short(number, 0)
        shown = format_money(number, currency=currency, language=language, cents=cents)
    else:
        shown = format_quantity(number, unit=unit, language=language, currency=currency)
    if number is None or not shown or _is_read_as(shown, number):
        return shown
    return load_content(language).phrase("measures.about", number=shown)


def _is_short(number: float, digits: int) -> bool:
    return math.isclose(round(number, digits), number, abs_tol=1e-9)


def _is_read_as(shown: str, number: float) -> bool:
    written = float(_NO_DIGITS.sub("", shown) or "nan") / (100 if shown.endswith("%") else 1)
    return math.isclose(written, number, rel_tol=1e-9)


def _unit(key: str) -> Unit:
    if unit := _units().get(key) or _OTHER_UNITS.get(key):
        return unit
    if key in FIELDS:
        return _KIND_UNITS.get(FIELDS[key].kind, "count")
    return "share" if key.endswith(_SHARE_ENDINGS) else "count"


@cache
def _units() -> dict[str, Unit]:
    blank = all_measures(Business(business_name="-"))
    return {key: measure.unit for key, measure in blank.items()}

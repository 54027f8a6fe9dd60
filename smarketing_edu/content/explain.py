"""A computed number in words: its name, how it was made, how far to trust it and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from smarketing_edu.content.format import (
    format_list,
    format_measure,
    format_money,
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
_SHARE_ENDINGS = ("rate", "_benchmark")


@dataclass(frozen=True)
class Explanation:
    """One number as a mentor would explain it; a part that has nothing to say is "".

    `inputs` pairs the name of each number that went in with how it is written; "" is blank.
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
            format_quantity(number, unit=_unit(key), language=language, currency=currency),
        )
        for key, number in measure.inputs.items()
        # a number that the owner told us was made of nothing but itself
        if key != measure.key
    )


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

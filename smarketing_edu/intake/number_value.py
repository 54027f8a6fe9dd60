"""A number as one field wants it: whole, a share, within its bounds, in its unit."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from smarketing_edu.intake.finding import Finding, Reading, unusable
from smarketing_edu.intake.number_text import LARGEST, NumberText, parse_number, parse_part
from smarketing_edu.intake.words import word_set
from smarketing_edu.model.business import Field

_HOURS = frozenset({"hours_marketing", "hours_sales", "hours_future"})
_UNITS_OF_FIELD = {
    "sales_cycle_days": {"days"},
    "period_months": {"months"},
    "months_to_results": {"months"},
    "years_kept": {"years"},
    "purchases_per_year": {"per_year", "things"},
    "marketing_budget": {"per_month"},
    "hour_value": {"per_hour"},
    "average_sale": {"per_sale"},
    "capacity": {"per_week", "things"},
    "discount_rate": {"per_year"},
    "retention": {"per_year"},
}


def read_number(raw: object, *, field: Field, exact: bool = False, language: str = "en") -> Reading:
    """A number for this field from a text or a spreadsheet's number; blank, with why, if unsure."""
    if isinstance(raw, bool):
        return unusable("not_a_number")
    if isinstance(raw, int | float):
        if not -1e300 < raw < 1e300:
            return unusable("too_large", most=f"{LARGEST:,.0f}")
        return _judged(NumberText(float(raw)), field, exact)
    if isinstance(raw, date):
        return unusable("date_for_number")
    if not isinstance(raw, str):
        return unusable("not_a_number")
    word = raw.strip(" .").casefold()
    if word in word_set("zero"):
        return _judged(NumberText(0.0), field, exact)
    if word in word_set("maybe_zero"):
        return unusable("maybe_zero", severity="question")
    part = parse_part(raw) if field.kind == "rate" or field.name.endswith("_score") else None
    if part is not None:
        return _judged(NumberText(part * 100, percent=True), field, exact)
    number = parse_number(raw, language=language)
    return _judged(number, field, exact) if number else unusable("not_a_number")


def _judged(number: NumberText, field: Field, exact: bool) -> Reading:
    if number.unit and not _unit_fits(number.unit, field):
        return unusable("other_unit", severity="question")
    if number.other is not None and field.kind != "rate":
        details = {"first": f"{number.value:,.15g}", "second": f"{number.other:,.15g}"}
        return unusable("two_ways", severity="question", **details)
    if number.span and number.span[1] > 10 * max(number.span[0], 1):
        return unusable("wide_span", severity="question")
    value = _as_share(number, exact) if field.kind == "rate" else number.value
    if value is None:
        return unusable("percent_or_share", severity="question", **_both_ways(number.value))
    if number.percent and field.kind != "rate" and not field.name.endswith("_score"):
        return unusable("not_a_percent", severity="question")
    return _in_bounds(value, number, field)


def _as_share(number: NumberText, exact: bool) -> float | None:
    """The number as a share of 1, or None when it can be read both as a share and as a percent."""
    value, end = number.value, max(number.span or (number.value,))
    if number.percent:
        # dividing the shortest decimal, so that 7 % is 0.07 and not 0.07000000000000001
        return float(Decimal(repr(value)).scaleb(-2))
    if exact or end < 1 or value <= 0:
        return value
    return value / 100 if end >= 2 and value.is_integer() else None


def _both_ways(value: float) -> dict[str, object]:
    return {"percent": f"{value:.15g}%", "share": f"{value * 100:.15g}%"}


def _in_bounds(value: float, number: NumberText, field: Field) -> Reading:
    if not math.isfinite(value) or abs(value) > LARGEST:
        return unusable("too_large", most=f"{LARGEST:,.0f}")
    if field.low is not None and value < field.low:
        key = "below_zero" if field.low == 0 else "below_low"
        return unusable(key, low=_shown(field.low, field))
    if field.high is not None and value > field.high:
        return unusable("above_high", high=_shown(field.high, field))
    findings = _findings(value, number, field)
    if field.kind != "integer":
        return Reading(value, findings, number.currency)
    if value.is_integer():
        return Reading(int(value), findings, number.currency)
    if number.span:
        # the middle of 30-35 people is not half a person
        return Reading(math.floor(value), findings, number.currency)
    return unusable("not_whole", severity="question")


def _findings(value: float, number: NumberText, field: Field) -> tuple[Finding, ...]:
    if not (number.span or number.about or number.shortened):
        return ()
    used = {"used": _used(value, field)}
    if number.span:
        return (Finding("used_middle", "note", used),)
    if number.about:
        return (Finding("used_about", "note", used),)
    return (Finding("shortened_number", "warning", used),)


def _unit_fits(unit: str, field: Field) -> bool:
    if field.name in _HOURS:
        return unit in ("hours", "per_week")
    if field.name.endswith("_effort"):
        return unit == "hours"
    if field.name in _UNITS_OF_FIELD:
        return unit in _UNITS_OF_FIELD[field.name]
    return unit == "things" and field.kind in ("integer", "number")


def _used(value: float, field: Field) -> str:
    if field.kind == "rate":
        return f"{value * 100:.4g}%"
    return f"{math.floor(value) if field.kind == 'integer' else value:,.15g}"


def _shown(bound: float, field: Field) -> str:
    return f"{bound:.0%}" if field.kind == "rate" else f"{bound:g}"

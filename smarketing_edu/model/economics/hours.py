"""Where the owner's own hours go, and what they are worth."""

from __future__ import annotations

from smarketing_edu.model.measure import Measure, Number, Status, calculate, flag
from smarketing_edu.model.reason import Reason

WEEKS_PER_MONTH = 52 / 12
FULL_WEEK = 80
"""More hours a week than this are worth a second look."""


def hours_total(hours_marketing: Number, *, hours_sales: Number) -> Measure:
    """The hours a week that go to both jobs; more than 80 are worth a second look.

    >>> hours_total(4, hours_sales=12).value
    16.0
    """
    hours = calculate(
        "hours_total",
        "hours",
        lambda hours_marketing, hours_sales: hours_marketing + hours_sales,
        hours_marketing=hours_marketing,
        hours_sales=hours_sales,
    )
    return _second_look(hours, hours.value)


def marketing_time_share(hours_marketing: Number, *, hours_sales: Number) -> Measure:
    """The part of those hours that goes to marketing.

    >>> marketing_time_share(4, hours_sales=12).value
    0.25
    """
    part = calculate(
        "marketing_time_share",
        "share",
        lambda marketing, sales: marketing / (marketing + sales),
        if_zero=Reason.ZERO_HOURS,
        marketing=hours_marketing,
        sales=hours_sales,
    )
    hours = [number for number in part.inputs.values() if number is not None]
    return _second_look(part, sum(hours))


def future_time_share(hours_future: Number, *, hours_marketing: Number) -> Measure:
    """The part of the marketing hours that is for next year rather than this month.

    >>> future_time_share(1, hours_marketing=4).value
    0.25
    """
    part = calculate(
        "future_time_share",
        "share",
        lambda future, marketing: future / marketing,
        if_zero=Reason.ZERO_HOURS,
        future=hours_future,
        marketing=hours_marketing,
    )
    if part.value is not None and part.value > 1:
        return flag(part, Status.CHECK, Reason.FUTURE_OVER_MARKETING)
    return part


def owner_time_cost(
    hours_per_week: Number, *, hour_value: Number, period_months: Number = 1
) -> Measure:
    """What the owner's own hours are worth: hours a week x value x months x 52/12.

    >>> round(owner_time_cost(6, hour_value=25, period_months=3).value, 2)
    1950.0
    """
    return calculate(
        "owner_time_cost",
        "money",
        lambda hours_per_week, hour_value, period_months: (
            hours_per_week * hour_value * period_months * WEEKS_PER_MONTH
        ),
        hours_per_week=hours_per_week,
        hour_value=hour_value,
        period_months=period_months,
    )


def _second_look(measure: Measure, hours: float | None) -> Measure:
    if measure.value is not None and hours is not None and hours > FULL_WEEK:
        return flag(measure, Status.CHECK, Reason.MANY_HOURS)
    return measure

"""From a revenue goal back to the sales, the leads and the people at each stage it takes.

Each count is worked out exactly and rounded up once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from smarketing_edu.model.economics import WEEKS_PER_MONTH
from smarketing_edu.model.funnel import conversion_rate
from smarketing_edu.model.measure import (
    Measure,
    Number,
    Status,
    calculate,
    rounded_up,
    share,
    with_range,
)
from smarketing_edu.model.reason import Reason


def sales_needed(
    revenue_goal: Number, *, average_sale: Number, expected_repeat_revenue: Number = 0
) -> Measure:
    """New sales it takes to reach the goal: (goal - repeat revenue) / average sale, rounded up.

    >>> sales_needed(24_000, average_sale=300).value
    80.0
    """
    exact = sales_before_rounding(
        revenue_goal, average_sale=average_sale, expected_repeat_revenue=expected_repeat_revenue
    )
    return _whole(exact)


def sales_before_rounding(
    revenue_goal: Number, *, average_sale: Number, expected_repeat_revenue: Number = 0
) -> Measure:
    """The exact number of sales to start `funnel_ladder` from, so that nothing is rounded twice.

    >>> sales_before_rounding(1000, average_sale=32).value
    31.25
    """
    sales = calculate(
        "sales_needed",
        "count",
        lambda revenue_goal, expected_repeat_revenue, average_sale: (
            max(0, revenue_goal - expected_repeat_revenue) / average_sale
        ),
        if_zero=Reason.ZERO_AVERAGE_SALE,
        revenue_goal=revenue_goal,
        expected_repeat_revenue=expected_repeat_revenue,
        average_sale=average_sale,
    )
    covered = sales.value == 0 and sales.status is Status.OK
    return replace(sales, reason=Reason.REPEAT_COVERS_GOAL) if covered else sales


def leads_needed(
    revenue_goal: Number,
    *,
    average_sale: Number,
    purchases: Number,
    leads: Number,
    expected_repeat_revenue: Number = 0,
    same_people: bool | None = True,
) -> Measure:
    """Leads it takes to reach the goal: sales needed / (purchases / leads), with a range.

    The range comes from one interval on that direct rate: ends multiplied stage by stage would make
    it far too wide.

    >>> needed = leads_needed(24_000, average_sale=300, purchases=10, leads=40)
    >>> needed.value, needed.low, needed.high
    (320.0, 200.0, 564.0)
    """
    return _whole(
        _leads(revenue_goal, average_sale, purchases, leads, expected_repeat_revenue, same_people)
    )


def leads_needed_per_week(
    revenue_goal: Number,
    *,
    average_sale: Number,
    purchases: Number,
    leads: Number,
    expected_repeat_revenue: Number = 0,
    same_people: bool | None = True,
    period_months: Number = 1,
) -> Measure:
    """Leads it takes each week of the period: exact leads / (months x 52/12), rounded up once.

    >>> leads_needed_per_week(
    ...     24_000, average_sale=300, purchases=10, leads=40, period_months=3
    ... ).value
    25.0
    """
    needed = _leads(
        revenue_goal, average_sale, purchases, leads, expected_repeat_revenue, same_people
    )
    weekly = calculate(
        "leads_needed_per_week",
        "count",
        lambda leads_needed, period_months: leads_needed / (period_months * WEEKS_PER_MONTH),
        if_zero=Reason.ZERO_PERIOD,
        leads_needed=needed,
        period_months=period_months,
    )
    return _whole(_with_range(weekly, needed))


def funnel_ladder(sales: Number, *, rates: Iterable[Number]) -> tuple[Measure, ...]:
    """People needed at each stage, from the last back to the first, each rounded up once.

    `rates` are the stage rates in that same order, last first. A rate of zero or a blank one ends
    the ladder: the rungs above it say why. They have no ranges.

    >>> [rung.value for rung in funnel_ladder(20, rates=[0.71, 0.58, 0.67, 0.3])]
    [20.0, 29.0, 49.0, 73.0, 242.0]
    """
    exact = [calculate("needed", "count", lambda sales: sales, sales=sales)]
    for rate in rates:
        exact.append(
            calculate(
                "needed",
                "count",
                lambda needed, rate: needed / rate,
                if_zero=Reason.ZERO_RATE,
                needed=exact[-1],
                rate=share(rate),
            )
        )
    return tuple(_whole(rung) for rung in exact)


def _leads(
    revenue_goal: Number,
    average_sale: Number,
    purchases: Number,
    leads: Number,
    expected_repeat_revenue: Number,
    same_people: bool | None,
) -> Measure:
    sales = sales_before_rounding(
        revenue_goal, average_sale=average_sale, expected_repeat_revenue=expected_repeat_revenue
    )
    rate = conversion_rate(purchases, of=leads, same_people=same_people, key="lead_to_sale_rate")
    needed = calculate(
        "leads_needed",
        "count",
        lambda sales_needed, lead_to_sale_rate: sales_needed / lead_to_sale_rate,
        if_zero=Reason.ZERO_RATE,
        sales_needed=sales,
        lead_to_sale_rate=rate,
    )
    if needed.value is None or sales.value is None or not rate.low or not rate.high:
        return needed
    return with_range(needed, sales.value / rate.high, sales.value / rate.low)


def _with_range(weekly: Measure, needed: Measure) -> Measure:
    if not weekly.value or not needed.value or needed.low is None or needed.high is None:
        return weekly
    weeks = needed.value / weekly.value
    return with_range(weekly, needed.low / weeks, needed.high / weeks)


def _whole(needed: Measure) -> Measure:
    """Round a count that is needed, and its range, up to whole ones."""
    value, low, high = (
        None if number is None else rounded_up(number)
        for number in (needed.value, needed.low, needed.high)
    )
    return replace(needed, value=value, low=low, high=high)

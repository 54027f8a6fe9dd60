"""What comes back for the money spent, and how soon."""

from __future__ import annotations

import math

from smarketing_edu.model.measure import Measure, Number, calculate, rounded_up, share
from smarketing_edu.model.reason import Reason


def return_on_investment(revenue: Number, *, cost: Number) -> Measure:
    """Gain on each $1 of cost: (revenue - cost) / cost. On sales rather than profit it overstates.

    >>> return_on_investment(5000, cost=1000).value
    4.0
    """
    return calculate(
        "return_on_investment",
        "share",
        lambda revenue, cost: (revenue - cost) / cost,
        if_zero=Reason.ZERO_COST,
        revenue=revenue,
        cost=cost,
    )


def return_on_marketing_investment(
    incremental_revenue: Number, *, gross_margin: Number, cost: Number
) -> Measure:
    """Gain on each $1 of marketing, our default: (extra sales x gross margin - cost) / cost.

    Extra sales are those that would not have happened without it: never put all revenue there.
    Source: Farris et al., Marketing Metrics.

    >>> round(return_on_marketing_investment(3000, gross_margin=0.4, cost=1000).value, 2)
    0.2
    """
    return calculate(
        "return_on_marketing_investment",
        "share",
        lambda incremental_revenue, gross_margin, cost: (
            (incremental_revenue * gross_margin - cost) / cost
        ),
        if_zero=Reason.ZERO_COST,
        incremental_revenue=incremental_revenue,
        gross_margin=share(gross_margin),
        cost=cost,
    )


def revenue_ratio(revenue: Number, *, cost: Number) -> Measure:
    """Sales for each $1 spent, which is not profit: revenue / cost.

    >>> revenue_ratio(50_000, cost=10_000).value
    5.0
    """
    return calculate(
        "revenue_ratio",
        "ratio",
        lambda revenue, cost: revenue / cost,
        if_zero=Reason.ZERO_COST,
        revenue=revenue,
        cost=cost,
    )


def break_even_acquisition_cost(average_sale: Number, *, gross_margin: Number) -> Measure:
    """The most a customer may cost to win, to break even on the first sale: average sale x margin.

    >>> break_even_acquisition_cost(120, gross_margin=0.3).value
    36.0
    """
    return calculate(
        "break_even_acquisition_cost",
        "money",
        lambda average_sale, gross_margin: average_sale * gross_margin,
        average_sale=average_sale,
        gross_margin=share(gross_margin),
    )


def payback_months(
    acquisition_cost: Number, *, monthly_revenue: Number, gross_margin: Number
) -> Measure:
    """Months until a customer has paid back what winning them cost: cost / (revenue x margin).

    `monthly_revenue` is that of one customer.

    >>> payback_months(1200, monthly_revenue=200, gross_margin=0.8).value
    7.5
    """
    return calculate(
        "payback_months",
        "months",
        lambda acquisition_cost, monthly_revenue, gross_margin: (
            acquisition_cost / _earned(monthly_revenue * gross_margin)
        ),
        if_zero=_why_never(gross_margin),
        acquisition_cost=acquisition_cost,
        monthly_revenue=monthly_revenue,
        gross_margin=_margin(gross_margin),
    )


def purchases_to_pay_back(
    acquisition_cost: Number, *, average_sale: Number, gross_margin: Number
) -> Measure:
    """Purchases until a customer has paid back what winning them cost, rounded up.

    >>> purchases_to_pay_back(80, average_sale=100, gross_margin=0.5).value
    2.0
    """
    return calculate(
        "purchases_to_pay_back",
        "count",
        lambda acquisition_cost, average_sale, gross_margin: rounded_up(
            acquisition_cost / _earned(average_sale * gross_margin)
        ),
        if_zero=_why_never(gross_margin),
        acquisition_cost=acquisition_cost,
        average_sale=average_sale,
        gross_margin=_margin(gross_margin),
    )


def _margin(gross_margin: Number) -> Number:
    """Let a margin below zero through: it has an answer of its own, "never"."""
    if isinstance(gross_margin, (int, float)) and -math.inf < gross_margin < 0:
        return Measure("", gross_margin, "share")
    return share(gross_margin)


def _earned(margin_in_money: float) -> float:
    if margin_in_money <= 0:
        raise ZeroDivisionError
    return margin_in_money


def _why_never(gross_margin: Number) -> Reason:
    margin = gross_margin.value if isinstance(gross_margin, Measure) else gross_margin
    earns = margin is None or margin > 0
    return Reason.NEVER_WITHOUT_PURCHASES if earns else Reason.NEVER_AT_THIS_MARGIN

"""What a customer is worth over the years. The forms disagree: never mix them on one page.

The simple form and the one from churn count the first margin now; the one with retention counts it
one period from now. The two differ by about one period's margin.
"""

from __future__ import annotations

import math

from smarketing_edu.model.measure import Measure, Number, Status, calculate, flag, share
from smarketing_edu.model.reason import Reason

CHURN_MONTHS = 60
"""How far ahead lifetime value from churn looks, whatever the churn."""
RETENTION_YEARS = 5
"""How far ahead our pages look where they use the form with retention."""


def customer_lifetime_value(
    average_sale: Number, *, purchases_per_year: Number, years_kept: Number, gross_margin: Number
) -> Measure:
    """The simple form: average sale x purchases a year x years x gross margin.

    Without the years it is the value of one year only, and "rough".

    >>> customer_lifetime_value(
    ...     100, purchases_per_year=6, years_kept=3, gross_margin=0.5
    ... ).value
    900.0
    """
    value = calculate(
        "customer_lifetime_value",
        "money",
        lambda average_sale, purchases_per_year, years_kept, gross_margin: (
            average_sale * purchases_per_year * years_kept * gross_margin
        ),
        average_sale=average_sale,
        purchases_per_year=purchases_per_year,
        years_kept=1 if _is_blank(years_kept) else years_kept,
        gross_margin=share(gross_margin),
    )
    if value.value is not None and _is_blank(years_kept):
        return flag(value, Status.ROUGH, Reason.ONE_YEAR_ONLY)
    return value


def customer_lifetime_value_with_churn(
    margin_per_period: Number, *, churn_rate: Number, periods: float | None = CHURN_MONTHS
) -> Measure:
    """The form from churn c: m (1 - (1-c)^periods) / c, first margin now; None: no end, m / c.

    Margin and churn are for the same period (a month, unless you say).

    >>> customer_lifetime_value_with_churn(25, churn_rate=0.05, periods=None).value
    500.0
    """

    def value(margin_per_period: float, churn_rate: float) -> float:
        if periods is None:
            return margin_per_period / churn_rate
        return margin_per_period * _sum_of_powers(1 - churn_rate, periods)

    return calculate(
        "customer_lifetime_value_with_churn",
        "money",
        value,
        if_zero=Reason.VALUE_WITHOUT_END,
        margin_per_period=margin_per_period,
        churn_rate=share(churn_rate),
    )


def customer_lifetime_value_with_retention(
    margin_per_period: Number,
    *,
    retention_rate: Number,
    discount_rate: Number,
    periods: float | None = None,
) -> Measure:
    """The form with retention r and discount i: m q (1 - q^periods) / (1 - q), q = r / (1+i).

    The first margin is one period out; all three are for the same period (a year, unless you say).
    None: no horizon, m r / (1 + i - r). Source: Gupta and Lehmann 2003.

    >>> round(customer_lifetime_value_with_retention(
    ...     6, retention_rate=0.0425, discount_rate=0.12
    ... ).value, 6)
    0.236659
    """

    def value(margin_per_period: float, retention_rate: float, discount_rate: float) -> float:
        if periods is None:
            return margin_per_period * retention_rate / (1 + discount_rate - retention_rate)
        kept = retention_rate / (1 + discount_rate)
        return margin_per_period * kept * _sum_of_powers(kept, periods)

    return calculate(
        "customer_lifetime_value_with_retention",
        "money",
        value,
        if_zero=Reason.VALUE_WITHOUT_END,
        margin_per_period=margin_per_period,
        retention_rate=share(retention_rate),
        discount_rate=share(discount_rate),
    )


def margin_per_year(
    average_sale: Number, *, purchases_per_year: Number, gross_margin: Number
) -> Measure:
    """What one customer leaves in a year: average sale x purchases a year x gross margin.

    >>> margin_per_year(100, purchases_per_year=6, gross_margin=0.5).value
    300.0
    """
    return calculate(
        "margin_per_year",
        "money",
        lambda average_sale, purchases_per_year, gross_margin: (
            average_sale * purchases_per_year * gross_margin
        ),
        average_sale=average_sale,
        purchases_per_year=purchases_per_year,
        gross_margin=share(gross_margin),
    )


def margin_per_month(margin_per_year: Number) -> Measure:
    """What one customer leaves in a month: a twelfth of the year's.

    >>> margin_per_month(300).value
    25.0
    """
    return calculate(
        "margin_per_month",
        "money",
        lambda margin_per_year: margin_per_year / 12,
        margin_per_year=margin_per_year,
    )


def monthly_churn(retention: Number) -> Measure:
    """The share of customers lost each month, where `retention` is the share kept for a year.

    >>> round(monthly_churn(0.54).value, 3)
    0.05
    """
    return calculate(
        "monthly_churn",
        "share",
        lambda retention: 1 - retention ** (1 / 12),
        retention=share(retention),
    )


def lifetime_value_less_acquisition_cost(
    lifetime_value: Number, *, acquisition_cost: Number
) -> Measure:
    """What is left of a customer's value once winning them is paid: lifetime value - cost.

    Never divide this one by the acquisition cost again: that would count it twice.

    >>> lifetime_value_less_acquisition_cost(5000, acquisition_cost=2000).value
    3000.0
    """
    return calculate(
        "lifetime_value_less_acquisition_cost",
        "money",
        lambda lifetime_value, acquisition_cost: lifetime_value - acquisition_cost,
        lifetime_value=lifetime_value,
        acquisition_cost=acquisition_cost,
    )


def lifetime_value_to_acquisition_cost(
    lifetime_value: Number, *, acquisition_cost: Number
) -> Measure:
    """How many times a customer pays back what winning them cost: lifetime value / cost.

    >>> lifetime_value_to_acquisition_cost(500, acquisition_cost=50).value
    10.0
    """
    return calculate(
        "lifetime_value_to_acquisition_cost",
        "ratio",
        lambda lifetime_value, acquisition_cost: lifetime_value / acquisition_cost,
        if_zero=Reason.ZERO_ACQUISITION_COST,
        lifetime_value=lifetime_value,
        acquisition_cost=acquisition_cost,
    )


def _sum_of_powers(rate: float, periods: float) -> float:
    """Give 1 + rate + rate^2 + … over `periods` terms."""
    if rate == 1:
        return periods
    if rate == 0:
        return min(periods, 1)
    return -math.expm1(periods * math.log(rate)) / (1 - rate)


def _is_blank(number: Number) -> bool:
    return number is None or (isinstance(number, Measure) and number.status is Status.MISSING)

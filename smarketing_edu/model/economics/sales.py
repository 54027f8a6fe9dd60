"""What one sale and one lead are worth, and how long a sale takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean, median

from smarketing_edu.model.economics.costs import FEW
from smarketing_edu.model.measure import Measure, Number, Status, Unit, calculate, flag, share
from smarketing_edu.model.reason import Reason


def average_sale(revenue: Number, *, sales: Number) -> Measure:
    """What an average sale brings: revenue / number of sales (sales, not buyers).

    >>> average_sale(100_000, sales=20).value
    5000.0
    """
    average = calculate(
        "average_sale",
        "money",
        lambda revenue, sales: revenue / sales,
        if_zero=Reason.ZERO_SALES,
        revenue=revenue,
        sales=sales,
    )
    return _if_few(average, list(average.inputs.values())[-1])


def median_sale(sales: Iterable[float]) -> Measure:
    """The sale in the middle: half were larger. Show it too when there are fewer than ten.

    >>> median_sale([10_000, 15_000, 7_000, 20_000]).value
    12500.0
    """
    amounts = list(sales)
    return _if_few(_typical("median_sale", "money", median, amounts), len(amounts))


def revenue_per_lead(revenue: Number, *, leads: Number) -> Measure:
    """What one lead brought in sales, bought or not: revenue / leads (= close rate x average sale).

    >>> revenue_per_lead(100_000, leads=1000).value
    100.0
    """
    return calculate(
        "revenue_per_lead",
        "money",
        lambda revenue, leads: revenue / leads,
        if_zero=Reason.ZERO_LEADS,
        revenue=revenue,
        leads=leads,
    )


def lead_value(average_sale: Number, *, gross_margin: Number, close_rate: Number) -> Measure:
    """What one lead is worth before it has decided: average sale x gross margin x close rate.

    >>> lead_value(1200, gross_margin=0.4, close_rate=0.25).value
    120.0
    """
    return calculate(
        "lead_value",
        "money",
        lambda average_sale, gross_margin, close_rate: average_sale * gross_margin * close_rate,
        average_sale=average_sale,
        gross_margin=share(gross_margin),
        close_rate=share(close_rate),
    )


def most_to_pay_for_a_lead(lead_value: Number, *, cushion: Number = 0.3) -> Measure:
    """The most a lead may cost, with a part of its value kept back for what goes wrong.

    >>> most_to_pay_for_a_lead(60, cushion=0.3).value
    42.0
    """
    return calculate(
        "most_to_pay_for_a_lead",
        "money",
        lambda lead_value, cushion: lead_value * (1 - cushion),
        lead_value=lead_value,
        cushion=share(cushion),
    )


def monthly_revenue_of_a_customer(average_sale: Number, *, purchases_per_year: Number) -> Measure:
    """What one customer spends in a month: average sale x purchases a year / 12.

    >>> monthly_revenue_of_a_customer(100, purchases_per_year=6).value
    50.0
    """
    return calculate(
        "monthly_revenue_of_a_customer",
        "money",
        lambda average_sale, purchases_per_year: average_sale * purchases_per_year / 12,
        average_sale=average_sale,
        purchases_per_year=purchases_per_year,
    )


def sales_velocity(
    opportunities: Number, *, win_rate: Number, average_sale: Number, cycle_days: Number
) -> Measure:
    """Sales per day: opportunities x win rate x average sale / cycle in days.

    Sales won on the day of first contact count as one day, and the number is then "rough".

    >>> round(sales_velocity(40, win_rate=0.25, average_sale=25_000, cycle_days=90).value, 2)
    2777.78
    """
    velocity = calculate(
        "sales_velocity",
        "money_per_day",
        lambda opportunities, win_rate, average_sale, cycle_days: (
            opportunities * win_rate * average_sale / (cycle_days or 1)
        ),
        opportunities=opportunities,
        win_rate=share(win_rate),
        average_sale=average_sale,
        cycle_days=cycle_days,
    )
    if velocity.value is not None and list(velocity.inputs.values())[-1] == 0:
        return flag(velocity, Status.ROUGH, Reason.SAME_DAY_AS_ONE)
    return velocity


def median_cycle(days: Iterable[float | None]) -> Measure:
    """Days from first contact to won, the one in the middle; leads still open (None) are left out.

    >>> median_cycle([45, 54, None, 39]).value
    45.0
    """
    return _cycle("median_cycle", median, days)


def mean_cycle(days: Iterable[float | None]) -> Measure:
    """Days from first contact to won, on average; leads still open (None) are left out.

    >>> mean_cycle([45, 54, None, 39]).value
    46.0
    """
    return _cycle("mean_cycle", fmean, days)


def _cycle(
    key: str, average: Callable[[Sequence[float]], float], days: Iterable[float | None]
) -> Measure:
    won = [number for number in days if number is not None]
    possible = [number for number in won if number >= 0]
    cycle = _typical(key, "days", average, possible)
    # nobody is won before first contact: such a row has a wrong date, so look at the others too
    return flag(cycle, Status.CHECK, Reason.NEGATIVE_DAYS) if len(possible) < len(won) else cycle


def _typical(
    key: str, unit: Unit, average: Callable[[Sequence[float]], float], numbers: Sequence[float]
) -> Measure:
    return calculate(key, unit, lambda count: average(numbers), count=len(numbers) or None)


def _if_few(measure: Measure, count: float | None) -> Measure:
    if measure.value is not None and count is not None and count < FEW:
        return flag(measure, Status.ROUGH, Reason.FEW_SALES)
    return measure

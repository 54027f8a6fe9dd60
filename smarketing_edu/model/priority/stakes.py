"""What a step could bring if it reached its target: sales, money, and people to look after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from smarketing_edu.model.economics import WEEKS_PER_MONTH, owner_time_cost
from smarketing_edu.model.funnel import Funnel, what_if
from smarketing_edu.model.measure import Measure, Status, Unit, calculate, flag, told, with_range
from smarketing_edu.model.priority.gaps import Reading
from smarketing_edu.model.reason import Reason

MARKETING_ALONE = ("interest", "consideration", "intent")
"""Whoever is lost at the steps into these has cost marketing only; later on, selling too."""


class Points(NamedTuple):
    """The weight of a step in the ranking, with its range; zeros where it cannot be known."""

    low: float
    value: float
    high: float


@dataclass(frozen=True)
class Stake:
    """What one step could bring in the period; the ranges are what luck in its counts leaves open.

    `gain` is the share by which sales would grow (0.2 is 20 % more); `money` is gross profit;
    `flow` is how many a week would then need a quote (or a job, where quotes are not counted).
    """

    gain: Measure
    extra_sales: Measure
    money: Measure
    flow: Measure

    @property
    def points(self) -> Points:
        """What steps are ranked by: the price of a sale changes the money, never the order."""
        measure = self.gain if self.extra_sales.value is None else self.extra_sales
        return Points(measure.low or 0, measure.value or 0, measure.high or 0)


def stakes(
    readings: Sequence[Reading], *, funnel: Funnel, numbers: Mapping[str, Measure]
) -> dict[str, Stake]:
    """Give what is at stake at each step that has a gap, by stage.

    `readings` are those of `read_steps`, `numbers` those of `all_measures`.
    """
    blocked = next((reading for reading in readings if _lets_nobody_through(reading)), None)
    found = {}
    for place, reading in enumerate(readings):
        if reading.gap == "none":
            continue
        later = readings[place + 1 :] if reading is blocked else ()
        gain = _gain(reading)
        extra = _extra_sales(reading, gain, blocked, later, numbers["purchase"])
        found[reading.stage] = Stake(
            gain=gain,
            extra_sales=extra,
            money=_times("money_at_stake", "money", extra, numbers["break_even_first_sale"]),
            flow=_flow(funnel, reading, later, numbers["period_months"]),
        )
    return found


def lost_cost(reading: Reading, *, numbers: Mapping[str, Measure]) -> Measure:
    """Give what was spent on those who did not take this step: cost so far x (1 - rate).

    It describes; it is no saving, for most of them would never have bought. Late losses cost more
    each. The owner's hours count where they and their value are known.
    """
    cost = _cost(numbers, "marketing_spend", "hours_marketing")
    if reading.stage not in MARKETING_ALONE:
        selling = _cost(numbers, "sales_spend", "hours_sales")
        cost = calculate("cost_so_far", "money", lambda a, b: a + b, a=cost, b=selling)
    rate = reading.rate
    if rate.value is not None and rate.value > 1:
        rate = replace(rate, value=None)
    return calculate(
        "lost_cost", "money", lambda cost, rate: cost * (1 - rate), cost=cost, rate=rate
    )


def _lets_nobody_through(reading: Reading) -> bool:
    return reading.rate.value == 0 and (
        reading.gap != "none" or reading.question == Reason.NO_LATER_TARGET
    )


def _gain(reading: Reading) -> Measure:
    gain = calculate(
        "gain",
        "share",
        lambda target, rate: max(0, (target - rate) / rate),
        if_zero=Reason.ZERO_RATE,
        target=reading.target,
        rate=reading.rate,
    )
    if gain.value is None:
        return gain
    low, high = _missed(reading)
    return with_range(gain, low / _value(reading.rate), high / _value(reading.rate))


def _extra_sales(
    reading: Reading,
    gain: Measure,
    blocked: Reading | None,
    later: Sequence[Reading],
    purchases: Measure,
) -> Measure:
    if reading is blocked:
        return _sales_from_nothing(reading, later)
    if blocked:
        # while one step lets nobody through, more people at another bring no sale
        return with_range(told("extra_sales", 0, unit="count"), 0, 0)
    if purchases.value == 0:
        return Measure("extra_sales", None, "count", Status.NOT_DEFINED, Reason.ZERO_SALES)
    return _times("extra_sales", "count", gain, purchases)


def _sales_from_nothing(reading: Reading, later: Sequence[Reading]) -> Measure:
    """Give the sales a step would bring that lets nobody through now, if later targets are met."""
    people = reading.rate.inputs["of"] or 0
    extra = calculate(
        "extra_sales",
        "count",
        lambda people, target: people * target,
        people=told("people", people, unit="count"),
        target=reading.target,
    )
    low, high = _missed(reading)
    extra = with_range(extra, people * low, people * high)
    for step in later:
        extra = _times("extra_sales", "count", extra, step.target)
    return extra


def _missed(reading: Reading) -> tuple[float, float]:
    """Give the least and the most that the rate may fall short of its target."""
    target = _value(reading.target)
    return max(0.0, target - (reading.rate.high or 0)), max(0.0, target - (reading.rate.low or 0))


def _flow(
    funnel: Funnel, reading: Reading, later: Sequence[Reading], period_months: Measure
) -> Measure:
    rates = {step.stage: _value(step.target) for step in later}
    rates[reading.stage] = max(_value(reading.rate), _value(reading.target))
    counted = {stage.key for stage in funnel.stages if stage.count is not None}
    handled = "evaluation" if "evaluation" in counted else "purchase"
    then = {stage.key: stage.count for stage in what_if(funnel, rates=rates).stages}
    return calculate(
        "weekly_flow",
        "count",
        lambda people, months: people / (months * WEEKS_PER_MONTH),
        if_zero=Reason.ZERO_PERIOD,
        people=told(handled, then[handled], unit="count"),
        months=period_months,
    )


def _cost(numbers: Mapping[str, Measure], spend: str, hours: str) -> Measure:
    time = owner_time_cost(
        numbers[hours], hour_value=numbers["hour_value"], period_months=numbers["period_months"]
    )
    if time.value is None:
        return flag(numbers[spend], Status.ROUGH, Reason.TIME_NOT_COUNTED)
    return calculate(f"{spend}_with_time", "money", lambda a, b: a + b, a=numbers[spend], b=time)


def _times(key: str, unit: Unit, ranged: Measure, factor: Measure | None) -> Measure:
    product = calculate(key, unit, lambda a, b: a * b, a=ranged, b=factor)
    if ranged.low is None or ranged.high is None:
        return product
    return with_range(product, ranged.low * _value(factor), ranged.high * _value(factor))


def _value(measure: Measure | None) -> float:
    return (measure.value if measure else None) or 0

"""Which step to work on first, said no more firmly than the counts allow."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from smarketing_edu.model.business import Business
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.model.measure import Measure, Status, calculate, flag, told
from smarketing_edu.model.measures import all_measures
from smarketing_edu.model.priority.gaps import Reading, read_steps
from smarketing_edu.model.priority.stakes import Points, Stake, lost_cost, stakes
from smarketing_edu.model.reason import Reason

Verdict = Literal[
    "clear_winner",
    "rough_winner",
    "too_close",
    "maybe_luck",
    "at_target",
    "no_target",
    "count_first",
    "follow_people",
    "check_counts",
]


@dataclass(frozen=True)
class Step(Reading):
    """One step of the funnel, weighed. One without a gap has a question in place of a stake.

    `effort` is the hours that trying a fix would take; `money_per_hour` is the low end of the money
    at stake for each of them, or its middle, marked "rough", where the low end is nothing.
    `over_capacity`: reaching the target would send more people on than the owner can handle.
    """

    stake: Stake | None
    lost_cost: Measure
    effort: Measure
    money_per_hour: Measure | None
    over_capacity: bool


@dataclass(frozen=True)
class WhereToWork:
    """What can be said about where to work first.

    `steps` are all of them, in the funnel's order; `ranked` those below their target, the best to
    work on first. `too_close` are those that the counts cannot tell apart, and `try_first` is the
    cheapest of them, where their efforts are known.
    """

    verdict: Verdict
    steps: tuple[Step, ...]
    ranked: tuple[Step, ...] = ()
    too_close: tuple[Step, ...] = ()
    try_first: Step | None = None

    @property
    def winner(self) -> Step | None:
        """The step to work on first, only if it is clear from counts that are not rough."""
        return self.ranked[0] if self.verdict == "clear_winner" else None

    @property
    def capacity_first(self) -> bool:
        """Whether the owner's own capacity, not the best step, is what holds sales back."""
        return bool(self.ranked) and self.ranked[0].over_capacity

    @property
    def questions(self) -> tuple[Step, ...]:
        """The steps that cannot be weighed, each with its question."""
        return tuple(step for step in self.steps if step.question)

    @property
    def to_check(self) -> tuple[Step, ...]:
        """The steps that more people are said to have taken than could."""
        return tuple(step for step in self.steps if step.rate.asks_for_a_recount)


def where_to_work(
    business: Business, *, benchmarks: Mapping[str, float] | None = None
) -> WhereToWork:
    """Find the step to work on first, or say why it cannot be told.

    >>> business = Business(business_name="Rosie's", evaluation=2000, purchase=400,
    ...                     purchase_target=0.3, counts_same_people=True)
    >>> where_to_work(business).winner.stage
    'purchase'
    """
    steps = _steps(business, read_steps(business, benchmarks=benchmarks))
    candidates = [step for step in steps if _below_target(step)]
    if not candidates:
        return WhereToWork(_why_none(steps), steps)
    by_effort = all(step.effort.value is not None for step in candidates)
    ranked = sorted(candidates, key=lambda step: _worth(step, by_effort=by_effort), reverse=True)
    leader = ranked[0]
    # a winner's low end beats the high end of every other; a tie is no win
    rivals = [step for step in ranked[1:] if _points(step).high >= _points(leader).low]
    if leader.gap != "clear" or not rivals:
        return WhereToWork(_how_sure(leader), steps, tuple(ranked))
    close = (leader, *rivals)
    cheapest = min(close, key=lambda step: step.effort.value or 0) if by_effort else None
    return WhereToWork("too_close", steps, tuple(ranked), close, cheapest)


def _steps(business: Business, readings: Sequence[Reading]) -> tuple[Step, ...]:
    numbers = all_measures(business)
    at_stake = stakes(readings, funnel=funnel_of(business), numbers=numbers)
    capacity = numbers["capacity"].value
    steps = []
    for reading in readings:
        stake = at_stake.get(reading.stage)
        name = f"{reading.stage}_effort"
        effort = told(name, getattr(business, name), unit="hours")
        flow = stake.flow.value if stake else None
        steps.append(
            Step(
                **vars(reading),
                stake=stake,
                lost_cost=lost_cost(reading, numbers=numbers),
                effort=effort,
                money_per_hour=_money_per_hour(stake.money, effort) if stake else None,
                over_capacity=capacity is not None and flow is not None and flow > capacity,
            )
        )
    return tuple(steps)


def _money_per_hour(money: Measure, effort: Measure) -> Measure:
    if money.low:
        worth = replace(money, value=money.low)
    else:
        worth = flag(money, Status.ROUGH, Reason.MIDDLE_OF_RANGE)
    return calculate(
        "money_per_hour",
        "money",
        lambda money, effort: money / effort,
        if_zero=Reason.ZERO_HOURS,
        money=worth,
        effort=effort,
    )


def _points(step: Step) -> Points:
    return step.stake.points if step.stake else Points(0, 0, 0)


def _below_target(step: Step) -> bool:
    return step.gap in ("clear", "maybe_luck") and _points(step).value > 0


def _worth(step: Step, *, by_effort: bool) -> tuple[bool, float, float, float]:
    """Put what is sure before what may be luck, then the most for an hour's work."""
    points = _points(step)
    worth = points.low or points.value
    if by_effort and step.effort.value is not None:
        worth = worth / step.effort.value if step.effort.value else math.inf
    return step.gap == "clear" and points.low > 0, worth, points.value, points.high


def _how_sure(leader: Step) -> Verdict:
    if leader.gap != "clear":
        return "maybe_luck"
    return "clear_winner" if leader.rate.status is Status.OK else "rough_winner"


def _why_none(steps: Sequence[Step]) -> Verdict:
    questions = [step.question for step in steps]
    if Reason.MORE_LATER_THAN_EARLIER in questions:
        return "check_counts"
    if Reason.NO_LATER_TARGET in questions:
        return "no_target"
    if any(step.gap != "none" for step in steps):
        return "at_target"
    if Reason.NO_TARGET in questions:
        return "no_target"
    return "follow_people" if Reason.NOT_SAME_PEOPLE in questions else "count_first"

"""How far each step of the funnel is from a target that is fair for it, beyond luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.funnel import JOBS, Job, conversion_rate, funnel_of
from smarketing_edu.model.interval import difference_interval
from smarketing_edu.model.measure import Measure, Status, told
from smarketing_edu.model.reason import Reason

Gap = Literal["clear", "maybe_luck", "at_target", "none"]
TargetSource = Literal["own_past", "own_goal", "benchmark"]


@dataclass(frozen=True)
class Reading:
    """One step: the rate INTO `stage`, the target it is held against, and the gap between them.

    A step that cannot be used has the gap "none" and a `question`: the reason, as a content key.
    """

    stage: str
    rate: Measure
    target: Measure | None
    target_source: TargetSource | None
    gap: Gap
    question: str | None

    @property
    def job(self) -> Job:
        """Whose work the step mostly is: marketing, sales or both."""
        return JOBS[self.stage]


def read_steps(
    business: Business, *, benchmarks: Mapping[str, float] | None = None
) -> tuple[Reading, ...]:
    """Hold each step against its target: own past, else own goal, else a sourced benchmark.

    `benchmarks` maps a stage to a share with the same top and bottom; none is ever assumed.

    >>> business = Business(business_name="Rosie's", evaluation=200, purchase=40,
    ...                     purchase_target=0.3, counts_same_people=True)
    >>> read_steps(business)[-1].gap
    'clear'
    """
    rates = zip(pairwise(STAGES), funnel_of(business).rates, strict=True)
    readings = [
        _reading(later, rate, *_target(business, earlier, later, benchmarks or {}))
        for (earlier, later), rate in rates
    ]
    return tuple(
        _with_later_targets(reading, readings[place + 1 :])
        for place, reading in enumerate(readings)
    )


def _target(
    business: Business, earlier: str, later: str, benchmarks: Mapping[str, float]
) -> tuple[Measure | None, TargetSource | None]:
    past = conversion_rate(
        told(f"{later}_past", getattr(business, f"{later}_past"), unit="count"),
        of=told(f"{earlier}_past", getattr(business, f"{earlier}_past"), unit="count"),
        same_people=business.counts_same_people,
        key=f"{later}_past_rate",
    )
    if _is_usable(past):
        return past, "own_past"
    goal = told(f"{later}_target", getattr(business, f"{later}_target"), unit="share")
    if goal.value is not None:
        return goal, "own_goal"
    benchmark = told(f"{later}_benchmark", benchmarks.get(later), unit="share")
    return (benchmark, "benchmark") if benchmark.value is not None else (None, None)


def _reading(
    stage: str, rate: Measure, target: Measure | None, source: TargetSource | None
) -> Reading:
    question = None
    if not _is_usable(rate):
        question = rate.reason
    elif target is None:
        question = Reason.NO_TARGET
    gap = "none" if question or target is None else _gap(rate, target)
    return Reading(stage, rate, target, source, gap, question)


def _with_later_targets(reading: Reading, later: Sequence[Reading]) -> Reading:
    """Ask for the targets that follow a rate of zero: what it could bring hangs on all of them."""
    if reading.gap == "none" or reading.rate.value != 0 or all(step.target for step in later):
        return reading
    return replace(reading, gap="none", question=Reason.NO_LATER_TARGET)


def _is_usable(rate: Measure) -> bool:
    return rate.low is not None and rate.status is not Status.TOO_FEW


def _gap(rate: Measure, target: Measure) -> Gap:
    """Call a gap clear only where luck alone would seldom make one as large."""
    if rate.k_of_n and target.k_of_n:
        low, high = difference_interval(target.k_of_n, rate.k_of_n)
    else:
        # a goal is a fixed line: it has no luck of its own
        low, high = (target.value or 0) - (rate.high or 0), (target.value or 0) - (rate.low or 0)
    if low > 0:
        return "clear"
    return "at_target" if high < 0 else "maybe_luck"

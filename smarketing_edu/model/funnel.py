"""The six steps from "could have seen you" to "bought", and the share that moves on at each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from smarketing_edu.errors import InputError
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.interval import wilson_interval
from smarketing_edu.model.measure import Measure, Number, Status, calculate, flag, told
from smarketing_edu.model.reason import Reason

Job = Literal["marketing", "sales", "both"]

JOBS: dict[str, Job] = {
    "awareness": "marketing",
    "interest": "marketing",
    "consideration": "marketing",
    "intent": "both",
    "evaluation": "sales",
    "purchase": "sales",
}
"""Whose work each stage mostly is."""

TOO_FEW_BELOW = 10
ROUGH_BELOW = 30
WIDEST_RANGE = 0.20
WIDEST_FOR_ITS_SIZE = 1.2
"""When a share is fit to print: see `conversion_rate`."""


@dataclass(frozen=True)
class FunnelStage:
    """One stage: its key, the owner's own name for it (if any), and how many people reached it.

    The count of a what-if is an expectation, and need not be whole.
    """

    key: str
    name: str | None
    count: float | None

    @property
    def job(self) -> Job:
        """Whose work this stage mostly is: marketing, sales or both."""
        return JOBS.get(self.key, "both")


@dataclass(frozen=True)
class Funnel:
    """The stages, first to last; `same_people`: each count is part of the one before."""

    stages: tuple[FunnelStage, ...]
    same_people: bool | None = None

    @property
    def rates(self) -> tuple[Measure, ...]:
        """The share that moves on INTO each stage after the first (`interest_rate` and so on)."""
        return tuple(
            conversion_rate(
                _counted(later),
                of=_counted(earlier),
                same_people=self.same_people,
                key=f"{later.key}_rate",
            )
            for earlier, later in zip(self.stages, self.stages[1:], strict=False)
        )

    @property
    def overall_rate(self) -> Measure:
        """The share of the first stage that reaches the last: one ratio of counts, no product."""
        return conversion_rate(
            _counted(self.stages[-1]),
            of=_counted(self.stages[0]),
            same_people=self.same_people,
            key="overall_rate",
        )


def funnel_of(business: Business) -> Funnel:
    """Give the funnel of a business, with its own names for the stages.

    >>> funnel = funnel_of(Business(business_name="Rosie's", interest=200, consideration=20))
    >>> funnel.rates[1].value
    0.1
    """
    stages = zip(STAGES, business.stage_names, business.stage_counts, strict=True)
    return Funnel(
        tuple(FunnelStage(key, name, count) for key, name, count in stages),
        same_people=business.counts_same_people,
    )


def conversion_rate(
    count: Number, *, of: Number, same_people: bool | None = True, key: str = "conversion_rate"
) -> Measure:
    """Give the share of people who moved on: `count / of`, with its 95 % range.

    Its inputs are "count" and "of"; a blank one bears its own field's name.
    "too_few" (under 10) means: print "k of n", no percent. "rough" is 10 to 29, or a range wider
    than 20 points or than 1.2 times the share. There is a range only where the counted are part of
    those counted from: `same_people` None makes it "rough", and False, or more later than earlier,
    gives "check" and no range.
    Source: Wilson 1927; US Census Bureau guidance for one survey; the limit of 10 is ours.

    >>> rate = conversion_rate(5, of=20)
    >>> rate.value, rate.status
    (0.25, <Status.ROUGH: 'rough'>)
    """
    rate = calculate(
        key,
        "share",
        lambda count, of: count / of,
        if_zero=Reason.NOBODY_TO_COUNT_FROM,
        count=_renamed("count", count),
        of=_renamed("of", of),
    )
    if rate.value is None or rate.k_of_n is None:
        return rate
    successes, trials = rate.k_of_n
    if successes > trials:
        return flag(rate, Status.CHECK, Reason.MORE_LATER_THAN_EARLIER)
    if same_people is False:
        return flag(rate, Status.CHECK, Reason.NOT_SAME_PEOPLE)
    low, high = wilson_interval(successes, trials)
    rate = _judged(replace(rate, low=low, high=high), trials, high - low)
    return rate if same_people else flag(rate, Status.ROUGH, Reason.IF_SAME_PEOPLE)


def what_if(
    funnel: Funnel, *, rates: Mapping[str, float] | None = None, start: float | None = None
) -> Funnel:
    """Give the funnel as it would be with other rates INTO some stages, or another first count.

    All other rates stay. `rates` maps a stage to a share from 0 to 1; raises `InputError` for a
    stage that has none. What cannot be known (the rate out of a blank stage) is None.

    >>> funnel = Funnel((FunnelStage("interest", None, 200), FunnelStage("intent", None, 20)))
    >>> what_if(funnel, rates={"intent": 0.25}).stages[-1].count
    50.0
    """
    wanted = dict(rates or {})
    _check_wanted(funnel, wanted)
    first = funnel.stages[0]
    stages = [first if start is None else replace(first, count=start)]
    # the last stage that has a count, as it was and as it would be: a blank one is stepped over
    before, after = first.count, stages[0].count
    for stage in funnel.stages[1:]:
        if stage.key in wanted:
            count = _expected(stages[-1].count, wanted[stage.key], 1)
        else:
            count = _carried_on(stage.count, before, after)
        stages.append(replace(stage, count=count))
        if stage.count is not None:
            before, after = stage.count, count
    return replace(funnel, stages=tuple(stages))


def _judged(rate: Measure, trials: float, width: float) -> Measure:
    if trials < TOO_FEW_BELOW:
        return flag(rate, Status.TOO_FEW, Reason.FEWER_THAN_TEN)
    if trials < ROUGH_BELOW:
        return flag(rate, Status.ROUGH, Reason.FEWER_THAN_THIRTY)
    if width > WIDEST_RANGE or width > WIDEST_FOR_ITS_SIZE * (rate.value or 0):
        return flag(rate, Status.ROUGH, Reason.WIDE_RANGE)
    return rate


def _check_wanted(funnel: Funnel, wanted: Mapping[str, float]) -> None:
    for key, rate in wanted.items():
        if key not in [stage.key for stage in funnel.stages[1:]]:
            raise InputError(f"No rate leads into {key!r}: name a stage after the first.")
        if not 0 <= rate <= 1:
            raise InputError(f"The rate into {key!r} is {rate}: give a share from 0 to 1.")


def _counted(stage: FunnelStage) -> Measure:
    return told(stage.key, stage.count, unit="count")


def _renamed(name: str, count: Number) -> Number:
    if isinstance(count, Measure) and count.status is not Status.MISSING:
        return replace(count, key=name)
    return count


def _carried_on(count: float | None, before: float | None, after: float | None) -> float | None:
    """Give what a count becomes when the one before it goes from `before` to `after`."""
    if count is None or before is None or before == after:
        return count
    if after == 0:
        return 0
    return _expected(after, count, before)


def _expected(people: float | None, part: float, whole: float) -> float | None:
    expected = calculate("expected", "count", lambda a, b, c: a * b / c, a=people, b=part, c=whole)
    return expected.value

"""Whom to call first: points for what is known of a lead, earned from leads that have decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smarketing_edu.errors import InputError
from smarketing_edu.model.business import LeadPoint
from smarketing_edu.model.funnel import TOO_FEW_BELOW, conversion_rate
from smarketing_edu.model.measure import Measure, Number, Status, calculate, flag, share
from smarketing_edu.model.reason import Reason

POINTS_CAP = 100
"""Facts overlap, so that their points count double: no score is larger than this."""


@dataclass(frozen=True)
class PastLead:
    """One lead of the past: what was known of it, whether it bought, and when.

    `days_to_win` is from first contact to won; below zero is a wrong date.
    """

    won: bool
    facts: frozenset[str] = frozenset()
    arrived: date | None = None
    days_to_win: float | None = None


@dataclass(frozen=True)
class FactPoints:
    """What one fact about a lead is worth: its points, and the rate they come from.

    Points are 0 where the evidence is thin; then `points.reason` says why.
    """

    fact: str
    rate: Measure
    points: Measure


@dataclass(frozen=True)
class ThresholdCheck:
    """How well "call from this score on" would have picked the leads that bought.

    `precision` is the share of flagged leads that bought, `recall` the share of buyers that were
    flagged, and `lift` how many times the base rate the precision is (1.5 times, never "50 %").
    """

    precision: Measure
    recall: Measure
    lift: Measure
    base_rate: Measure


def attribute_points(attribute_rate: Number, *, base_rate: Number) -> Measure:
    """Points for a fact, the bare formula: 100 x (rate of leads with it - rate of all), rounded.

    Source: OpenView 2009.

    >>> attribute_points(0.25, base_rate=0.10).value
    15.0
    """
    return calculate(
        "attribute_points",
        "points",
        lambda attribute_rate, base_rate: round(100 * (attribute_rate - base_rate)),
        attribute_rate=share(attribute_rate),
        base_rate=share(base_rate),
    )


def lift(precision: Number, *, base_rate: Number) -> Measure:
    """How many times as often the flagged buy: precision / base rate. 1.5 is "1.5 times".

    >>> round(lift(0.16, base_rate=0.05).value, 2)
    3.2
    """
    return calculate(
        "lift",
        "ratio",
        lambda precision, base_rate: precision / base_rate,
        if_zero=Reason.NOBODY_WON,
        precision=share(precision),
        base_rate=share(base_rate),
    )


def points_table(leads: Iterable[PastLead]) -> tuple[FactPoints, ...]:
    """Points for each fact, most first: 0 unless ten leads have it and it is more than luck.

    That is, unless the base rate lies outside the 95 % range of those with the fact: with less
    evidence a useless fact would earn ten points or more most of the time. Give it mature leads
    only (`maturity.mature_leads`).

    >>> referred = [PastLead(won=n < 15, facts=frozenset({"referred"})) for n in range(30)]
    >>> others = [PastLead(won=n < 10) for n in range(100)]
    >>> [(row.fact, row.points.value) for row in points_table(referred + others)]
    [('referred', 31.0)]
    """
    known = list(leads)
    base = _won_of(known, "base_rate")
    facts = sorted({fact for lead in known for fact in lead.facts})
    rows = [_row(fact, [lead for lead in known if fact in lead.facts], base) for fact in facts]
    return tuple(sorted(rows, key=lambda row: row.points.value or 0, reverse=True))


def lead_score(
    facts: Collection[str],
    *,
    card: Iterable[LeadPoint],
    groups: Mapping[str, str] | None = None,
    cap: int = POINTS_CAP,
) -> int:
    """Add the points of a lead's facts: the strongest one of each group, and no more than `cap`.

    `groups` maps facts that mean much the same to one group; a fact without a group stands alone.

    >>> card = [LeadPoint("came through a friend", 15), LeadPoint("knows the owner", 10)]
    >>> lead_score(["came through a friend", "knows the owner"], card=card,
    ...            groups={"came through a friend": "people", "knows the owner": "people"})
    15
    """
    strongest: dict[str, int] = {}
    for line in card:
        if line.fact in facts:
            group = (groups or {}).get(line.fact, line.fact)
            strongest[group] = max(line.points, strongest.get(group, 0), key=abs)
    return max(-cap, min(cap, sum(strongest.values())))


def threshold_check(
    scores: Sequence[float], *, won: Sequence[bool], threshold: float
) -> ThresholdCheck:
    """Check a threshold on past leads, best on others than those the points were set from.

    Raises `InputError` unless there is one `won` for each score.

    >>> check = threshold_check([30, 30, 10, 0], won=[True, False, True, False], threshold=20)
    >>> check.precision.value, check.recall.value, check.lift.value
    (0.5, 0.5, 1.0)
    """
    if len(scores) != len(won):
        raise InputError(
            f"There are {len(scores)} scores but {len(won)} outcomes: give one for each lead."
        )
    flagged = [bought for score, bought in zip(scores, won, strict=True) if score >= threshold]
    precision = _share_of(sum(flagged), len(flagged), "precision", Reason.NOBODY_FLAGGED)
    base = _share_of(sum(won), len(won), "base_rate", Reason.NOBODY_TO_COUNT_FROM)
    return ThresholdCheck(
        precision=precision,
        recall=_share_of(sum(flagged), sum(won), "recall", Reason.NOBODY_WON),
        lift=lift(precision, base_rate=base),
        base_rate=base,
    )


def _row(fact: str, leads: Sequence[PastLead], base: Measure) -> FactPoints:
    rate = _won_of(leads, "attribute_rate")
    points = attribute_points(rate, base_rate=base)
    if len(leads) < TOO_FEW_BELOW:
        points = flag(replace(points, value=0), Status.TOO_FEW, Reason.FEWER_THAN_TEN)
    elif _may_be_luck(rate, base):
        points = replace(points, value=0, status=Status.ROUGH, reason=Reason.MAY_BE_LUCK)
    return FactPoints(fact, rate, points)


def _may_be_luck(rate: Measure, base: Measure) -> bool:
    if rate.low is None or rate.high is None or base.value is None:
        return True
    return rate.low <= base.value <= rate.high


def _won_of(leads: Sequence[PastLead], key: str) -> Measure:
    return conversion_rate(sum(lead.won for lead in leads), of=len(leads), key=key)


def _share_of(count: int, of: int, key: str, if_nobody: Reason) -> Measure:
    rate = conversion_rate(count, of=of, key=key)
    return replace(rate, reason=if_nobody) if of == 0 else rate

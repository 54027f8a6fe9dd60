"""What has changed in a group of people, with its likely range: the same people, or two groups."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from smarketing_edu.errors import InputError
from smarketing_edu.model.interval import difference_interval, paired_difference_interval

# the 97.5 % points of Student's distribution; between two rows the smaller one errs to caution
_FREEDOM = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 25, 30, 40, 60, 120)
_POINTS = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.179, 2.145, 2.120, 2.101, 2.086, 2.060, 2.042, 2.021, 2.000, 1.980),
)


@dataclass(frozen=True)
class Change:
    """Before, after, and the likely range of after less before (no range from people all alike)."""

    before: float
    after: float
    low: float | None
    high: float | None

    @property
    def change(self) -> float:
        """After less before."""
        return self.after - self.before


def share_change_paired(pairs: Sequence[tuple[bool, bool]]) -> Change:
    """How a share has changed among the same people, each (before, after).

    >>> stayed = [(True, True)] * 14 + [(False, False)] * 22
    >>> change = share_change_paired(stayed + [(False, True)] * 5)
    >>> round(change.change, 3), round(change.low, 3), round(change.high, 3)
    (0.122, 0.011, 0.226)
    """
    people = _enough(len(pairs), 1)
    kept, lost = pairs.count((True, True)), pairs.count((True, False))
    gained, never = pairs.count((False, True)), pairs.count((False, False))
    low, high = paired_difference_interval(kept, gained, lost, never)
    return Change((kept + lost) / people, (kept + gained) / people, low, high)


def share_change(before: Sequence[bool], after: Sequence[bool]) -> Change:
    """How a share differs between two groups that need not be the same people."""
    old = (sum(before), _enough(len(before), 1))
    new = (sum(after), _enough(len(after), 1))
    low, high = difference_interval(new, old)
    return Change(old[0] / old[1], new[0] / new[1], low, high)


def mean_change_paired(pairs: Sequence[tuple[float, float]]) -> Change:
    """How an average has changed among the same people, each (before, after).

    Source of the range: Student 1908, Biometrika 6:1, for the differences of pairs.

    >>> change = mean_change_paired([(5, 7), (6, 7), (4, 8), (7, 7), (5, 8)])
    >>> change.change, round(change.low, 2), round(change.high, 2)
    (2.0, 0.04, 3.96)
    """
    people = _enough(len(pairs), 2)
    changes = [after - before for before, after in pairs]
    error = math.sqrt(variance(changes) / people)
    return _mean(fmean(old for old, _ in pairs), fmean(new for _, new in pairs), error, people - 1)


def mean_change(before: Sequence[float], after: Sequence[float]) -> Change:
    """How an average differs between two groups that need not be the same people.

    Source of the range: Welch 1947, Biometrika 34:28, for groups that vary differently.
    """
    errors = [variance(group) / _enough(len(group), 2) for group in (before, after)]
    freedom = 0.0
    if sum(errors):
        sizes = (len(before), len(after))
        parts = (each**2 / (size - 1) for each, size in zip(errors, sizes, strict=True))
        freedom = sum(errors) ** 2 / sum(parts)
    return _mean(fmean(before), fmean(after), math.sqrt(sum(errors)), freedom)


def _mean(before: float, after: float, error: float, freedom: float) -> Change:
    if not error:
        return Change(before, after, None, None)
    # two groups have at least as much freedom as the smaller one alone, so never less than one
    reach = error * _POINTS[max(0, bisect_right(_FREEDOM, freedom) - 1)]
    return Change(before, after, after - before - reach, after - before + reach)


def _enough(people: int, needed: int) -> int:
    if people < needed:
        raise InputError(f"There is no change to tell from {people} people: {needed} are needed.")
    return people

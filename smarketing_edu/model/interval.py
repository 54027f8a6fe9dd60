"""How far a share from a small count may be off by luck alone."""

from __future__ import annotations

import math

from smarketing_edu.errors import InputError

Z_95 = 1.959963984540054
"""How many standard errors hold 95 % of a normal curve."""


def wilson_interval(successes: float, trials: float, z: float = Z_95) -> tuple[float, float]:
    """Give the likely range of a true share when `successes` of `trials` were seen.

    Both ends are shares from 0 to 1. Raises `InputError` unless 0 <= successes <= trials and
    trials > 0. Source: Wilson 1927; Brown, Cai and DasGupta 2001 advise it for small counts.

    >>> low, high = wilson_interval(2, 6)
    >>> round(low, 3), round(high, 3)
    (0.097, 0.7)
    """
    if not (0 <= successes <= trials and trials > 0):
        raise InputError(
            f"There is no range for {successes} of {trials}: "
            "give a count that is part of the count it is taken from, which must not be zero."
        )
    share = successes / trials
    middle = (successes + z * z / 2) / (trials + z * z)
    reach = z * math.sqrt(successes * (1 - share) + z * z / 4) / (trials + z * z)
    # the last digit of a float may miss the share, or 0 and 1, by a hair
    low = max(0.0, min(middle - reach, share))
    high = min(1.0, max(middle + reach, share))
    return low, high


def difference_interval(
    first: tuple[float, float], second: tuple[float, float], z: float = Z_95
) -> tuple[float, float]:
    """Give the likely range of a first share less a second one, each as (successes, trials).

    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.

    >>> low, high = difference_interval((56, 70), (48, 80))
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    share_1, share_2 = first[0] / first[1], second[0] / second[1]
    low_1, high_1 = wilson_interval(*first, z)
    low_2, high_2 = wilson_interval(*second, z)
    difference = share_1 - share_2
    return (
        difference - math.hypot(share_1 - low_1, high_2 - share_2),
        difference + math.hypot(high_1 - share_1, share_2 - low_2),
    )


def paired_difference_interval(
    both: float, first_only: float, second_only: float, neither: float, z: float = Z_95
) -> tuple[float, float]:
    """Give the likely range of a first share less a second one, both of the very same people.

    The four counts are those who have it both times, only the first, only the second, and never.
    Source: Newcombe 1998, Statistics in Medicine 17:2635, method 10.

    >>> low, high = paired_difference_interval(14, 5, 0, 22)
    >>> round(low, 3), round(high, 3)
    (0.011, 0.226)
    """
    trials = both + first_only + second_only + neither
    first, second = both + first_only, both + second_only
    (low_1, high_1), (low_2, high_2) = (
        wilson_interval(count, trials, z) for count in (first, second)
    )
    share_1, share_2 = first / trials, second / trials
    alike = both * neither - first_only * second_only
    if alike > 0:  # the likeness of both times, made a little smaller, as for a continuous one
        alike = max(0.0, alike - trials / 2)
    spread = first * (trials - first) * second * (trials - second)
    likeness = alike / math.sqrt(spread) if spread else 0.0
    difference = (first_only - second_only) / trials
    below, above = (share_1 - low_1, high_2 - share_2), (high_1 - share_1, share_2 - low_2)
    return difference - _reach(*below, likeness), difference + _reach(*above, likeness)


def _reach(one: float, other: float, likeness: float) -> float:
    return math.sqrt(max(0.0, one * one - 2 * likeness * one * other + other * other))

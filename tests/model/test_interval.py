"""The likely range of a share, against published figures and against its own definition."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.errors import InputError
from smarketing_edu.model.interval import (
    difference_interval,
    paired_difference_interval,
    wilson_interval,
)

counts = st.integers(min_value=1, max_value=10**7).flatmap(
    lambda trials: st.tuples(st.integers(min_value=0, max_value=trials), st.just(trials))
)


@given(counts)
def test_the_range_holds_the_share(counted: tuple[int, int]) -> None:
    """It lies between none and all, around what was seen."""
    successes, trials = counted
    low, high = wilson_interval(successes, trials)
    assert 0 <= low <= successes / trials <= high <= 1


@pytest.mark.parametrize("counted", [(1.8e-9, 1), (1e300, 1e300), (0, 5e-324), (1e-300, 1e300)])
def test_the_range_of_an_expectation_stays_within_none_and_all(
    counted: tuple[float, float],
) -> None:
    """The count of a what-if need not be whole, nor of a usual size."""
    low, high = wilson_interval(*counted)
    assert 0 <= low <= counted[0] / counted[1] <= high <= 1


@given(counts)
def test_the_ends_are_just_as_far_as_luck_goes(counted: tuple[int, int]) -> None:
    """At each end, the count seen is 1.96 standard errors away: that is how Wilson defines it."""
    successes, trials = counted
    for end in wilson_interval(successes, trials):
        if 1e-6 < end < 1 - 1e-6:
            error = math.sqrt(end * (1 - end) / trials)
            away = abs(successes / trials - end) / error
            assert away == pytest.approx(1.959963984540054, rel=1e-3)


@given(counts)
def test_counting_the_others_mirrors_the_range(counted: tuple[int, int]) -> None:
    """The range of those who left is the range of those who stayed, mirrored."""
    successes, trials = counted
    low, high = wilson_interval(successes, trials)
    other_low, other_high = wilson_interval(trials - successes, trials)
    assert (1 - other_high, 1 - other_low) == pytest.approx((low, high), abs=1e-9)


@given(counts)
def test_ten_times_the_counts_give_a_narrower_range(counted: tuple[int, int]) -> None:
    """More people, less luck; and the range stays inside the first."""
    successes, trials = counted
    low, high = wilson_interval(successes, trials)
    closer_low, closer_high = wilson_interval(10 * successes, 10 * trials)
    assert low - 1e-12 <= closer_low <= closer_high <= high + 1e-12
    assert closer_high - closer_low < high - low


def test_the_lesson_says_two_of_six_is_ten_to_seventy_percent() -> None:
    """Lesson four prints 9.7 to 70.0 %."""
    assert wilson_interval(2, 6) == pytest.approx((0.097, 0.700), abs=5e-4)


@pytest.mark.parametrize(("successes", "trials"), [(1, 0), (-1, 5), (6, 5), (float("nan"), 5)])
def test_there_is_no_range_for_what_is_no_part(successes: float, trials: float) -> None:
    """A count that is not part of the other is refused, with both numbers in the message."""
    with pytest.raises(InputError, match=f"{successes} of {trials}"):
        wilson_interval(successes, trials)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_differences_agree_with_newcombe(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe 1998 (Stat Med 17:873), Table II, method 10."""
    assert difference_interval(first, second) == pytest.approx((low, high), abs=6e-5)


@given(counts, counts)
def test_a_difference_turned_round_changes_its_sign(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    """First less second is second less first, with the ends swapped."""
    low, high = difference_interval(first, second)
    assert difference_interval(second, first) == pytest.approx((-high, -low))
    assert low <= first[0] / first[1] - second[0] / second[1] <= high


@pytest.mark.parametrize(
    ("counted", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:2635, method 10
        ((36, 12, 2, 0), 0.0569, 0.3404),
        ((20, 12, 2, 16), 0.0562, 0.3292),
        # Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33:2850 (Bentur's patients)
        ((1, 1, 7, 12), -0.507, -0.026),
        # Altman and others 2000, Statistics with confidence, page 52
        ((14, 5, 0, 22), 0.011, 0.226),
    ],
)
def test_paired_ranges_are_the_published_ones(
    counted: tuple[int, int, int, int], low: float, high: float
) -> None:
    """Worked examples of four publications come out as printed."""
    found = paired_difference_interval(*counted)
    assert found == pytest.approx((low, high), abs=0.0006)


four_counts = st.tuples(*[st.integers(min_value=0, max_value=10**5)] * 4).filter(any)


@given(four_counts)
def test_paired_ranges_hold_the_difference(counted: tuple[int, int, int, int]) -> None:
    """The range lies around what was seen, has a width, and turns around with the two times."""
    both, first, second, neither = counted
    low, high = paired_difference_interval(*counted)
    seen = (first - second) / sum(counted)
    assert -1.0 - 1e-9 <= low <= seen <= high <= 1.0 + 1e-9
    assert high > low
    turned = paired_difference_interval(both, second, first, neither)
    assert (-turned[1], -turned[0]) == pytest.approx((low, high), abs=1e-9)

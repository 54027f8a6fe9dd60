"""What has changed in a group: against published examples, and never a range from no spread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.errors import InputError
from smarketing_edu.model.change import (
    mean_change,
    mean_change_paired,
    share_change,
    share_change_paired,
)

# Student 1908, Biometrika 6:20: hours of sleep gained with two medicines, the same ten patients
FIRST = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SECOND = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
scores = st.lists(st.integers(0, 10), min_size=2, max_size=40)


def test_students_patients() -> None:
    """The same patients slept 1.58 hours longer, 0.70 to 2.46 (as any statistics program says)."""
    change = mean_change_paired(list(zip(FIRST, SECOND, strict=True)))
    assert change.change == pytest.approx(1.58)
    assert (change.low, change.high) == pytest.approx((0.7001, 2.4599), abs=0.001)


def test_two_groups_of_patients() -> None:
    """Taken for two groups, the range is wider: -0.21 to 3.37 by Welch, or a hair more."""
    change = mean_change(FIRST, SECOND)
    assert (change.low, change.high) == pytest.approx((-0.2055, 3.3655), abs=0.02)
    assert change.low is not None
    assert change.low <= -0.2055


@given(scores, st.integers(-3, 3))
def test_people_who_all_change_alike_have_no_range(before: list[int], step: int) -> None:
    """From no spread no range can be made, so there is none."""
    change = mean_change_paired([(score, score + step) for score in before])
    assert (change.change, change.low, change.high) == (pytest.approx(step), None, None)


@given(scores, scores)
def test_a_range_holds_the_change(before: list[int], after: list[int]) -> None:
    """Where there is a range, the change that was seen lies within it."""
    change = mean_change(before, after)
    if change.low is None or change.high is None:
        assert len(set(before)) == len(set(after)) == 1
    else:
        assert change.low < change.change < change.high


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=60))
def test_shares_are_counted(pairs: list[tuple[bool, bool]]) -> None:
    """The same people and two groups have the same shares, each within none and all."""
    before, after = [old for old, _ in pairs], [new for _, new in pairs]
    paired, apart = share_change_paired(pairs), share_change(before, after)
    assert (paired.before, paired.after) == (apart.before, apart.after)
    assert paired.before == sum(before) / len(before)


@pytest.mark.parametrize("change", [share_change_paired, mean_change_paired])
def test_nobody_has_no_change(change: object) -> None:
    """From nobody there is nothing to tell."""
    with pytest.raises(InputError, match="no change to tell"):
        change([])  # type: ignore[operator]

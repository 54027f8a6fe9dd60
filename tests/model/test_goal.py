"""From a goal back to sales, leads and people at each stage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.model.goal import (
    funnel_ladder,
    leads_needed,
    leads_needed_per_week,
    sales_before_rounding,
    sales_needed,
)
from smarketing_edu.model.interval import wilson_interval

goals = st.floats(min_value=1, max_value=1e7)
sales = st.floats(min_value=1, max_value=1e4)
rates = st.lists(st.floats(min_value=0.01, max_value=1), min_size=1, max_size=5)


def test_the_lessons_goal_takes_three_hundred_and_twenty_leads() -> None:
    """Lesson ten: $24,000 at $300 a sale, one lead in four buys."""
    needed = leads_needed(24_000, average_sale=300, purchases=50, leads=200)
    assert needed.value == 320
    assert needed.inputs == {"sales_needed": 80, "lead_to_sale_rate": 0.25}


def test_the_range_comes_from_one_interval_on_the_direct_rate() -> None:
    """Its ends are the sales over the ends of that rate's own range."""
    needed = leads_needed(24_000, average_sale=300, purchases=50, leads=200)
    low, high = wilson_interval(50, 200)
    assert needed.low == -(-80 // high)
    assert needed.high == -(-80 // low)


def test_what_present_customers_bring_is_taken_off_first() -> None:
    """Only the rest of the goal takes new sales."""
    assert sales_needed(24_000, average_sale=300, expected_repeat_revenue=6000).value == 60


def test_a_goal_that_is_met_anyway_takes_no_new_sale() -> None:
    """It is a good zero, and says so."""
    needed = sales_needed(5000, average_sale=300, expected_repeat_revenue=6000)
    assert (needed.value, needed.status, needed.reason) == (0, "ok", "repeat_covers_goal")
    assert (
        leads_needed(
            5000, average_sale=300, purchases=5, leads=50, expected_repeat_revenue=6000
        ).value
        == 0
    )


def test_each_count_is_rounded_up_once_from_the_exact_value() -> None:
    """31.25 sales at 2.1 % are 1,489 visitors, not the 1,524 of 32 sales."""
    exact = sales_before_rounding(1000, average_sale=32)
    assert exact.value == 31.25
    assert [rung.value for rung in funnel_ladder(exact, rates=[0.021])] == [32, 1489]
    assert leads_needed(1000, average_sale=32, purchases=210, leads=10_000).value == 1489
    assert sales_needed(1000, average_sale=32).value == 32


def test_a_week_takes_its_part_of_the_exact_leads() -> None:
    """Three months are thirteen weeks; the weekly count is rounded up, not divided from one."""
    weekly = leads_needed_per_week(
        24_050, average_sale=300, purchases=50, leads=200, period_months=3
    )
    assert weekly.value == 25
    assert weekly.low is not None
    assert weekly.high is not None
    assert weekly.low <= weekly.value <= weekly.high
    one_month = leads_needed_per_week(24_000, average_sale=300, purchases=50, leads=200)
    assert one_month.value == 74


@pytest.mark.parametrize(
    ("purchases", "leads", "status", "reason"),
    [
        (0, 40, "not_defined", "zero_rate"),
        (0, 0, "not_defined", "nobody_to_count_from"),
        (None, 40, "missing", "blank_input"),
        (5, None, "missing", "blank_input"),
        (-5, 40, "check", "negative_number"),
    ],
)
def test_without_a_rate_the_way_back_stops(
    purchases: float | None, leads: float | None, status: str, reason: str
) -> None:
    """And the reason names what is in the way."""
    needed = leads_needed(24_000, average_sale=300, purchases=purchases, leads=leads)
    assert (needed.value, needed.status, needed.reason) == (None, status, reason)
    assert (needed.low, needed.high) == (None, None)


@pytest.mark.parametrize(
    ("purchases", "leads", "same_people", "status"),
    [
        (2, 8, True, "too_few"),
        (5, 20, True, "rough"),
        (50, 40, True, "check"),
        (50, 200, False, "check"),
        (50, 200, None, "rough"),
    ],
)
def test_thin_counts_make_a_thin_answer(
    purchases: int, leads: int, same_people: bool | None, status: str
) -> None:
    """The status of the rate carries on, and a rate without a range gives none."""
    needed = leads_needed(
        24_000, average_sale=300, purchases=purchases, leads=leads, same_people=same_people
    )
    assert needed.status == status
    assert (needed.low is None) == (status == "check")


def test_no_average_sale_no_answer() -> None:
    """Sales of nothing reach no goal."""
    assert sales_needed(24_000, average_sale=0).reason == "zero_average_sale"


def test_a_period_of_no_months_has_no_weeks() -> None:
    """It is not defined, with its own reason."""
    weekly = leads_needed_per_week(
        24_000, average_sale=300, purchases=50, leads=200, period_months=0
    )
    assert (weekly.value, weekly.reason) == (None, "zero_period")


@given(
    goals, sales, st.integers(min_value=1, max_value=1000), st.integers(min_value=0, max_value=1000)
)
def test_the_range_of_leads_holds_the_number(
    goal: float, average: float, purchases: int, others: int
) -> None:
    """Low to high, in whole leads."""
    needed = leads_needed(goal, average_sale=average, purchases=purchases, leads=purchases + others)
    assert needed.low is not None
    assert needed.value is not None
    assert needed.high is not None
    assert needed.low <= needed.value <= needed.high
    assert needed.value == int(needed.value)


@given(goals, goals, sales, st.integers(min_value=1, max_value=99))
def test_a_higher_goal_never_takes_fewer_leads(
    goal: float, other: float, average: float, purchases: int
) -> None:
    """Nor does a better rate ever take more."""
    small, large = sorted((goal, other))

    def leads(goal: float, purchases: int) -> float:
        needed = leads_needed(goal, average_sale=average, purchases=purchases, leads=100)
        return needed.value or 0

    assert leads(small, purchases) <= leads(large, purchases)
    assert leads(large, purchases + 1) <= leads(large, purchases)


@given(st.integers(min_value=1, max_value=1000), rates)
def test_a_ladder_never_narrows_on_the_way_up(sales: int, rates: list[float]) -> None:
    """Each stage needs at least as many people as the one after it, and enough of them."""
    rungs = [rung.value or 0 for rung in funnel_ladder(sales, rates=rates)]
    assert all(lower <= upper for lower, upper in pairwise(rungs))
    reached = rungs[-1]
    for rate in rates:
        reached *= rate
    assert reached >= sales * (1 - 1e-6)


@pytest.mark.parametrize(("rate", "status"), [(0, "not_defined"), (None, "missing")])
def test_a_ladder_ends_where_a_rate_is_zero_or_blank(rate: float | None, status: str) -> None:
    """The rungs below it stand; those above say why they do not."""
    rungs = funnel_ladder(20, rates=[0.5, rate, 0.5])
    assert [rung.value for rung in rungs] == [20, 40, None, None]
    assert [rung.status for rung in rungs[2:]] == [status, status]
    assert all(rung.low is None for rung in rungs)

"""Only leads that were old enough to decide are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.model.lead_score import PastLead
from smarketing_edu.model.maturity import mature_leads, waiting_days

TODAY = date(2024, 6, 30)


def _lead(age: int | None, *, days_to_win: float | None = None) -> PastLead:
    arrived = None if age is None else TODAY - timedelta(days=age)
    return PastLead(won=days_to_win is not None, arrived=arrived, days_to_win=days_to_win)


def test_enough_wins_wait_for_nine_in_ten() -> None:
    """Of twenty wins, eighteen took 18 days or less."""
    days = waiting_days(range(1, 21))
    assert (days.value, days.status) == (18, "ok")


def test_few_wins_wait_four_times_the_median() -> None:
    """Nineteen are too few for the slowest tenth."""
    days = waiting_days(range(1, 20))
    assert (days.value, days.status, days.reason) == (40, "rough", "few_wins")


def test_no_wins_no_waiting_time() -> None:
    """Nobody can tell, so every lead is too young."""
    kept = mature_leads([_lead(500), _lead(2)], on=TODAY)
    assert kept.waiting_days.status == "missing"
    assert (kept.mature, kept.too_young) == ((), 2)


def test_what_was_left_out_is_counted() -> None:
    """Young, undated and wrongly dated leads, each apart."""
    leads = [
        _lead(41, days_to_win=10),
        _lead(40, days_to_win=10),
        _lead(41),
        _lead(5, days_to_win=10),
        _lead(None),
        _lead(90, days_to_win=-2),
    ]
    kept = mature_leads(leads, on=TODAY)
    assert kept.waiting_days.value == 40
    assert kept.mature == (leads[0], leads[2])
    assert (kept.too_young, kept.undated, kept.wrong_dates) == (2, 1, 1)


@given(st.lists(st.floats(min_value=0, max_value=1e4), min_size=20))
def test_the_waiting_time_covers_nine_wins_in_ten(days: list[float]) -> None:
    """And no shorter one of them would."""
    waiting = waiting_days(days).value
    assert waiting is not None
    assert sum(day <= waiting for day in days) >= 0.9 * len(days)
    assert sum(day < waiting for day in days) < 0.9 * len(days)


@given(st.lists(st.tuples(st.integers(0, 400), st.one_of(st.none(), st.integers(-5, 90)))))
def test_every_lead_is_kept_or_counted(leads: list[tuple[int, int | None]]) -> None:
    """None is lost, and none counted twice."""
    known = [_lead(age, days_to_win=days) for age, days in leads]
    kept = mature_leads(known, on=TODAY)
    assert len(kept.mature) + kept.too_young + kept.undated + kept.wrong_dates == len(known)


@pytest.mark.parametrize("wrong", [-1, -2.5])
def test_a_win_before_first_contact_is_a_wrong_date(wrong: float) -> None:
    """It sets no waiting time."""
    assert waiting_days([wrong]).status == "missing"

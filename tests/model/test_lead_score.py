"""Whom to call first, and whether the score card earns its keep."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.errors import InputError
from smarketing_edu.model.business import LeadPoint
from smarketing_edu.model.lead_score import (
    PastLead,
    attribute_points,
    lead_score,
    lift,
    points_table,
    threshold_check,
)


def _leads(count: int, *, won: int, facts: tuple[str, ...] = ()) -> list[PastLead]:
    return [PastLead(won=n < won, facts=frozenset(facts)) for n in range(count)]


def test_the_lessons_referred_leads_earn_fifteen_points() -> None:
    """Lesson nine: 25 % against 10 %."""
    assert attribute_points(0.25, base_rate=0.10).value == 15
    assert attribute_points(0.05, base_rate=0.10).value == -5
    assert attribute_points(None, base_rate=0.10).status == "missing"


def test_a_fact_needs_ten_leads() -> None:
    """Nine of nine is too few to earn a point."""
    few, enough = (
        points_table(_leads(n, won=n, facts=("referred",)) + _leads(100, won=5))[0] for n in (9, 10)
    )
    assert (few.points.value, few.points.status) == (0, "too_few")
    assert few.rate.k_of_n == (9, 9)
    assert enough.points.value == 86


def test_a_fact_that_may_be_luck_earns_nothing() -> None:
    """The base rate lies inside its range."""
    row = points_table(_leads(20, won=5, facts=("came by bus",)) + _leads(80, won=10))[0]
    assert (row.points.value, row.points.status, row.points.reason) == (0, "rough", "may_be_luck")


def test_a_bad_sign_takes_points_away() -> None:
    """And stands below the good ones."""
    leads = (
        _leads(60, won=50, facts=("referred",))
        + _leads(60, won=2, facts=("only looking",))
        + _leads(60, won=20)
    )
    rows = points_table(leads)
    assert [row.fact for row in rows] == ["referred", "only looking"]
    assert [row.points.value for row in rows] == [43, -37]


def test_a_useless_fact_seldom_earns_points() -> None:
    """A coin toss that says nothing earns points about one time in twenty, not most times."""
    chance = random.Random(7)
    earned = 0
    for _ in range(200):
        leads = [
            PastLead(
                won=chance.random() < 0.2,
                facts=frozenset({"heads"} if chance.random() < 0.5 else ()),
            )
            for _ in range(100)
        ]
        earned += any(row.points.value for row in points_table(leads))
    assert earned < 20


def test_overlapping_facts_count_once() -> None:
    """The strongest of a group counts, and the total is capped."""
    card = [LeadPoint("friend", 15), LeadPoint("cousin", 25), LeadPoint("student", -30)]
    groups = {"friend": "people", "cousin": "people"}
    assert lead_score(["friend", "cousin"], card=card, groups=groups) == 25
    assert lead_score(["friend", "cousin"], card=card) == 40
    assert lead_score(["friend", "cousin", "student"], card=card, groups=groups) == -5
    assert lead_score(["friend", "cousin"], card=card, cap=30) == 30
    assert lead_score(["friend"], card=[LeadPoint("friend", 150)]) == 100
    assert lead_score(["friend"], card=[LeadPoint("friend", -150)]) == -100
    assert lead_score(["unheard of"], card=card) == 0


def test_the_lessons_threshold_is_promising_but_thin() -> None:
    """Lesson nine: 4 of 8 flagged bought, against 10 of 50: likely 22 to 78 %."""
    scores = [30] * 8 + [10] * 42
    won = [True] * 4 + [False] * 4 + [True] * 6 + [False] * 36
    check = threshold_check(scores, won=won, threshold=30)
    assert check.precision.k_of_n == (4, 8)
    assert check.precision.status == "too_few"
    assert check.precision.low == pytest.approx(0.215, abs=1e-3)
    assert check.precision.high == pytest.approx(0.785, abs=1e-3)
    assert check.recall.value == 0.4
    assert check.lift.value == 2.5
    assert check.lift.low is None
    assert check.base_rate.value == 0.2


@pytest.mark.parametrize(
    ("won", "threshold", "precision", "lifted"),
    [
        ([True, False], 50, "nobody_flagged", "nobody_flagged"),
        ([False, False], 0, "fewer_than_ten", "nobody_won"),
        ([], 0, "nobody_flagged", "nobody_flagged"),
    ],
)
def test_a_threshold_that_cannot_be_checked_says_why(
    won: list[bool], threshold: int, precision: str, lifted: str
) -> None:
    """Nobody flagged, nobody bought, or nobody at all."""
    check = threshold_check([10] * len(won), won=won, threshold=threshold)
    assert check.precision.reason == precision
    assert (check.lift.value, check.lift.status) == (None, "not_defined")
    assert check.lift.reason == lifted


def test_each_score_needs_its_outcome() -> None:
    """The message has both counts."""
    with pytest.raises(InputError, match="2 scores but 1 outcomes"):
        threshold_check([1, 2], won=[True], threshold=1)


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1), st.integers(0, 100))
def test_a_lower_threshold_never_misses_more_buyers(
    leads: list[tuple[int, bool]], threshold: int
) -> None:
    """Recall only falls as the threshold rises; flagging all is lift 1."""
    scores, won = [lead[0] for lead in leads], [lead[1] for lead in leads]
    strict = threshold_check(scores, won=won, threshold=threshold)
    loose = threshold_check(scores, won=won, threshold=threshold - 10)
    everyone = threshold_check(scores, won=won, threshold=0)
    assert (strict.recall.value or 0) <= (loose.recall.value or 0)
    assert everyone.lift.value == (1 if any(won) else None)


def test_lift_is_told_in_times() -> None:
    """75 against 50 is 1.5 times, not "50 %"."""
    assert lift(0.75, base_rate=0.5).value == 1.5
    assert lift(0.75, base_rate=0).reason == "nobody_won"

"""Where to work first, and when nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.priority import WhereToWork, where_to_work
from tests.model.businesses import any_business, funnel_counts, spoilt_business

DATAREKHA = Business(
    business_name="Three steps",
    awareness=10_000,
    interest=3200,
    consideration=1440,
    intent=360,
    interest_target=0.32,
    consideration_target=0.45,
    intent_target=0.30,
    counts_same_people=True,
)

BAKERY = Business(
    business_name="Rosie's Bakery",
    awareness=10_000,
    interest=3200,
    consideration=1440,
    intent=360,
    evaluation=300,
    purchase=100,
    purchase_target=0.5,
    counts_same_people=True,
    average_sale=50,
    gross_margin=0.4,
    marketing_spend=400,
    sales_spend=100,
    hours_marketing=3,
    hours_sales=6,
    hour_value=10,
    period_months=3,
)


def _business(counts: dict[str, Any], **more: Any) -> Business:
    return Business(business_name="Any", counts_same_people=True, **counts, **more)


def _targets(targets: list[float | None]) -> dict[str, float | None]:
    return {f"{stage}_target": rate for stage, rate in zip(STAGES[1:], targets, strict=True)}


def _order(found: WhereToWork) -> list[str]:
    return [step.stage for step in found.ranked]


targets = st.lists(
    st.one_of(st.none(), st.floats(min_value=0, max_value=1)), min_size=5, max_size=5
).map(_targets)
efforts = st.lists(
    st.one_of(st.none(), st.floats(min_value=0.5, max_value=100)), min_size=5, max_size=5
).map(lambda hours: {f"{s}_effort": h for s, h in zip(STAGES[1:], hours, strict=True)})


@given(st.integers(min_value=2, max_value=50), st.floats(min_value=0.01, max_value=0.5))
def test_equal_relative_gains_are_worth_equal_money(scale: int, gain: float) -> None:
    """(a) A fifth more at a step of 60 % is worth a fifth more at one of 4 %."""
    counts = {"intent": 1000 * scale, "evaluation": 600 * scale, "purchase": 24 * scale}
    business = _business(
        counts,
        evaluation_target=0.6 * (1 + gain),
        purchase_target=0.04 * (1 + gain),
        average_sale=80,
        gross_margin=0.5,
    )
    money = {
        step.stage: step.stake.money.value for step in where_to_work(business).ranked if step.stake
    }
    assert money["evaluation"] == pytest.approx(money["purchase"])
    assert money["purchase"] == pytest.approx(24 * scale * 40 * gain)


@given(funnel_counts(), targets, efforts, st.floats(min_value=0.01, max_value=1e6))
def test_the_price_changes_the_money_and_not_the_order(
    counts: dict[str, int],
    targets: dict[str, float],
    efforts: dict[str, float],
    average_sale: float,
) -> None:
    """(b) Nor does it change the verdict."""
    cheap = _business(counts, average_sale=1, gross_margin=0.5, **targets, **efforts)
    one, other = where_to_work(cheap), where_to_work(replace(cheap, average_sale=average_sale))
    assert _order(one) == _order(other)
    assert one.verdict == other.verdict
    for before, after in zip(one.ranked, other.ranked, strict=True):
        assert before.stake is not None
        assert after.stake is not None
        assert after.stake.money.value == pytest.approx(
            (before.stake.money.value or 0) * average_sale
        )


@given(funnel_counts(smallest=10), targets)
def test_ten_times_the_people_make_it_no_less_clear(
    counts: dict[str, int], targets: dict[str, float]
) -> None:
    """(c) The points stay, the ranges narrow, and no clear gap is lost."""
    few = where_to_work(_business(counts, **targets))
    many = where_to_work(_business({stage: 10 * n for stage, n in counts.items()}, **targets))
    for before, after in zip(few.steps, many.steps, strict=True):
        if before.gap == "clear":
            assert after.gap == "clear"
        if before.stake is None or after.stake is None or before.stake.gain.value is None:
            continue
        small, large = before.stake.gain, after.stake.gain
        assert large.value == pytest.approx(small.value)
        assert small.low is not None
        assert small.high is not None
        assert large.low is not None
        assert large.high is not None
        assert small.low - 1e-9 <= large.low <= large.high <= small.high + 1e-9


@given(st.one_of(any_business, funnel_counts().map(_business)))
def test_no_target_no_winner(business: Business) -> None:
    """(d) Without a goal or a past there is a question at each step, and no ranking."""
    blank = {f"{stage}_past": None for stage in STAGES} | _targets([None] * 5)
    found = where_to_work(replace(business, **blank))  # type: ignore[arg-type]  # known fields
    assert found.ranked == ()
    assert found.winner is None
    assert found.verdict in ("no_target", "count_first")
    assert len(found.questions) == len(found.steps) == 5


@given(funnel_counts(), st.sampled_from(STAGES[1:]), targets)
def test_a_low_rate_at_its_target_never_wins(
    counts: dict[str, int], stage: str, targets: dict[str, float]
) -> None:
    """(e) However low it is beside the others."""
    before = counts[STAGES[STAGES.index(stage) - 1]]
    own = targets | {f"{stage}_target": counts[stage] / before}
    found = where_to_work(_business(counts, **own))
    assert found.winner is None or found.winner.stage != stage
    assert stage not in _order(found)


@given(st.one_of(any_business, st.builds(_business, funnel_counts())))
def test_renaming_the_stages_changes_nothing(business: Business) -> None:
    """(f) A name is a name."""
    names: dict[str, Any] = {f"{stage}_name": f"My {stage}" for stage in STAGES}
    renamed = replace(business, **names)
    assert where_to_work(renamed) == where_to_work(business)


def test_the_third_step_of_the_published_funnel_wins() -> None:
    """(g) 32, 45 and 25 % against 32, 45 and 30: the third, with a fifth more sales."""
    found = where_to_work(DATAREKHA)
    assert found.verdict == "clear_winner"
    assert found.winner is not None
    assert found.winner.stage == "intent"
    assert found.winner.job == "both"
    assert found.winner.stake is not None
    assert found.winner.stake.gain.value == pytest.approx(0.2)


@given(spoilt_business)
def test_any_business_gets_an_answer(business: Business) -> None:
    """One verdict, and a winner only with a clear gap from counts that are not rough."""
    found = where_to_work(business)
    if found.winner:
        assert found.winner.gap == "clear"
        assert found.winner.rate.status == "ok"
    assert (found.verdict == "too_close") == bool(found.too_close)
    for step in found.steps:
        assert (step.stake is None) == (step.gap == "none") == (step.question is not None)


def test_money_at_stake_is_profit_at_the_rate_it_was_earned() -> None:
    """From a third to a half is half as much again of the present profit of $2,000."""
    found = where_to_work(BAKERY)
    assert found.winner is not None
    stake = found.winner.stake
    assert stake is not None
    assert stake.extra_sales.value == pytest.approx(50)
    assert stake.money.value == pytest.approx(1000)
    low, high = found.winner.rate.low, found.winner.rate.high
    assert low is not None
    assert high is not None
    assert stake.money.low == pytest.approx(2000 * (0.5 - high) / (1 / 3))
    assert stake.money.high == pytest.approx(2000 * (0.5 - low) / (1 / 3))


def test_own_past_comes_before_own_goal() -> None:
    """And a benchmark comes last, only if somebody gave one."""
    past = replace(BAKERY, evaluation_past=600, purchase_past=270)
    assert _purchase(where_to_work(past)).target_source == "own_past"
    assert _purchase(where_to_work(past)).target.value == 0.45
    assert _purchase(where_to_work(BAKERY)).target_source == "own_goal"
    without = replace(BAKERY, purchase_target=None)
    assert _purchase(where_to_work(without)).target_source is None
    given = where_to_work(without, benchmarks={"purchase": 0.6})
    assert _purchase(given).target_source == "benchmark"
    assert given.verdict == "clear_winner"


def _purchase(found: WhereToWork) -> Any:
    return found.steps[-1]


@pytest.mark.parametrize(
    ("past", "source"),
    [((9, 9), "own_goal"), ((5, 10), "own_past"), ((20, 10), "own_goal"), ((None, 9), "own_goal")],
)
def test_a_past_that_is_too_thin_is_no_target(past: tuple[int | None, int], source: str) -> None:
    """It takes ten people, and a rate that can be."""
    business = replace(BAKERY, purchase_past=past[0], evaluation_past=past[1])
    assert _purchase(where_to_work(business)).target_source == source


@pytest.mark.parametrize(
    ("past", "gap"),
    [
        ((45, 100), "clear"),
        # above the range of the present rate, yet the past was luck too
        ((41, 100), "maybe_luck"),
        ((30, 100), "maybe_luck"),
        ((20, 100), "at_target"),
    ],
)
def test_a_gap_to_the_past_must_be_more_than_the_luck_of_both(
    past: tuple[int, int], gap: str
) -> None:
    """Both rates come from counts, so both may be luck."""
    business = replace(BAKERY, purchase_past=past[0], evaluation_past=past[1])
    assert _purchase(where_to_work(business)).gap == gap


@pytest.mark.parametrize(
    ("goal", "gap"),
    [(0.40, "clear"), (0.38, "maybe_luck"), (0.29, "maybe_luck"), (0.28, "at_target")],
)
def test_a_gap_to_a_goal_is_read_from_the_range(goal: float, gap: str) -> None:
    """100 of 300 is likely between 28.2 and 38.8 %; there is work to do only below the goal."""
    found = where_to_work(replace(BAKERY, purchase_target=goal))
    assert _purchase(found).gap == gap
    verdicts = {0.40: "clear_winner", 0.38: "maybe_luck", 0.29: "at_target", 0.28: "at_target"}
    assert found.verdict == verdicts[goal]
    assert bool(found.ranked) == (goal > 1 / 3)


def test_a_step_that_cannot_be_used_asks_its_question() -> None:
    """Too few, more later than earlier, a blank, or no target: each has its own."""
    business = Business(
        business_name="Rosie's",
        interest=9,
        consideration=5,
        intent=20,
        evaluation=10,
        purchase=4,
        counts_same_people=True,
        interest_target=0.5,
        consideration_target=0.9,
        intent_target=0.9,
        purchase_target=0.9,
    )
    questions = [step.question for step in where_to_work(business).steps]
    assert questions == [
        "blank_input",
        "fewer_than_ten",
        "more_later_than_earlier",
        "no_target",
        None,
    ]


def test_a_winner_from_rough_counts_is_not_called_clear() -> None:
    """The step leads, and no more is said."""
    found = where_to_work(
        Business(
            business_name="Rosie's",
            evaluation=20,
            purchase=4,
            purchase_target=0.9,
            counts_same_people=True,
        )
    )
    assert found.verdict == "rough_winner"
    assert found.winner is None
    assert _order(found) == ["purchase"]


def test_two_steps_too_close_to_call_are_both_named() -> None:
    """Then the cheaper one is the one to try, where both costs are known."""
    close = replace(BAKERY, intent_target=0.36, intent_effort=8, purchase_effort=3)
    found = where_to_work(close)
    assert found.verdict == "too_close"
    assert {step.stage for step in found.too_close} == {"intent", "purchase"}
    assert found.try_first is not None
    assert found.try_first.stage == "purchase"
    assert where_to_work(replace(close, intent_effort=None)).try_first is None


def test_the_most_for_an_hours_work_leads() -> None:
    """A small gain for one hour goes before a larger one for a hundred."""
    business = replace(BAKERY, intent_target=0.30, intent_effort=1, purchase_effort=100)
    assert _order(where_to_work(business)) == ["intent", "purchase"]
    assert _order(where_to_work(replace(business, intent_effort=None))) == ["purchase", "intent"]


def test_an_hours_worth_is_the_low_end_or_a_rough_middle() -> None:
    """Where luck may be all of it, the middle stands in, marked."""
    clear = _purchase(where_to_work(replace(BAKERY, purchase_effort=10)))
    assert clear.money_per_hour.value == pytest.approx(clear.stake.money.low / 10)
    maybe = _purchase(where_to_work(replace(BAKERY, purchase_effort=10, purchase_target=0.36)))
    assert maybe.money_per_hour.value == pytest.approx(maybe.stake.money.value / 10)
    assert (maybe.money_per_hour.status, maybe.money_per_hour.reason) == (
        "rough",
        "middle_of_range",
    )


def test_the_cost_of_those_who_left_grows_down_the_funnel() -> None:
    """Marketing alone at the top; selling, and the owner's hours, from intent on."""
    lost = {step.stage: step.lost_cost.value for step in where_to_work(BAKERY).steps}
    marketing, selling = 400 + 3 * 10 * 13, 100 + 6 * 10 * 13
    assert lost["interest"] == pytest.approx(marketing * 0.68)
    assert lost["intent"] == pytest.approx(marketing * 0.75)
    assert lost["evaluation"] == pytest.approx((marketing + selling) * 60 / 360)
    assert lost["purchase"] == pytest.approx((marketing + selling) * 2 / 3)


def test_the_cost_of_those_who_left_says_when_time_is_not_in_it() -> None:
    """And it is blank where more came than were there."""
    cost = where_to_work(replace(BAKERY, hour_value=None)).steps[0].lost_cost
    assert cost.value == pytest.approx(400 * 0.68)
    assert (cost.status, cost.reason) == ("rough", "time_not_counted")
    assert where_to_work(replace(BAKERY, purchase=301)).steps[-1].lost_cost.value is None


@pytest.mark.parametrize(("capacity", "binds"), [(None, False), (22, True), (30, False)])
def test_capacity_comes_first_where_it_binds(capacity: float | None, binds: bool) -> None:
    """300 quotes in 13 weeks are 23 a week; a quarter more would be 29."""
    business = replace(
        BAKERY, purchase_target=None, evaluation=300, intent=600, evaluation_target=0.625
    )
    found = where_to_work(replace(business, capacity=capacity))
    assert found.ranked[0].stake is not None
    assert found.ranked[0].stake.flow.value == pytest.approx(375 / 13)
    assert found.capacity_first == binds


def test_a_step_after_the_quotes_needs_no_more_of_them() -> None:
    """Selling better brings no new quote."""
    found = where_to_work(replace(BAKERY, capacity=24))
    assert found.ranked[0].stage == "purchase"
    assert not found.capacity_first


def test_a_step_that_lets_nobody_through_needs_all_later_targets() -> None:
    """What it could bring is then the sales at all those targets, and other steps bring nothing."""
    business = Business(
        business_name="Rosie's",
        awareness=5000,
        interest=1000,
        consideration=200,
        intent=0,
        interest_target=0.9,
        intent_target=0.5,
        evaluation_target=0.8,
        purchase=0,
        counts_same_people=True,
        average_sale=50,
        gross_margin=0.4,
    )
    asked = where_to_work(business)
    assert asked.verdict == "no_target"
    assert asked.steps[2].question == "no_later_target"
    found = where_to_work(replace(business, purchase_target=0.25))
    assert found.ranked[0].stage == "intent"
    assert found.ranked[0].stake is not None
    assert found.ranked[0].stake.extra_sales.value == pytest.approx(200 * 0.5 * 0.8 * 0.25)
    assert found.ranked[0].stake.money.value == pytest.approx(20 * 20)
    assert found.ranked[0].stake.flow.value == pytest.approx(20 * 12 / 52)
    assert _order(found) == ["intent"]


def test_without_a_margin_there_is_an_order_but_no_money() -> None:
    """The order needs no price."""
    found = where_to_work(replace(BAKERY, gross_margin=None))
    assert found.verdict == "clear_winner"
    assert found.winner is not None
    assert found.winner.stake is not None
    assert found.winner.stake.money.blanks == ("gross_margin",)

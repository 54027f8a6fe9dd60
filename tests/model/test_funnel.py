"""The share that moves on at each step, and what a change would do."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smarketing_edu.errors import InputError
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.funnel import FunnelStage, conversion_rate, funnel_of, what_if
from smarketing_edu.model.measure import Measure, Status
from tests.model.businesses import any_number, funnel, funnel_counts


def _judged(
    count: float | None, of: float | None, same_people: bool | None = True
) -> tuple[str, str | None]:
    rate = conversion_rate(count, of=of)
    return rate.status, rate.reason


@pytest.mark.parametrize(
    ("count", "of", "status", "reason"),
    [
        (3, 9, "too_few", "fewer_than_ten"),
        (3, 10, "rough", "fewer_than_thirty"),
        (29, 29, "rough", "fewer_than_thirty"),
        (30, 30, "ok", None),
        (15, 30, "rough", "wide_range"),
        # 0.3926 to 0.5922, just under 20 points wide, and 0.4037 to 0.6068, just over
        (46, 94, "ok", None),
        (46, 91, "rough", "wide_range"),
        # 1.26 and 1.16 times the share wide
        (10, 1000, "rough", "wide_range"),
        (12, 1000, "ok", None),
        (0, 5000, "rough", "wide_range"),
        (0, 0, "not_defined", "nobody_to_count_from"),
        (5, 0, "not_defined", "nobody_to_count_from"),
        (11, 10, "check", "more_later_than_earlier"),
        (None, 10, "missing", "blank_input"),
        (3, None, "missing", "blank_input"),
        (-3, 10, "check", "negative_number"),
    ],
)
def test_a_share_is_judged_by_its_counts(
    count: float | None, of: float | None, status: str, reason: str | None
) -> None:
    """Under 10 too few, under 30 rough, and rough where the range is wide."""
    assert _judged(count, of) == (status, reason)


def test_the_range_is_kept_where_the_counted_are_a_part() -> None:
    """Too few for a percent, yet the range can be taught: 2 of 6 is 10 to 70 %."""
    rate = conversion_rate(2, of=6)
    assert rate.k_of_n == (2, 6)
    assert rate.low == pytest.approx(0.097, abs=1e-3)
    assert rate.high == pytest.approx(0.700, abs=1e-3)


def test_nobody_said_whether_they_are_the_same_people() -> None:
    """The range is shown, but rough, with a note."""
    rate = conversion_rate(400, of=1000, same_people=None)
    assert (rate.status, rate.reason) == ("rough", "if_same_people")
    assert rate.low is not None


@pytest.mark.parametrize("count", [3, 400])
def test_other_people_give_a_rate_without_a_range(count: int) -> None:
    """Where the later ones are not some of the earlier, luck cannot be told."""
    rate = conversion_rate(count, of=1000, same_people=False)
    assert (rate.status, rate.reason) == ("check", "not_same_people")
    assert rate.value == count / 1000
    assert rate.low is rate.high is None


def test_more_later_than_earlier_has_no_range() -> None:
    """The rate is over 100 %, and one to check."""
    rate = conversion_rate(150, of=100)
    assert rate.value == 1.5
    assert rate.low is rate.high is None


@given(any_number, any_number, st.sampled_from([True, False, None]))
def test_a_rate_lies_in_its_range(count: float, of: float, same_people: bool | None) -> None:
    """Whatever the counts."""
    rate = conversion_rate(count, of=of, same_people=same_people)
    if rate.low is not None and rate.high is not None and rate.value is not None:
        assert 0 <= rate.low <= rate.value <= rate.high <= 1


def test_a_blank_stage_is_not_stepped_over() -> None:
    """The rates on both sides of it are missing, and name it."""
    funnel = funnel_of(Business(business_name="Rosie's", interest=200, intent=20, evaluation=10))
    rates = {rate.key: rate for rate in funnel.rates}
    assert rates["consideration_rate"].blanks == rates["intent_rate"].blanks == ("consideration",)
    assert rates["evaluation_rate"].value == 0.5
    assert rates["interest_rate"].blanks == ("awareness",)


def test_the_overall_rate_is_one_ratio_of_counts() -> None:
    """It needs no stage in between, and multiplies nothing."""
    assert funnel(586, None, 89).overall_rate.value == 89 / 586


def test_a_rate_is_named_for_the_stage_it_leads_into() -> None:
    """Five rates, from interest to purchase."""
    keys = [rate.key for rate in funnel_of(Business(business_name="Rosie's")).rates]
    assert keys == [f"{stage}_rate" for stage in STAGES[1:]]


def test_each_stage_knows_whose_job_it_is() -> None:
    """Marketing at the top, sales at the bottom, both where people ask."""
    jobs = [stage.job for stage in funnel_of(Business(business_name="Rosie's")).stages]
    assert jobs == ["marketing", "marketing", "marketing", "both", "sales", "sales"]


def test_a_stage_keeps_the_owners_name_for_it() -> None:
    """The name is shown, and nothing more."""
    business = Business(business_name="Rosie's", interest=7, interest_name="Came in")
    assert funnel_of(business).stages[1] == FunnelStage("interest", "Came in", 7)


@given(funnel_counts(), st.sampled_from(STAGES[1:]), st.floats(min_value=0, max_value=1))
def test_only_one_rate_changes_in_a_what_if(
    counts: dict[str, int], stage: str, rate: float
) -> None:
    """The stages before it stay, and the other rates do."""
    before = funnel_of(Business(business_name="Rosie's", counts_same_people=True, **counts))  # type: ignore[arg-type]  # counts are integers
    after = what_if(before, rates={stage: rate})
    place = STAGES.index(stage)
    assert after.stages[:place] == before.stages[:place]
    assert after.stages[place].count == pytest.approx(rate * (before.stages[place - 1].count or 0))
    assume(rate > 1e-3)
    for old, new in zip(before.rates, after.rates, strict=True):
        expected = rate if new.key == f"{stage}_rate" else old.value
        assert new.value == pytest.approx(expected)


@given(funnel_counts(), st.sampled_from(STAGES[1:]))
def test_each_job_fails_without_the_other(counts: dict[str, int], stage: str) -> None:
    """One rate of zero, anywhere, and nobody buys."""
    before = funnel_of(Business(business_name="Rosie's", **counts))  # type: ignore[arg-type]  # counts are integers
    assert what_if(before, rates={stage: 0}).stages[-1].count == 0


def test_a_what_if_steps_over_a_blank_stage() -> None:
    """Twice as many at the top are twice as many at the bottom, counted in between or not."""
    after = what_if(funnel(None, 200, None, 20), rates={})
    assert [stage.count for stage in after.stages] == [None, 200, None, 20]
    assert what_if(funnel(100, None, 10), start=200).stages[-1].count == 20
    assert what_if(funnel(100, None, 10), rates={"c": 0.5}).stages[-1].count is None
    assert what_if(funnel(100, 0, 0, 5), rates={"b": 0.5}).stages[-1].count is None


def test_a_what_if_leaves_the_funnel_as_it_was() -> None:
    """It gives a new one."""
    before = funnel(100, 10)
    what_if(before, rates={"b": 0.5}, start=7)
    assert before == funnel(100, 10)


@pytest.mark.parametrize("rates", [{"a": 0.5}, {"nowhere": 0.5}, {"b": 1.1}, {"b": -0.1}])
def test_a_what_if_refuses_a_rate_that_cannot_be(rates: dict[str, float]) -> None:
    """The first stage has no rate, and a share is from 0 to 1."""
    with pytest.raises(InputError, match="rate"):
        what_if(funnel(100, 10), rates=rates)


def test_a_measure_keeps_its_status_as_a_count() -> None:
    """A count that is rough makes a rate that is no better."""
    counted = Measure("leads", 400, "count", Status.CHECK, "negative_number")
    assert conversion_rate(counted, of=1000).status == "check"

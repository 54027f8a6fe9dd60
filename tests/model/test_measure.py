"""A number knows how far it can be trusted, whatever it was made from."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.model.measure import (
    Measure,
    Status,
    calculate,
    flag,
    rounded_up,
    share,
    told,
    with_range,
)
from smarketing_edu.model.reason import Reason
from tests.model.businesses import any_number, bad_number


def _sum(**numbers: object) -> Measure:
    return calculate("sum", "money", lambda a, b: a + b, **numbers)  # type: ignore[arg-type]  # bad input is the point


def test_a_blank_input_makes_the_number_missing() -> None:
    """A blank is named, and is not taken as zero."""
    measure = _sum(a=5, b=None)
    assert (measure.value, measure.status, measure.blanks) == (None, Status.MISSING, ("b",))
    assert measure.reason == "blank_input"


def test_a_missing_measure_passes_on_the_blank_behind_it() -> None:
    """What is blank two formulas back is still called by its own name."""
    spend = _sum(a=told("marketing_spend", None, unit="money"), b=10)
    total = _sum(a=spend, b=told("revenue", 3, unit="money"))
    assert total.blanks == ("marketing_spend",)
    assert total.inputs["revenue"] == 3


@pytest.mark.parametrize("worse", list(Status)[1:])
def test_the_worst_status_carries_on_with_its_reason(worse: Status) -> None:
    """A result is never more certain than what went in."""
    value = 4.0 if worse.badness < Status.NOT_DEFINED.badness else None
    shaky = Measure("shaky", value, "money", worse, Reason.WIDE_RANGE)
    rough = Measure("rough", 1, "money", Status.ROUGH, Reason.WIDE_RANGE)
    measure = _sum(a=rough, b=shaky)
    assert (measure.status, measure.reason) == (worse, Reason.WIDE_RANGE)
    assert (measure.value is None) == (value is None)


def test_the_order_of_statuses_is_best_first() -> None:
    """From ok to missing, each is worse than the one before."""
    names = ["ok", "rough", "too_few", "check", "not_defined", "missing"]
    assert sorted(names, key=lambda name: Status(name).badness) == names


def test_a_note_on_a_good_number_is_not_passed_on() -> None:
    """A reason carries on only with a status that is not ok."""
    noted = replace(told("rate", 0.1, unit="share"), reason=Reason.DISCOUNT_TAKEN_AS_ZERO)
    assert _sum(a=noted, b=1).reason is None


@given(a=st.one_of(any_number, bad_number), b=st.one_of(any_number, bad_number))
def test_no_number_is_ever_infinite_or_undefined(a: float, b: float) -> None:
    """Sums, products and quotients of anything are finite, or None with a reason."""
    for formula in (lambda a, b: a + b, lambda a, b: a * b, lambda a, b: a / b):
        measure = calculate("any", "money", formula, a=a, b=b)
        if measure.value is None:
            assert measure.status is not Status.OK
            assert measure.reason
        else:
            assert math.isfinite(measure.value)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (-1, "negative_number"),
        (float("nan"), "not_a_number"),
        (float("inf"), "number_too_large"),
        (10**400, "number_too_large"),
        (1.001e15, "number_too_large"),
    ],
)
def test_an_impossible_number_is_one_to_check(number: float, reason: str) -> None:
    """It has no value, and says why."""
    measure = told("revenue", number, unit="money")
    assert (measure.value, measure.status, measure.reason) == (None, Status.CHECK, reason)


@pytest.mark.parametrize("written", [0.75, 75])
def test_a_share_may_be_written_either_way(written: float) -> None:
    """75 and 0.75 are the same share, but we ask about the first."""
    measure = told("gross_margin", written, unit="share")
    assert measure.value == 0.75
    assert measure.status is (Status.OK if written < 1 else Status.CHECK)


def test_a_result_can_be_too_large_as_well() -> None:
    """Two amounts that could each be true may make one that cannot."""
    assert _sum(a=5e14, b=5e14).value == 1e15
    assert _sum(a=6e14, b=6e14).reason == "number_too_large"


def test_more_than_all_is_no_share() -> None:
    """Over 100 % cannot be read in either way."""
    measure = told("gross_margin", 101, unit="share")
    assert (measure.value, measure.reason) == (None, "over_100_percent")
    assert share(1) == 1


@given(st.integers(min_value=0, max_value=10**6), st.floats(min_value=-1e-12, max_value=1e-12))
def test_rounding_up_forgives_the_last_digit(number: int, noise: float) -> None:
    """A whole number with the noise of a float stays itself."""
    assert rounded_up(number * (1 + noise)) == number


@given(st.floats(min_value=0, max_value=1e9))
def test_rounding_up_never_falls_short(number: float) -> None:
    """What is needed is never rounded down by more than the noise."""
    assert number * (1 - 1e-8) <= rounded_up(number) <= number + 1


def test_a_flag_never_makes_a_number_better() -> None:
    """What is missing stays missing."""
    missing = told("revenue", None, unit="money")
    assert flag(missing, Status.ROUGH, Reason.FEW_SALES) is missing
    assert flag(told("revenue", 5, unit="money"), Status.ROUGH, Reason.FEW_SALES).reason == (
        "few_sales"
    )


def test_a_range_needs_a_value_and_two_numbers() -> None:
    """A range is whole, or not there."""
    known = told("leads", 5, unit="count")
    assert (with_range(known, 1, 9).low, with_range(known, 1, 9).high) == (1, 9)
    assert with_range(known, 1, math.inf).low is None
    assert with_range(told("leads", None, unit="count"), 1, 9).low is None


def test_a_measure_cannot_be_changed() -> None:
    """Pages share measures, so nobody may change one."""
    with pytest.raises(FrozenInstanceError):
        told("revenue", 5, unit="money").value = 6  # type: ignore[misc]  # the point of the test


def test_every_reason_is_a_content_key() -> None:
    """Reasons are snake_case words, each used once."""
    for reason in Reason:
        assert reason.value == reason.name.lower()

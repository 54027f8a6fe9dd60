"""Every number of one business, by key."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given

from smarketing_edu.model.business import STAGES, Business, Channel
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.model.measures import TOLD, all_measures, channel_costs
from tests.model.businesses import any_business, spoilt_business

ROSIES = Business(
    business_name="Rosie's Bakery",
    period_months=3,
    awareness=4000,
    interest=1200,
    consideration=400,
    intent=120,
    evaluation=80,
    purchase=30,
    counts_same_people=True,
    revenue=9000,
    sales_count=60,
    marketing_spend=600,
    sales_spend=150,
    ad_spend=200,
    new_customers=25,
    new_customers_from_ads=10,
    extra_revenue=3000,
    gross_margin=0.4,
    purchases_per_year=4,
    years_kept=3,
    retention=0.7,
    discount_rate=0.1,
    revenue_goal=12_000,
    expected_repeat_revenue=3000,
    hours_marketing=4,
    hours_sales=6,
    hours_future=1,
    hour_value=20,
    sales_cycle_days=14,
    before_score=60,
    after_score=90,
)

BY_HAND = {
    "before_score": 0.6,
    "after_score": 0.9,
    "interest_rate": 0.3,
    "purchase_rate": 0.375,
    "overall_rate": 0.0075,
    "lead_to_sale_rate": 0.25,
    "hours_total": 10,
    "marketing_time_share": 0.4,
    "future_time_share": 0.25,
    "owner_time_cost": 10 * 20 * 13,
    "average_sale": 150,
    "revenue_per_lead": 75,
    "lead_value": 15,
    "most_to_pay_for_a_lead": 10.5,
    "sales_velocity": 120 * 0.25 * 150 / 14,
    "acquisition_spend": 750,
    "acquisition_spend_with_time": 3350,
    "cost_per_lead": 5,
    "customer_acquisition_cost": 30,
    "customer_acquisition_cost_with_time": 134,
    "paid_acquisition_cost": 20,
    "marketing_share_of_revenue": 600 / 9000,
    "customer_lifetime_value": 720,
    "margin_per_year": 240,
    "customer_lifetime_value_with_retention": 240 * sum((0.7 / 1.1) ** k for k in range(1, 6)),
    "customer_lifetime_value_with_churn": 20 * sum(0.7 ** (k / 12) for k in range(60)),
    "lifetime_value_less_acquisition_cost": 690,
    "lifetime_value_to_acquisition_cost": 24,
    "return_on_investment": 4,
    "return_on_marketing_investment": 1,
    "revenue_ratio": 5,
    "monthly_revenue_of_a_customer": 50,
    "payback_months": 1.5,
    "purchases_to_pay_back": 1,
    "break_even_first_sale": 60,
    "break_even_lifetime": 720,
    "sales_needed": 60,
    "leads_needed": 240,
    "leads_needed_per_week": 19,
    "purchase_needed": 60,
    "evaluation_needed": 160,
    "intent_needed": 240,
    "consideration_needed": 800,
    "interest_needed": 2400,
    "awareness_needed": 8000,
}


@pytest.mark.parametrize("key", BY_HAND)
def test_each_number_is_the_one_worked_out_by_hand(key: str) -> None:
    """On one complete business, from pencil and paper."""
    assert all_measures(ROSIES)[key].value == pytest.approx(BY_HAND[key])


def test_the_keys_are_always_the_same() -> None:
    """A blank business has the same numbers as a full one, all missing but the period."""
    blank = all_measures(Business(business_name="Rosie's"))
    assert list(blank) == list(all_measures(ROSIES))
    known = [key for key, measure in blank.items() if measure.status is not Status.MISSING]
    assert known == ["period_months"]
    assert set(TOLD) | set(BY_HAND) <= set(blank)


def test_what_the_owner_told_us_is_there_too() -> None:
    """With its unit, under its field's name."""
    numbers = all_measures(ROSIES)
    assert [numbers[stage].value for stage in STAGES] == [4000, 1200, 400, 120, 80, 30]
    assert (numbers["gross_margin"].value, numbers["gross_margin"].unit) == (0.4, "share")
    assert (numbers["ad_spend"].value, numbers["ad_spend"].unit) == (200, "money")


def _sensible(measure: Measure) -> bool:
    numbers = [measure.value, measure.low, measure.high, *measure.inputs.values()]
    return all(number is None or math.isfinite(number) for number in numbers)


@given(any_business)
def test_no_business_makes_an_impossible_number(business: Business) -> None:
    """Whatever was filled in, every number is sound, or absent with a reason."""
    for key, measure in all_measures(business).items():
        assert measure.key == key
        assert _sensible(measure)
        assert (measure.value is None) <= (measure.reason is not None)
        if measure.status is Status.OK:
            assert measure.value is not None
        if measure.low is not None and measure.high is not None:
            assert measure.low <= (measure.value or 0) <= measure.high
        if measure.status is Status.MISSING and measure.reason != "nothing_yet":
            assert measure.blanks


@given(spoilt_business)
def test_bad_numbers_make_no_error(business: Business) -> None:
    """Not even what the intake should have refused."""
    assert all(_sensible(measure) for measure in all_measures(business).values())


def test_a_missing_number_names_the_fields_to_fill_in() -> None:
    """By the names they have in a form, through all formulas in between."""
    numbers = all_measures(replace(ROSIES, sales_spend=None, sales_count=None))
    assert numbers["lifetime_value_to_acquisition_cost"].blanks == ("sales_count", "sales_spend")


def test_leads_are_those_who_asked_unless_told() -> None:
    """`leads` defaults to the stage of intent."""
    assert all_measures(ROSIES)["leads"].value == 120
    assert all_measures(replace(ROSIES, leads=200))["lead_to_sale_rate"].value == 0.15


@pytest.mark.parametrize(("repeat_share", "customers"), [(0, 30), (0.2, None), (None, None)])
def test_buyers_are_new_customers_only_where_nobody_comes_back(
    repeat_share: float | None, customers: float | None
) -> None:
    """Otherwise a buyer may be an old one."""
    business = replace(ROSIES, new_customers=None, repeat_share=repeat_share)
    assert all_measures(business)["new_customers"].value == customers


def test_a_told_average_sale_is_kept() -> None:
    """Only a blank one is worked out from revenue and sales."""
    assert all_measures(replace(ROSIES, average_sale=99))["average_sale"].value == 99


def test_no_word_about_repeat_revenue_is_said() -> None:
    """The goal is then reached by new sales alone: a rough answer, with a reason."""
    needed = all_measures(replace(ROSIES, expected_repeat_revenue=None))["sales_needed"]
    assert (needed.value, needed.status, needed.reason) == (80, "rough", "repeat_taken_as_zero")
    sure = all_measures(replace(ROSIES, expected_repeat_revenue=None, repeat_share=0))
    assert (sure["sales_needed"].value, sure["sales_needed"].status) == (80, "ok")


def test_no_word_about_the_discount_rate_is_said() -> None:
    """It is taken as 0, which the number notes."""
    value = all_measures(replace(ROSIES, discount_rate=None))[
        "customer_lifetime_value_with_retention"
    ]
    assert value.value == pytest.approx(240 * sum(0.7**year for year in range(1, 6)))
    assert (value.status, value.reason) == ("ok", "discount_taken_as_zero")


def test_all_revenue_is_never_taken_for_extra_revenue() -> None:
    """Without the extra sales there is no return on marketing."""
    numbers = all_measures(replace(ROSIES, extra_revenue=None))
    for key in ("return_on_marketing_investment", "return_on_investment", "revenue_ratio"):
        assert numbers[key].blanks == ("extra_revenue",)


def test_a_blank_middle_stage_does_not_stop_the_goal() -> None:
    """Leads needed comes from the direct rate; the ladder ends at the blank."""
    numbers = all_measures(replace(ROSIES, evaluation=None))
    assert numbers["leads_needed"].value == 240
    assert numbers["intent_needed"].blanks == ("evaluation",)


def test_the_same_people_flag_reaches_every_share() -> None:
    """Where they are others, no share of people has a range."""
    numbers = all_measures(replace(ROSIES, counts_same_people=False))
    for key in ("interest_rate", "overall_rate", "lead_to_sale_rate", "leads_needed"):
        assert numbers[key].status == "check"
        assert numbers[key].low is None


def test_each_channel_has_its_cost_per_lead() -> None:
    """In the owner's order, a channel without leads too."""
    channels = (Channel("Flyers", 200, 10), Channel("Radio", 90, 0), Channel("Posts", None, 9))
    costs = channel_costs(Business(business_name="Rosie's", channels=channels))
    assert [cost.channel.name for cost in costs] == ["Flyers", "Radio", "Posts"]
    assert [cost.cost_per_lead.value for cost in costs] == [20, None, None]
    assert [cost.cost_per_lead.reason for cost in costs] == [
        None,
        "zero_leads_spent",
        "blank_input",
    ]

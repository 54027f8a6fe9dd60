"""The money side: what winning people costs, what they are worth, and what comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.model import economics
from smarketing_edu.model.measure import Measure

money = st.floats(min_value=0.01, max_value=1e9)
heads = st.integers(min_value=1, max_value=10**6)
shares = st.floats(min_value=0.001, max_value=1)


@pytest.mark.parametrize(
    ("measure", "status", "reason"),
    [
        (economics.cost_per_lead(200, leads=0), "not_defined", "zero_leads_spent"),
        (economics.cost_per_lead(0, leads=0), "missing", "nothing_yet"),
        (economics.cost_per_lead(None, leads=0), "missing", "blank_input"),
        (
            economics.customer_acquisition_cost(200, new_customers=0),
            "not_defined",
            "zero_customers_spent",
        ),
        (economics.customer_acquisition_cost(0, new_customers=0), "missing", "nothing_yet"),
        (
            economics.paid_acquisition_cost(200, new_customers_from_ads=0),
            "not_defined",
            "zero_customers_from_ads",
        ),
        (economics.average_sale(100, sales=0), "not_defined", "zero_sales"),
        (economics.revenue_per_lead(100, leads=0), "not_defined", "zero_leads"),
        (economics.return_on_investment(100, cost=0), "not_defined", "zero_cost"),
        (economics.revenue_ratio(100, cost=0), "not_defined", "zero_cost"),
        (
            economics.return_on_marketing_investment(100, gross_margin=0.5, cost=0),
            "not_defined",
            "zero_cost",
        ),
        (
            economics.return_on_marketing_investment(100, gross_margin=None, cost=10),
            "missing",
            "blank_input",
        ),
        (economics.marketing_share_of_revenue(100, revenue=0), "not_defined", "zero_revenue"),
        (
            economics.lifetime_value_to_acquisition_cost(100, acquisition_cost=0),
            "not_defined",
            "zero_acquisition_cost",
        ),
        (
            economics.payback_months(100, monthly_revenue=50, gross_margin=0),
            "not_defined",
            "never_at_this_margin",
        ),
        (
            economics.payback_months(100, monthly_revenue=50, gross_margin=-0.001),
            "not_defined",
            "never_at_this_margin",
        ),
        (
            economics.purchases_to_pay_back(100, average_sale=50, gross_margin=0),
            "not_defined",
            "never_at_this_margin",
        ),
        (
            economics.payback_months(100, monthly_revenue=0, gross_margin=0.5),
            "not_defined",
            "never_without_purchases",
        ),
        (economics.marketing_time_share(0, hours_sales=0), "not_defined", "zero_hours"),
        (economics.future_time_share(1, hours_marketing=0), "not_defined", "zero_hours"),
        (
            economics.customer_lifetime_value_with_churn(10, churn_rate=0, periods=None),
            "not_defined",
            "value_without_end",
        ),
        (
            economics.customer_lifetime_value_with_retention(10, retention_rate=1, discount_rate=0),
            "not_defined",
            "value_without_end",
        ),
        (economics.median_sale([]), "missing", "blank_input"),
        (economics.mean_cycle([None, None]), "missing", "blank_input"),
        (economics.median_cycle([-2]), "missing", "blank_input"),
    ],
)
def test_what_cannot_be_worked_out_says_why(measure: Measure, status: str, reason: str) -> None:
    """There is no number, no error and no made-up zero."""
    assert (measure.value, measure.status, measure.reason) == (None, status, reason)


@pytest.mark.parametrize(
    ("measure", "value", "status", "reason"),
    [
        (economics.cost_per_lead(90, leads=9), 10, "rough", "few_leads"),
        (economics.cost_per_lead(100, leads=10), 10, "ok", None),
        (economics.cost_per_lead(0, leads=12), 0, "ok", None),
        (economics.customer_acquisition_cost(80, new_customers=1), 80, "rough", "few_customers"),
        (economics.customer_acquisition_cost(800, new_customers=10), 80, "ok", None),
        (
            economics.paid_acquisition_cost(80, new_customers_from_ads=1),
            80,
            "rough",
            "few_customers",
        ),
        (economics.average_sale(90, sales=9), 10, "rough", "few_sales"),
        (economics.average_sale(100, sales=10), 10, "ok", None),
        (economics.median_sale([1, 2, 30]), 2, "rough", "few_sales"),
        (economics.median_sale(range(11)), 5, "ok", None),
        (economics.return_on_investment(0, cost=50), -1, "ok", None),
        (
            economics.customer_lifetime_value(
                100, purchases_per_year=2, years_kept=None, gross_margin=0.5
            ),
            100,
            "rough",
            "one_year_only",
        ),
        (
            economics.sales_velocity(10, win_rate=0.5, average_sale=100, cycle_days=0),
            500,
            "rough",
            "same_day_as_one",
        ),
        (
            economics.sales_velocity(10, win_rate=0.5, average_sale=100, cycle_days=0.5),
            1000,
            "ok",
            None,
        ),
        (economics.hours_total(40, hours_sales=40), 80, "ok", None),
        (economics.hours_total(40, hours_sales=41), 81, "check", "many_hours"),
        (economics.marketing_time_share(60, hours_sales=60), 0.5, "check", "many_hours"),
        (economics.future_time_share(5, hours_marketing=4), 1.25, "check", "future_over_marketing"),
        (economics.future_time_share(0, hours_marketing=4), 0, "ok", None),
        (economics.mean_cycle([10, -2, None, 20]), 15, "check", "negative_days"),
        (economics.median_cycle([10, 1, None, 40]), 10, "ok", None),
        (
            economics.lead_value(100, gross_margin=0.4, close_rate=25),
            10,
            "check",
            "read_as_percent",
        ),
        (economics.most_to_pay_for_a_lead(100), 70, "ok", None),
        (economics.purchases_to_pay_back(100, average_sale=100, gross_margin=0.5), 2, "ok", None),
        (economics.purchases_to_pay_back(101, average_sale=100, gross_margin=0.5), 3, "ok", None),
        (economics.purchases_to_pay_back(0, average_sale=100, gross_margin=0.5), 0, "ok", None),
        (economics.acquisition_spend(300, sales_spend=60), 360, "ok", None),
        (economics.acquisition_spend_with_time(360, owner_time_cost=40), 400, "ok", None),
        (economics.monthly_revenue_of_a_customer(120, purchases_per_year=6), 60, "ok", None),
        (economics.margin_per_month(600), 50, "ok", None),
        (economics.monthly_churn(1), 0, "ok", None),
        (economics.monthly_churn(0), 1, "ok", None),
    ],
)
def test_each_number_has_its_status(
    measure: Measure, value: float, status: str, reason: str | None
) -> None:
    """A thin or doubtful number is shown, and says why it is doubtful."""
    assert measure.value == pytest.approx(value)
    assert (measure.status, measure.reason) == (status, reason)


def test_the_lessons_gain_is_two_hundred_dollars() -> None:
    """Lesson six: an ad of $1,000, extra sales of $3,000, a margin of 40 %: 20 % gained."""
    gain = economics.return_on_marketing_investment(3000, gross_margin=0.4, cost=1000)
    assert gain.value == pytest.approx(0.2)


def test_an_hour_a_week_for_a_year_is_fifty_two_hours() -> None:
    """A month has 52/12 weeks, not four."""
    assert economics.owner_time_cost(1, hour_value=10, period_months=12).value == pytest.approx(520)


def test_a_year_of_retention_is_twelve_months_of_churn() -> None:
    """Losing that share each month leaves the year's retention."""
    churn = economics.monthly_churn(0.7).value
    assert churn is not None
    assert (1 - churn) ** 12 == pytest.approx(0.7)


@given(money, shares, st.integers(min_value=1, max_value=200))
def test_lifetime_value_from_churn_adds_up_month_by_month(
    margin: float, churn: float, periods: int
) -> None:
    """The first margin comes now, each next one from those who stayed."""
    by_hand = sum(margin * (1 - churn) ** month for month in range(periods))
    value = economics.customer_lifetime_value_with_churn(
        margin, churn_rate=churn, periods=periods
    ).value
    assert value == pytest.approx(by_hand, rel=1e-6)


@given(money, shares, shares, st.integers(min_value=1, max_value=60))
def test_lifetime_value_with_retention_adds_up_year_by_year(
    margin: float, retention: float, discount: float, periods: int
) -> None:
    """The first margin comes one year from now, discounted."""
    kept = retention / (1 + discount)
    by_hand = sum(margin * kept**year for year in range(1, periods + 1))
    value = economics.customer_lifetime_value_with_retention(
        margin, retention_rate=retention, discount_rate=discount, periods=periods
    ).value
    assert value == pytest.approx(by_hand, rel=1e-6)


def test_without_churn_a_customer_is_worth_sixty_months() -> None:
    """The horizon of five years holds for every churn, also for none."""
    assert economics.customer_lifetime_value_with_churn(10, churn_rate=0).value == 600
    assert economics.customer_lifetime_value_with_churn(10, churn_rate=1).value == 10
    assert economics.customer_lifetime_value_with_retention(
        10, retention_rate=1, discount_rate=0, periods=5
    ).value == pytest.approx(50)


@given(money, st.floats(min_value=0.01, max_value=0.99), st.integers(min_value=1, max_value=60))
def test_the_two_conventions_differ_by_about_one_margin(
    margin: float, kept: float, periods: int
) -> None:
    """First margin now or next period: m (1 - q^H) lies between them."""
    now = economics.customer_lifetime_value_with_churn(
        margin, churn_rate=1 - kept, periods=periods
    ).value
    later = economics.customer_lifetime_value_with_retention(
        margin, retention_rate=kept, discount_rate=0, periods=periods
    ).value
    assert now is not None
    assert later is not None
    assert now - later == pytest.approx(margin * (1 - kept**periods), rel=1e-6)


ALL_SCALE: list[Callable[[float], Measure]] = [
    lambda amount: economics.cost_per_lead(amount, leads=20),
    lambda amount: economics.customer_acquisition_cost(amount, new_customers=20),
    lambda amount: economics.average_sale(amount, sales=20),
    lambda amount: economics.revenue_per_lead(amount, leads=20),
    lambda amount: economics.lead_value(amount, gross_margin=0.4, close_rate=0.25),
    lambda amount: economics.break_even_acquisition_cost(amount, gross_margin=0.3),
    lambda amount: economics.payback_months(amount, monthly_revenue=30, gross_margin=0.3),
    lambda amount: economics.sales_velocity(5, win_rate=0.2, average_sale=amount, cycle_days=9),
    lambda amount: economics.customer_lifetime_value(
        amount, purchases_per_year=3, years_kept=2, gross_margin=0.3
    ),
    lambda amount: economics.customer_lifetime_value_with_churn(amount, churn_rate=0.1),
    lambda amount: economics.owner_time_cost(5, hour_value=amount),
]


@pytest.mark.parametrize("formula", ALL_SCALE)
@given(amount=money)
def test_twice_the_money_is_twice_the_answer(
    formula: Callable[[float], Measure], amount: float
) -> None:
    """So no currency matters to a formula."""
    once, twice = formula(amount).value, formula(2 * amount).value
    assert once is not None
    assert twice == pytest.approx(2 * once)


@given(money, money, shares)
def test_gain_ratio_and_margin_hang_together(revenue: float, cost: float, margin: float) -> None:
    """Gain per $1 is sales per $1 less one; on the margin it is never larger."""
    ratio = economics.revenue_ratio(revenue, cost=cost).value
    gain = economics.return_on_investment(revenue, cost=cost).value
    on_margin = economics.return_on_marketing_investment(
        revenue, gross_margin=margin, cost=cost
    ).value
    assert ratio is not None
    assert gain is not None
    assert on_margin is not None
    assert gain == pytest.approx(ratio - 1, rel=1e-6, abs=1e-6)
    assert on_margin <= gain + 1e-9 * abs(gain)


@given(money, heads, heads)
def test_more_leads_for_the_same_money_cost_less_each(spend: float, few: int, more: int) -> None:
    """And never more."""
    one, other = sorted((few, more))
    dear = economics.cost_per_lead(spend, leads=one).value
    cheap = economics.cost_per_lead(spend, leads=other).value
    assert dear is not None
    assert cheap is not None
    assert cheap <= dear


def test_a_formula_names_what_the_owner_told_us() -> None:
    """The working is printed from the inputs, in the order of the formula."""
    assert economics.cost_per_lead(500, leads=50).inputs == {"spend": 500, "leads": 50}

"""Every number of one business, by key: pages, widgets and reports take them from here alone.

A key is a field's name where the owner told us the number, and the formula's name where we worked
it out. The six stage rates are named for the stage they lead INTO: `intent_rate` is the share of
consideration that reached intent. `<stage>_needed` is the ladder back from the goal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smarketing_edu.model import economics, goal
from smarketing_edu.model.business import STAGES, Business, Channel
from smarketing_edu.model.funnel import conversion_rate, funnel_of
from smarketing_edu.model.measure import Measure, Status, Unit, calculate, flag, told
from smarketing_edu.model.reason import Reason

TOLD: dict[str, Unit] = {
    **dict.fromkeys(STAGES, "count"),
    "leads": "count",
    "capacity": "count",
    "revenue": "money",
    "marketing_spend": "money",
    "sales_spend": "money",
    "ad_spend": "money",
    "new_customers": "count",
    "new_customers_from_ads": "count",
    "sales_count": "count",
    "average_sale": "money",
    "extra_revenue": "money",
    "gross_margin": "share",
    "purchases_per_year": "count",
    "years_kept": "years",
    "retention": "share",
    "repeat_share": "share",
    "inbound_share": "share",
    "discount_rate": "share",
    "revenue_goal": "money",
    "expected_repeat_revenue": "money",
    "hours_marketing": "hours",
    "hours_sales": "hours",
    "hours_future": "hours",
    "hour_value": "money",
    "sales_cycle_days": "days",
    "marketing_budget": "money",
    "email_list": "count",
}
"""The fields that are shown as they were told, with their units."""

SCORES = ("before_score", "after_score")
"""The scores of the quiz, told in percent (0 to 100) and shown as a share of what was right."""

Found = dict[str, Measure]


@dataclass(frozen=True)
class ChannelCost:
    """What one lead cost through one channel."""

    channel: Channel
    cost_per_lead: Measure


def all_measures(business: Business) -> dict[str, Measure]:
    """Give every number of a business by key, told or worked out; a blank one is "missing".

    >>> numbers = all_measures(Business(business_name="Rosie's", marketing_spend=600, leads=30))
    >>> numbers["cost_per_lead"].value
    20.0
    >>> numbers["customer_acquisition_cost"].blanks
    ('sales_spend', 'new_customers')
    """
    found = _told(business)
    for part in (_funnel, _time, _sales, _costs, _lifetime, _returns, _goal):
        found |= {measure.key: measure for measure in part(business, found)}
    return found


def average_sale(business: Business) -> Measure:
    """Give the average sale: what was told, or worked out from revenue and the number of sales.

    >>> average_sale(Business(business_name="Rosie's", revenue=900, sales_count=30)).value
    30.0
    """
    return _told(business)["average_sale"]


def channel_costs(business: Business) -> tuple[ChannelCost, ...]:
    """Give the cost of a lead through each channel, in the owner's order."""
    return tuple(
        ChannelCost(
            channel,
            economics.cost_per_lead(
                told("spend", channel.spend, unit="money"),
                leads=told("leads", channel.leads, unit="count"),
            ),
        )
        for channel in business.channels
    )


def _told(business: Business) -> Found:
    found = {key: told(key, getattr(business, key), unit=unit) for key, unit in TOLD.items()}
    found |= {key: _score(key, getattr(business, key)) for key in SCORES}
    months = 1 if business.period_months is None else business.period_months
    found["period_months"] = told("period_months", months, unit="months")
    if business.leads is None:
        found["leads"] = told("leads", business.intent, unit="count")
    if business.new_customers is None and business.repeat_share == 0:
        found["new_customers"] = told("new_customers", business.purchase, unit="count")
    if business.average_sale is None:
        found["average_sale"] = economics.average_sale(found["revenue"], sales=found["sales_count"])
    return found


def _score(key: str, percent: float | None) -> Measure:
    said = told(key, percent, unit="count")
    return replace(said, unit="share", value=None if said.value is None else said.value / 100)


def _funnel(business: Business, found: Found) -> list[Measure]:
    funnel = funnel_of(business)
    lead_to_sale = conversion_rate(
        found["purchase"],
        of=found["leads"],
        same_people=business.counts_same_people,
        key="lead_to_sale_rate",
    )
    return [*funnel.rates, funnel.overall_rate, lead_to_sale]


def _time(business: Business, found: Found) -> list[Measure]:
    marketing, sales = found["hours_marketing"], found["hours_sales"]
    total = economics.hours_total(marketing, hours_sales=sales)
    return [
        total,
        economics.marketing_time_share(marketing, hours_sales=sales),
        economics.future_time_share(found["hours_future"], hours_marketing=marketing),
        economics.owner_time_cost(
            total, hour_value=found["hour_value"], period_months=found["period_months"]
        ),
    ]


def _sales(business: Business, found: Found) -> list[Measure]:
    average, leads, rate = found["average_sale"], found["leads"], found["lead_to_sale_rate"]
    value = economics.lead_value(average, gross_margin=found["gross_margin"], close_rate=rate)
    return [
        economics.revenue_per_lead(found["revenue"], leads=leads),
        value,
        economics.most_to_pay_for_a_lead(value),
        economics.sales_velocity(
            leads, win_rate=rate, average_sale=average, cycle_days=found["sales_cycle_days"]
        ),
    ]


def _costs(business: Business, found: Found) -> list[Measure]:
    marketing, customers = found["marketing_spend"], found["new_customers"]
    spend = economics.acquisition_spend(marketing, sales_spend=found["sales_spend"])
    with_time = economics.acquisition_spend_with_time(
        spend, owner_time_cost=found["owner_time_cost"]
    )
    cost_with_time = economics.customer_acquisition_cost(with_time, new_customers=customers)
    return [
        spend,
        with_time,
        economics.cost_per_lead(marketing, leads=found["leads"]),
        economics.customer_acquisition_cost(spend, new_customers=customers),
        replace(cost_with_time, key="customer_acquisition_cost_with_time"),
        economics.paid_acquisition_cost(
            found["ad_spend"], new_customers_from_ads=found["new_customers_from_ads"]
        ),
        economics.marketing_share_of_revenue(marketing, revenue=found["revenue"]),
    ]


def _lifetime(business: Business, found: Found) -> list[Measure]:
    average, margin = found["average_sale"], found["gross_margin"]
    per_year, cost = found["purchases_per_year"], found["customer_acquisition_cost"]
    value = economics.customer_lifetime_value(
        average, purchases_per_year=per_year, years_kept=found["years_kept"], gross_margin=margin
    )
    yearly = economics.margin_per_year(average, purchases_per_year=per_year, gross_margin=margin)
    discount = told("discount_rate", business.discount_rate or 0, unit="share")
    with_retention = economics.customer_lifetime_value_with_retention(
        yearly,
        retention_rate=found["retention"],
        discount_rate=discount,
        periods=economics.RETENTION_YEARS,
    )
    if business.discount_rate is None and with_retention.status is Status.OK:
        with_retention = replace(with_retention, reason=Reason.DISCOUNT_TAKEN_AS_ZERO)
    with_churn = economics.customer_lifetime_value_with_churn(
        economics.margin_per_month(yearly),
        churn_rate=economics.monthly_churn(found["retention"]),
    )
    return [
        value,
        yearly,
        with_retention,
        with_churn,
        economics.lifetime_value_less_acquisition_cost(value, acquisition_cost=cost),
        economics.lifetime_value_to_acquisition_cost(value, acquisition_cost=cost),
    ]


def _returns(business: Business, found: Found) -> list[Measure]:
    average, margin = found["average_sale"], found["gross_margin"]
    cost, spend = found["customer_acquisition_cost"], found["marketing_spend"]
    extra = found["extra_revenue"]
    monthly = economics.monthly_revenue_of_a_customer(
        average, purchases_per_year=found["purchases_per_year"]
    )
    break_even = economics.break_even_acquisition_cost(average, gross_margin=margin)
    lifetime_value = found["customer_lifetime_value"]
    return [
        economics.return_on_investment(extra, cost=spend),
        economics.return_on_marketing_investment(extra, gross_margin=margin, cost=spend),
        economics.revenue_ratio(extra, cost=spend),
        monthly,
        economics.payback_months(cost, monthly_revenue=monthly, gross_margin=margin),
        economics.purchases_to_pay_back(cost, average_sale=average, gross_margin=margin),
        replace(break_even, key="break_even_first_sale"),
        calculate("break_even_lifetime", "money", lambda value: value, value=lifetime_value),
    ]


def _goal(business: Business, found: Found) -> list[Measure]:
    revenue_goal, average = found["revenue_goal"], found["average_sale"]
    repeat = _repeat_revenue(business, found)
    exact = goal.sales_before_rounding(
        revenue_goal, average_sale=average, expected_repeat_revenue=repeat
    )
    ladder = goal.funnel_ladder(exact, rates=reversed(funnel_of(business).rates))
    way_there = {
        "average_sale": average,
        "purchases": found["purchase"],
        "leads": found["leads"],
        "expected_repeat_revenue": repeat,
    }
    same_people = business.counts_same_people
    return [
        goal.sales_needed(revenue_goal, average_sale=average, expected_repeat_revenue=repeat),
        goal.leads_needed(revenue_goal, same_people=same_people, **way_there),
        goal.leads_needed_per_week(
            revenue_goal, same_people=same_people, period_months=found["period_months"], **way_there
        ),
        *(
            replace(rung, key=f"{stage}_needed")
            for stage, rung in zip(reversed(STAGES), ladder, strict=True)
        ),
    ]


def _repeat_revenue(business: Business, found: Found) -> Measure:
    """Take what present customers will bring as nothing where nobody said, and say so."""
    repeat = found["expected_repeat_revenue"]
    if business.expected_repeat_revenue is not None:
        return repeat
    none = told(repeat.key, 0, unit="money")
    if business.repeat_share == 0:
        return none
    return flag(none, Status.ROUGH, Reason.REPEAT_TAKEN_AS_ZERO)

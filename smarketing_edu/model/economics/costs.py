"""What it costs to win people: per lead and per customer."""

from __future__ import annotations

from smarketing_edu.model.measure import Measure, Number, Status, calculate, flag
from smarketing_edu.model.reason import Reason

FEW = 10
"""Below this many, one more or less changes an average a lot: the number is rough."""


def cost_per_lead(spend: Number, *, leads: Number) -> Measure:
    """What one lead cost: marketing spend / leads, in money per lead.

    >>> cost_per_lead(500, leads=50).value
    10.0
    """
    cost = calculate(
        "cost_per_lead",
        "money",
        lambda spend, leads: spend / leads,
        if_zero=Reason.ZERO_LEADS_SPENT,
        spend=spend,
        leads=leads,
    )
    return _of_few(cost, Reason.FEW_LEADS)


def customer_acquisition_cost(spend: Number, *, new_customers: Number) -> Measure:
    """What one new customer cost: all marketing and selling cost / new customers (blended).

    Some pages count advertising only: that is `paid_acquisition_cost`.

    >>> customer_acquisition_cost(10_000, new_customers=100).value
    100.0
    """
    cost = calculate(
        "customer_acquisition_cost",
        "money",
        lambda spend, new_customers: spend / new_customers,
        if_zero=Reason.ZERO_CUSTOMERS_SPENT,
        spend=spend,
        new_customers=new_customers,
    )
    return _of_few(cost, Reason.FEW_CUSTOMERS)


def paid_acquisition_cost(ad_spend: Number, *, new_customers_from_ads: Number) -> Measure:
    """What one customer who came through an ad cost: ad spend / customers from ads.

    >>> paid_acquisition_cost(300, new_customers_from_ads=12).value
    25.0
    """
    cost = calculate(
        "paid_acquisition_cost",
        "money",
        lambda ad_spend, new_customers_from_ads: ad_spend / new_customers_from_ads,
        if_zero=Reason.ZERO_CUSTOMERS_FROM_ADS,
        ad_spend=ad_spend,
        new_customers_from_ads=new_customers_from_ads,
    )
    return _of_few(cost, Reason.FEW_CUSTOMERS)


def acquisition_spend(marketing_spend: Number, *, sales_spend: Number) -> Measure:
    """All that was spent to win customers: marketing + selling cost.

    >>> acquisition_spend(400, sales_spend=100).value
    500.0
    """
    return calculate(
        "acquisition_spend",
        "money",
        lambda marketing_spend, sales_spend: marketing_spend + sales_spend,
        marketing_spend=marketing_spend,
        sales_spend=sales_spend,
    )


def acquisition_spend_with_time(spend: Number, *, owner_time_cost: Number) -> Measure:
    """All that was spent to win customers, the owner's own hours too.

    >>> acquisition_spend_with_time(500, owner_time_cost=1950).value
    2450.0
    """
    return calculate(
        "acquisition_spend_with_time",
        "money",
        lambda spend, owner_time_cost: spend + owner_time_cost,
        spend=spend,
        owner_time_cost=owner_time_cost,
    )


def marketing_share_of_revenue(marketing_spend: Number, *, revenue: Number) -> Measure:
    """The part of all sales that is spent on marketing.

    >>> marketing_share_of_revenue(400_000, revenue=5_000_000).value
    0.08
    """
    return calculate(
        "marketing_share_of_revenue",
        "share",
        lambda marketing_spend, revenue: marketing_spend / revenue,
        if_zero=Reason.ZERO_REVENUE,
        marketing_spend=marketing_spend,
        revenue=revenue,
    )


def _of_few(cost: Measure, reason: Reason) -> Measure:
    """Judge a cost per head by the number of heads, its second input."""
    spend, heads = [*cost.inputs.values(), None, None][:2]
    if spend == 0 and heads == 0 and cost.value is None:
        return flag(cost, Status.MISSING, Reason.NOTHING_YET)
    if cost.value is not None and heads is not None and heads < FEW:
        return flag(cost, Status.ROUGH, reason)
    return cost

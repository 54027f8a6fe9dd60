"""Answers that are fine one by one and cannot be right together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from smarketing_edu.content import load_content
from smarketing_edu.content.format import format_money, format_number
from smarketing_edu.intake.finding import Finding
from smarketing_edu.model.business import STAGES, Business

MANY_HOURS = 80
"""Hours a week, marketing and sales together, from which on we ask."""


class Doubt(NamedTuple):
    """A field, and what about it does not fit the rest."""

    field: str
    finding: Finding


_PART_OF_WHOLE = (
    ("ad_spend", "marketing_spend", "ads_above_marketing"),
    ("new_customers_from_ads", "new_customers", "new_from_ads_above_new"),
    ("expected_repeat_revenue", "revenue_goal", "repeat_above_goal"),
    ("extra_revenue", "revenue", "extra_above_revenue"),
    ("hours_future", "hours_marketing", "future_above_marketing"),
)


def doubts(business: Business, *, language: str) -> Iterator[Doubt]:
    """What does not fit together in one business: impossible, or so unusual that we ask.

    `language` is that of the numbers in the messages.
    """
    shown = _Shown(business.currency or "USD", language)
    yield from _funnel_doubts(business, shown)
    for part, whole, key in _PART_OF_WHOLE:
        small, large = getattr(business, part), getattr(business, whole)
        if small is not None and large is not None and small > large:
            yield _doubt(part, key, part=shown.value(part, small), whole=shown.value(whole, large))
    yield from _customer_doubts(business, shown)
    yield from _money_doubts(business, shown)
    yield from _time_doubts(business, shown)


def _funnel_doubts(business: Business, shown: _Shown) -> Iterator[Doubt]:
    known = [(s, n) for s, n in zip(STAGES, business.stage_counts, strict=True) if n is not None]
    for (earlier, before), (later, after) in pairwise(known):
        if after > before:
            yield _doubt(
                later,
                "later_larger",
                later_count=shown.number(after),
                earlier=shown.label(earlier),
                earlier_count=shown.number(before),
            )


def _customer_doubts(business: Business, shown: _Shown) -> Iterator[Doubt]:
    buyers, new, sales = business.purchase, business.new_customers, business.sales_count
    if buyers is not None and new is not None and new > buyers:
        yield _doubt(
            "new_customers", "new_above_buyers", part=shown.number(new), whole=shown.number(buyers)
        )
    if buyers is not None and sales is not None and sales < buyers:
        yield _doubt(
            "sales_count",
            "fewer_sales_than_buyers",
            part=shown.number(sales),
            whole=shown.number(buyers),
        )


def _money_doubts(business: Business, shown: _Shown) -> Iterator[Doubt]:
    revenue, months = business.revenue, business.period_months or 1
    spend, new = business.marketing_spend, business.new_customers
    if revenue is not None and spend is not None and new:
        cost, year = (spend + (business.sales_spend or 0)) / new, revenue * 12 / months
        if cost > year:
            yield _doubt(
                "new_customers", "cost_above_year", cost=shown.money(cost), year=shown.money(year)
            )
    if revenue and business.sales_count and business.average_sale:
        made = revenue / business.sales_count
        if not 0.8 < business.average_sale / made < 1.25:
            yield _doubt(
                "average_sale",
                "average_differs",
                given=shown.money(business.average_sale),
                revenue=shown.money(revenue),
                count=shown.number(business.sales_count),
                made=shown.money(made),
            )
    channels = sum(channel.spend or 0 for channel in business.channels)
    if spend is not None and channels > spend:
        yield _doubt(
            "channels",
            "channels_above_marketing",
            part=shown.money(channels),
            whole=shown.money(spend),
        )


def _time_doubts(business: Business, shown: _Shown) -> Iterator[Doubt]:
    hours = (business.hours_marketing or 0) + (business.hours_sales or 0)
    if hours > MANY_HOURS:
        yield _doubt("hours_sales", "many_hours", hours=shown.number(hours))
    if business.period_months == 0:
        yield _doubt("period_months", "zero_months")


def _doubt(field: str, key: str, **details: object) -> Doubt:
    return Doubt(field, Finding(key, "warning", details))


class _Shown:
    """Writes numbers the way the reader of the messages does."""

    def __init__(self, currency: str, language: str) -> None:
        self._currency = currency
        self._language = language

    def number(self, value: float) -> str:
        return format_number(value, language=self._language)

    def money(self, value: float) -> str:
        return format_money(value, currency=self._currency, language=self._language, cents="auto")

    def value(self, field: str, value: float) -> str:
        is_count = field.startswith(("new_customers", "hours"))
        return self.number(value) if is_count else self.money(value)

    def label(self, field: str) -> str:
        return load_content(self._language).fields[field].label

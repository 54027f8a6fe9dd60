"""Single sales, as a till knows them: revenue, average and median, who bought again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from smarketing_edu.content.format import format_date, format_money, format_percent
from smarketing_edu.intake.exports.export import Learned

ENOUGH_KNOWN = 0.5
"""The share of sales that must name a customer before "who bought again" says anything."""

DAYS_IN_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Sale:
    """One sale (an amount above zero) or refund (below), its day, and the customer if known."""

    amount: float
    day: date | None
    customer: str


def learn_from_sales(sales: Sequence[Sale], learned: Learned, *, currency: str) -> None:
    """Work out what single sales answer about a business; refunds are taken off the money."""
    made = [sale for sale in sales if sale.amount > 0]
    back = [sale for sale in sales if sale.amount < 0]
    if not made:
        learned.leave_out("no_sales")
        return
    language = learned.content.language

    def money(value: float) -> str:
        return format_money(value, currency=currency, language=language, cents="auto")

    total = sum(sale.amount for sale in sales)
    learned.answer(
        "revenue",
        round(total, 2),
        "revenue",
        count=len(made),
        refunds=len(back),
        refunded=money(-sum(sale.amount for sale in back)),
    )
    learned.answer("sales_count", len(made), "sales_count", count=len(made))
    average = round(total / len(made), 2)
    middle = median(sale.amount for sale in made)
    if average > 0:
        learned.answer("average_sale", average, "average_sale", median=money(middle))
    _learn_period(sales, learned)
    _learn_repeats(made, learned)


def _learn_period(sales: Sequence[Sale], learned: Learned) -> None:
    days = [sale.day for sale in sales if sale.day]
    if len(days) < len(sales):
        learned.leave_out("unclear_dates", count=len(sales) - len(days))
        return
    first, last = min(days), max(days)
    months = max(1, round(((last - first).days + 1) / DAYS_IN_MONTH))
    shown = [format_date(day, language=learned.content.language) for day in (first, last)]
    learned.answer("period_months", float(months), "period", first=shown[0], last=shown[1])


def _learn_repeats(made: Sequence[Sale], learned: Learned) -> None:
    known = [sale for sale in made if sale.customer]
    share = format_percent(len(known) / len(made), language=learned.content.language)
    if len(known) < ENOUGH_KNOWN * len(made):
        learned.leave_out("few_customers_known", share=share)
        return
    times = Counter(sale.customer for sale in known)
    again = sum(count > 1 for count in times.values())
    learned.answer(
        "repeat_share", round(again / len(times), 4), "repeat", again=again, all=len(times)
    )
    days = [sale.day for sale in known if sale.day]
    last = max(days, default=None)
    year_ago = last - timedelta(days=365) if last else None
    if len(days) < len(known) or not year_ago or min(days) > year_ago + timedelta(days=16):
        # in a shorter time those who buy seldom are not seen, and the figure comes out too high
        learned.leave_out("needs_a_year")
        return
    in_year = Counter(sale.customer for sale in known if sale.day and sale.day > year_ago)
    per_customer = round(sum(in_year.values()) / len(in_year), 2)
    learned.answer("purchases_per_year", per_customer, "per_year", all=len(in_year))

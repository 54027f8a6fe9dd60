"""Square: transactions and items."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from smarketing_edu.intake.exports.export import Days, Export, Learned, amount
from smarketing_edu.intake.exports.sales import Sale, learn_from_sales


def learn_from_square(export: Export, learned: Learned, *, currency: str) -> None:
    """Sales of a Square export; the lines of one ticket are one sale, refunds are negative."""
    days = Days(export.records, "date")
    money: dict[tuple[str, bool], float] = defaultdict(float)
    when: dict[tuple[str, bool], date | None] = {}
    who: dict[tuple[str, bool], str] = {}
    unread = other = 0
    for record in export.records:
        value, sign = amount(record, "net sales")
        if value is None or (sign and sign != currency):
            unread += value is None
            other += value is not None
            continue
        is_refund = record.text("event type").casefold() == "refund" or value < 0
        ticket = (record.text("transaction id", "payment id") or f"row {record.row}", is_refund)
        # a refund written without a minus is one all the same
        money[ticket] += -abs(value) if is_refund else value
        when.setdefault(ticket, days.of(record))
        who[ticket] = who.get(ticket) or record.text("customer id", "customer reference id")
    if unread:
        learned.leave_out("rows_without_amount", count=unread)
    if other:
        learned.leave_out("rows_in_other_currency", count=other, currency=currency)
    sales = [Sale(value, when[ticket], who[ticket]) for ticket, value in money.items()]
    learn_from_sales(sales, learned, currency=currency)

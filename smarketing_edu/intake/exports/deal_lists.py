"""HubSpot deals and Salesforce opportunities, read as deals."""

from __future__ import annotations

from typing import Literal

from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.exports.deals import Deal, learn_from_deals
from smarketing_edu.intake.exports.export import Days, Export, Learned, Record, amount

_STAGE = ("deal stage", "stage", "stage name", "stagename")
_BEGAN = ("create date", "created date", "createddate")
_CLOSED = ("close date", "closedate")


def learn_from_deal_list(export: Export, learned: Learned, *, currency: str) -> None:
    """Won, lost and open deals; rows without a stage (a report's last lines) are left out."""
    rows = [record for record in export.records if record.text(*_STAGE)]
    if len(rows) < len(export.records):
        learned.leave_out("rows_without_status", count=len(export.records) - len(rows))
    began, closed = Days(rows, *_BEGAN), Days(rows, *_CLOSED)
    if began.unclear or closed.unclear:
        learned.leave_out("unclear_dates", count=len(rows))
    deals = []
    other = 0
    for record in rows:
        money, sign = amount(record, "amount")
        if sign and sign != currency:
            other += 1
            money = None
        deals.append(Deal(_end(record), money, began.of(record), closed.of(record)))
    if other:
        learned.leave_out("rows_in_other_currency", count=other, currency=currency)
    learn_from_deals(deals, learned, currency=currency)


def _end(record: Record) -> Literal["won", "lost", "open"]:
    stage = plain(record.text(*_STAGE)).replace(" ", "")
    if stage in ("closedwon", "won", "ganado", "cierreganado", "cerradaganada"):
        return "won"
    lost = ("closedlost", "lost", "perdido", "cierreperdido", "cerradaperdida")
    return "lost" if stage in lost else "open"

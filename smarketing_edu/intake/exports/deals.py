"""Deals that are won, lost or open: close rate of those old enough, cycle, revenue."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal

from smarketing_edu.content.format import format_date, format_money
from smarketing_edu.intake.exports.export import Learned

FEW_WINS = 20


@dataclass(frozen=True)
class Deal:
    """One deal: how it ended, what it is worth, when it began and was closed."""

    end: Literal["won", "lost", "open"]
    amount: float | None
    began: date | None
    closed: date | None

    @property
    def days_to_win(self) -> int | None:
        """Days from the beginning to the win; None when a day is missing."""
        if self.end != "won" or not self.began or not self.closed:
            return None
        return (self.closed - self.began).days


def mature_age(days_to_win: Sequence[int]) -> int:
    """The age in days from which on a lead has had its time to buy.

    The 90th percentile of the days that wins took; with under 20 wins, 4 times their median, for
    few wins do not show how long the slow ones take.

    >>> mature_age([10, 20, 30])
    80
    """
    if len(days_to_win) < FEW_WINS:
        return math.ceil(4 * median(days_to_win))
    ordered = sorted(days_to_win)
    return ordered[math.ceil(0.9 * len(ordered)) - 1]


def learn_from_deals(deals: Sequence[Deal], learned: Learned, *, currency: str) -> None:
    """Work out what a list of deals answers about a business."""
    won = [deal for deal in deals if deal.end == "won"]
    lost = sum(deal.end == "lost" for deal in deals)
    learned.fact("won_and_lost", won=len(won), lost=lost, open=len(deals) - len(won) - lost)
    if not won:
        learned.leave_out("no_wins")
        return
    _learn_money(won, learned, currency)
    _learn_cycle(deals, won, learned)


def _learn_money(won: Sequence[Deal], learned: Learned, currency: str) -> None:
    learned.answer("sales_count", len(won), "deals_won", count=len(won))
    amounts = [deal.amount for deal in won if deal.amount is not None]
    if len(amounts) < len(won):
        learned.leave_out("deals_without_amount", count=len(won) - len(amounts))
        return
    middle = format_money(
        median(amounts), currency=currency, language=learned.content.language, cents="auto"
    )
    learned.answer("revenue", round(sum(amounts), 2), "deals_revenue", count=len(won))
    average = round(sum(amounts) / len(amounts), 2)
    learned.answer("average_sale", average, "average_sale", median=middle)


def _learn_cycle(deals: Sequence[Deal], won: Sequence[Deal], learned: Learned) -> None:
    taken = [deal.days_to_win for deal in won if deal.days_to_win is not None]
    forward = [days for days in taken if days >= 0]
    if len(forward) < len(taken):
        learned.leave_out("closed_before_begun", count=len(taken) - len(forward))
    if len(taken) < len(won):
        learned.leave_out("wins_without_days", count=len(won) - len(taken))
    if not forward:
        return
    learned.answer("sales_cycle_days", float(median(forward)), "cycle", count=len(forward))
    _learn_close_rate(deals, forward, learned)


def _learn_close_rate(deals: Sequence[Deal], days_to_win: Sequence[int], learned: Learned) -> None:
    """Leads and buyers among the deals old enough: young ones would look like losses."""
    begun = [(deal, deal.began) for deal in deals if deal.began]
    if len(begun) < len(deals):
        learned.leave_out("deals_without_begin", count=len(deals) - len(begun))
    known = [day for deal, day in begun]
    known += [deal.closed for deal in deals if deal.closed and deal.end != "open"]
    age = mature_age(days_to_win)
    before = max(known) - timedelta(days=age)
    mature = [deal for deal, began in begun if began <= before]
    shown = format_date(before, language=learned.content.language)
    details: dict[str, object] = {
        "before": shown,
        "age": age,
        "young": len(begun) - len(mature),
    }
    if not mature:
        learned.leave_out("none_mature", **details)
        return
    learned.answer("leads", len(mature), "mature_leads", **details)
    buyers = sum(deal.end == "won" for deal in mature)
    learned.answer("purchase", buyers, "mature_buyers", count=len(mature), **details)
    learned.answer("closed_before", before, "closed_before", **details)
    learned.answer("counts_same_people", True, "same_deals")

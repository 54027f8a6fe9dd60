"""Blocks that any worksheet can use: a greeting, and questions with room to answer."""

from __future__ import annotations

from smarketing_edu.worksheet.blocks import Ask, Callout, Text
from smarketing_edu.worksheet.start import Worksheet


def who_for(worksheet: Worksheet) -> Text:
    """Who this worksheet is for, and what it is for."""
    business = worksheet.business
    key = "who_for.owner" if business.owner_name else "who_for.business"
    line = worksheet.rich(key, owner=business.owner_name or "", business=business.business_name)
    return Text(paragraphs=(line,))


def ask(worksheet: Worksheet, name: str, *, lines: int = 1) -> Ask:
    """A question of the content (`worksheet.ask.NAME`) with lines to answer on."""
    return Ask(
        question=worksheet.rich(f"ask.{name}"),
        write_in=worksheet.write_in(f"note_{name}", lines=lines),
    )


def goal(worksheet: Worksheet) -> Callout:
    """The one goal that both jobs share, in money and in sales."""
    business = worksheet.business
    if business.revenue_goal is None:
        return Callout(
            title=worksheet.rich("goal.blank"), write_ins=(worksheet.write_in("revenue_goal"),)
        )
    parts = [worksheet.rich("goal.title", goal=worksheet.money(business.revenue_goal))]
    if business.revenue is not None:
        parts.append(worksheet.rich("goal.last_time", revenue=worksheet.money(business.revenue)))
    if worksheet.shown("sales_needed"):
        needed = worksheet.shown("sales_needed")
        parts.append(worksheet.rich("goal.sales_needed", sales=needed))
    return Callout(tone="goal", paragraphs=(tuple(span for part in parts for span in part),))

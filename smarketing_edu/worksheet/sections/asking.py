"""Blocks that any worksheet can use: a greeting, and questions with room to answer."""

from __future__ import annotations

from typing import Literal

from smarketing_edu.worksheet.blocks import Ask, BigNumber, Callout, Numbers, Text
from smarketing_edu.worksheet.letters import letter_of
from smarketing_edu.worksheet.spans import Span
from smarketing_edu.worksheet.start import Worksheet

_LONGEST_NAME = 40


def who_for(worksheet: Worksheet) -> Text | Numbers:
    """Who this worksheet is for; lines for both names on a blank one."""
    business = worksheet.business
    if not business.business_name:
        names = ("business_name", "owner_name")
        return Numbers(numbers=tuple(_blank_box(worksheet, name) for name in names))
    key = "who_for.owner" if business.owner_name else "who_for.business"
    owner = worksheet.short(business.owner_name, _LONGEST_NAME)
    line = worksheet.rich(key, owner=owner, business=worksheet.short_name)
    return Text(paragraphs=(line,))


def ask(
    worksheet: Worksheet,
    name: str,
    *,
    lines: int = 1,
    fill_page: bool = False,
    optional: Literal[0, 1, 2] = 0,
) -> Ask:
    """A question of the content (`worksheet.ask.NAME`) with lines to answer on."""
    return Ask(
        question=worksheet.rich(f"ask.{name}"),
        write_in=worksheet.write_in(f"note_{name}", lines=lines),
        fill_page=fill_page,
        optional=optional,
    )


def goal(worksheet: Worksheet) -> Callout | Numbers:
    """The one goal that both jobs share, in money and in sales, or a line to write it on."""
    business = worksheet.business
    if business.revenue_goal is None:
        return Numbers(numbers=(_blank_box(worksheet, "revenue_goal"),))
    parts = [worksheet.rich("goal.title", goal=worksheet.money(business.revenue_goal))]
    if business.revenue is not None:
        parts.append(worksheet.rich("goal.last_time", revenue=worksheet.money(business.revenue)))
    if needed := worksheet.shown("sales_needed"):
        repeat = worksheet.money(business.expected_repeat_revenue or None)
        key = "goal.sales_beside_repeat" if repeat else "goal.sales_needed"
        parts.append(worksheet.rich(key, sales=needed, repeat=repeat))
        parts.append((Span(letter=letter_of("sales_needed")),))
    return Callout(tone="goal", paragraphs=(tuple(span for part in parts for span in part),))


def _blank_box(worksheet: Worksheet, name: str) -> BigNumber:
    write_in = worksheet.write_in(name)
    return BigNumber(label=worksheet.field_label(name), write_in=write_in)

"""Blocks that any worksheet can use: a greeting, and questions with room to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from smarketing_edu.look.fonts import printable
from smarketing_edu.model.reason import Reason
from smarketing_edu.worksheet.blocks import (
    Ask,
    BigNumber,
    Block,
    Callout,
    Cell,
    Checklist,
    Column,
    Numbers,
    Table,
    Together,
)
from smarketing_edu.worksheet.letters import letter_of
from smarketing_edu.worksheet.room import ROOM
from smarketing_edu.worksheet.spans import Span, WriteIn, text_of, words
from smarketing_edu.worksheet.start import Worksheet

_WHO = ("owner_name", "business_name", "mentor_name", "period_label")


def who_for(worksheet: Worksheet) -> Numbers:
    """Who this worksheet is for, who goes through it with them, and the time the numbers cover."""
    return Numbers(tone="plain", numbers=tuple(_who(worksheet, name) for name in _WHO))


def _who(worksheet: Worksheet, name: str) -> BigNumber:
    answer = worksheet.answer(name)
    if name == "mentor_name" and not answer:
        answer = worksheet.short(worksheet.brand.mentor, ROOM[name])
    return BigNumber(
        label=worksheet.phrase(f"who.{name}"),
        value=answer,
        # on paper there is a line for a name that we have no letters for
        write_in=None if printable(answer) else worksheet.write_in(name),
    )


def together(*blocks: Block) -> Together:
    """Several blocks as what one cell shows, one under the other."""
    return Together.model_validate({"blocks": blocks})


def ask(
    worksheet: Worksheet,
    name: str,
    *,
    question: str = "",
    lines: int = 1,
    fill_page: bool = False,
    optional: Literal[0, 1, 2] = 0,
) -> Ask:
    """A question of your own, or of the content (`worksheet.ask.NAME`), with lines to answer on."""
    words_of = (Span(text=question),) if question else worksheet.rich(f"ask.{name}")
    return Ask(
        question=words_of,
        write_in=WriteIn(name=f"note_{name}", label=text_of(words_of), lines=lines),
        fill_page=fill_page,
        optional=optional,
    )


def table_to_fill(
    worksheet: Worksheet,
    name: str,
    *,
    columns: Sequence[str] = (),
    rows: int = 5,
    lines: int = 1,
) -> Table:
    """A table to fill in by hand, a numbered row to each; its columns are yours or the content's.

    The content's are `worksheet.table.NAME`, with a bar between two.
    """
    heads = list(columns) or worksheet.phrase(f"table.{name}").split(" | ")
    return Table(
        columns=(
            Column(width="auto", align="right"),
            *(Column(heading=words(head)) for head in heads),
        ),
        rows=tuple(
            (Cell(words=words(str(row))), *_blank_cells(name, heads, row=row, lines=lines))
            for row in range(1, rows + 1)
        ),
        header_column=True,
    )


def _blank_cells(name: str, heads: Sequence[str], *, row: int, lines: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            write_in=WriteIn(name=f"note_{name}_{row}_{place}", label=f"{row}: {head}", lines=lines)
        )
        for place, head in enumerate(heads, start=1)
    )


def checklist(worksheet: Worksheet, name: str, *, items: Sequence[str] = ()) -> Checklist:
    """Things to tick, yours or the content's (`worksheet.list.NAME`, with a bar between two)."""
    texts = list(items) or worksheet.phrase(f"list.{name}").split(" | ")
    return Checklist(
        items=tuple(
            WriteIn(name=f"note_{name}_{place}", label=text)
            for place, text in enumerate(texts, start=1)
        )
    )


def goal(worksheet: Worksheet) -> Callout | Numbers:
    """The one goal that both jobs share, in money and in sales, or a line to write it on."""
    business = worksheet.business
    if business.revenue_goal is None:
        return Numbers(numbers=(_blank_box(worksheet, "revenue_goal"),))
    parts = [worksheet.rich("goal.title", goal=worksheet.money(business.revenue_goal))]
    if business.revenue is not None:
        parts.append(worksheet.rich("goal.now", revenue=worksheet.money(business.revenue)))
    if needed := worksheet.shown("sales_needed"):
        repeat = worksheet.money(business.expected_repeat_revenue or None)
        covered = worksheet.measures["sales_needed"].reason == Reason.REPEAT_COVERS_GOAL
        beside = "goal.repeat_covers" if covered else "goal.sales_beside_repeat"
        key = beside if repeat else "goal.sales_needed"
        parts.append(worksheet.rich(key, sales=needed, repeat=repeat))
        parts.append((Span(letter=letter_of("sales_needed")),))
    return Callout(tone="goal", paragraphs=(tuple(span for part in parts for span in part),))


def _blank_box(worksheet: Worksheet, name: str) -> BigNumber:
    write_in = worksheet.write_in(name)
    return BigNumber(label=worksheet.field_label(name), write_in=write_in)

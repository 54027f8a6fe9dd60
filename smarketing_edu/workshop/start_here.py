"""The page on top of the folder: what to print and how often, and what to do on which day."""

from __future__ import annotations

from datetime import datetime

from smarketing_edu.content.format import format_date, format_list
from smarketing_edu.worksheet.blocks import Checklist, Table
from smarketing_edu.worksheet.spans import Span, WriteIn
from smarketing_edu.workshop.agenda import clock, parts_of
from smarketing_edu.workshop.paper import Paper, cells
from smarketing_edu.workshop.workshop_file import ATTENDANCE_DUE, MATERIALS_DUE

_DAYS = ("before", "that_day", "after")
_STEPS = {"before": 6, "that_day": 4, "after": 5}


def to_print_table(paper: Paper) -> Table:
    """Each file of the folder: how many copies, on what paper, and when it is handed out.

    `figures["files"]` are rows of (file, key of the paper, copies; 0: not for printing).
    """
    return Table(
        columns=(
            paper.column("file", width=2.9),
            paper.column("copies", width=0.6, align="right"),
            paper.column("how", width=2.6),
        ),
        rows=tuple(
            cells(file, str(copies or "–"), paper.phrase(f"print.{key}"))
            for file, key, copies in paper.figures.get("files", ())
        ),
        header_column=True,
        dense=True,
    )


def days_checklist(paper: Paper, days: str) -> Checklist:
    """What to do before the evening (48 hours ahead), that day, and after (within five days)."""
    due = {"before": _before(paper), "that_day": paper.day, "after": _after(paper)}[days]
    steps = list(map(str, range(1, _STEPS[days] + 1)))
    by_hand = paper.figures.get("by_hand")
    if days == "before" and by_hand:
        steps.append("by_hand")
    rows = format_list(map(str, by_hand or ()), language=paper.language)
    return Checklist(
        items=tuple(
            WriteIn(
                name=f"note_{days}_{step}",
                label=paper.phrase(f"{days}.{step}", due=due, count=len(paper.people), rows=rows),
            )
            for step in steps
        )
    )


def _before(paper: Paper) -> str:
    day = paper.workshop.date
    if day is None:
        return paper.phrase("two_days_before")
    begins = paper.workshop.begins or datetime.combine(day, datetime.min.time())
    return format_date((begins - MATERIALS_DUE).date(), language=paper.language)


def _after(paper: Paper) -> str:
    day = paper.workshop.date
    if day is None:
        return paper.phrase("five_days_after")
    return format_date(day + ATTENDANCE_DUE, language=paper.language)


def run_sheet(paper: Paper) -> Table:
    """The evening minute by minute: what goes on, and which paper is in whose hands."""
    return Table(
        columns=(
            paper.column("time", width=0.8),
            paper.column("part", width=2),
            paper.column("papers", width=3),
        ),
        rows=tuple(
            cells(
                clock(paper, part.begins),
                (Span(text=part.session.title, strong=True),),
                paper.phrase(f"hands.{part.session.key}"),
            )
            for part in parts_of(paper.workshop.minutes, language=paper.language)
        ),
        header_column=True,
        dense=True,
    )

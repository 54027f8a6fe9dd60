"""The agenda: the parts of a workshop of 60, 90 or 120 minutes, with the clock beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from smarketing_edu.content.format import format_time
from smarketing_edu.content.loader import load_content
from smarketing_edu.content.models import Session
from smarketing_edu.worksheet.blocks import BigNumber, Numbers, Table
from smarketing_edu.worksheet.spans import Span, WriteIn
from smarketing_edu.workshop.paper import Paper, cells


@dataclass(frozen=True)
class Part:
    """One part of an evening: how many minutes in it begins, and how many it has."""

    session: Session
    begins: int
    minutes: int


def parts_of(length: int, *, language: str) -> tuple[Part, ...]:
    """The parts of a workshop of so many minutes, in their order; together they fill it.

    >>> sum(part.minutes for part in parts_of(90, language="en"))
    90
    """
    parts: list[Part] = []
    for session in load_content(language).sessions.values():
        if session.minutes[length]:
            begins = parts[-1].begins + parts[-1].minutes if parts else 0
            parts.append(Part(session, begins, session.minutes[length]))
    return tuple(parts)


def clock(paper: Paper, minute: int) -> str:
    """The time of day at a minute of the workshop, or the minute while the hour is not known."""
    begins = paper.workshop.starts
    if begins is None:
        return paper.phrase("minute", minute=minute)
    at = datetime.combine(datetime.min, begins) + timedelta(minutes=minute)
    return format_time(at.time(), language=paper.language)


def workshop_facts(paper: Paper) -> Numbers:
    """When, where, how long, and who leads it; a line to write on for what is not known."""
    workshop = paper.workshop
    times = ""
    if workshop.starts:
        times = f"{clock(paper, 0)} – {clock(paper, workshop.minutes)}"
    facts = {
        "when": paper.day,
        "time": times or paper.phrase("minutes", count=workshop.minutes),
        "place": workshop.place or "",
        "mentors": workshop.led_by(language=paper.language),
    }
    return Numbers(numbers=tuple(_fact(paper, name, fact) for name, fact in facts.items()))


def _fact(paper: Paper, name: str, fact: str) -> BigNumber:
    label = paper.phrase(f"fact.{name}")
    if fact:
        return BigNumber(label=label, note=fact)
    return BigNumber(label=label, write_in=WriteIn(name=f"note_{name}", label=label))


def agenda_table(paper: Paper) -> Table:
    """Each part with its time, its minutes and what people do."""
    parts = parts_of(paper.workshop.minutes, language=paper.language)
    sums = (paper.phrase("together"), str(paper.workshop.minutes))
    total = cells("", *((Span(text=each, strong=True),) for each in sums))
    return Table(
        columns=(
            paper.column("time", width=0.8),
            paper.column("part", width=4),
            paper.column("minutes", width=0.7, align="right"),
        ),
        rows=(
            *(
                cells(
                    clock(paper, part.begins),
                    (
                        Span(text=part.session.title, strong=True),
                        Span(text=f"  {part.session.doing}"),
                    ),
                    str(part.minutes),
                )
                for part in parts
            ),
            total,
        ),
        header_column=True,
    )

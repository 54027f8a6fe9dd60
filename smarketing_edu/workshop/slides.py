"""The slides of an evening: one for each part of the agenda, and the room's charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from smarketing_edu.charts.counts_chart import shares_chart
from smarketing_edu.content.format import format_percent
from smarketing_edu.look.palette import Job
from smarketing_edu.worksheet.blocks import (
    Bars,
    Callout,
    Card,
    Cards,
    Column,
    Columns,
    Section,
    Table,
    Text,
)
from smarketing_edu.worksheet.room import shortened
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.workshop.agenda import Part, clock, parts_of
from smarketing_edu.workshop.cohort import SMALLEST
from smarketing_edu.workshop.cohort_page import room_hours, room_priorities
from smarketing_edu.workshop.paper import Paper, cells

_NOTHING = Text(paragraphs=())
"""What stands in the place of a slide that this workshop leaves out."""

_ROOM_SLIDES = {"hours": "who_and_when", "steps": "funnel", "priorities": "funnel"}
"""The slides about the room, each with the part of the evening that it belongs to."""

_LONGEST = 60
_JOBS: tuple[Job, ...] = ("marketing", "sales")
_ROOM, _ROW = 200.0, 32.0
_ROW_OF_TWO = 64.0
"""Charts are drawn in about the shape they have on a slide: two side by side are narrow."""


def title_slide(paper: Paper) -> Columns:
    """The slide that people see as they come in: whose evening it is, when and where."""
    workshop = paper.workshop
    times = f"{clock(paper, 0)} – {clock(paper, workshop.minutes)}" if workshop.starts else ""
    facts = (paper.day, times, workshop.place or "", workshop.led_by(language=paper.language))
    said = "\N{NO-BREAK SPACE}· ".join(shortened(fact, most=_LONGEST) for fact in facts if fact)
    known = (Text(paragraphs=(words(Span(text=said, note=True)),)),) if said else ()
    part = parts_of(workshop.minutes, language=paper.language)[0]
    blocks = (*known, *_body(paper, part))
    heading = shortened(workshop.title, most=_LONGEST)
    return Columns(sections=(Section(heading=heading, blocks=blocks),))


def part_slide(paper: Paper, key: str) -> Columns | Text:
    """What the room reads in one part of the evening; nothing where it is left out."""
    part = _part(paper, key)
    if part is None:
        return _NOTHING
    blocks = tuple(_body(paper, part))
    return Columns(sections=(Section(heading=part.session.title, blocks=blocks),))


def _part(paper: Paper, key: str) -> Part | None:
    parts = parts_of(paper.workshop.minutes, language=paper.language)
    return next((part for part in parts if part.session.key == key), None)


def _body(paper: Paper, part: Part) -> Iterator[Text | Callout]:
    """One thought in large letters, then what to do and how long there is for it."""
    lines = paper.phrase(f"slide.{part.session.key}").splitlines()
    yield Text(paragraphs=tuple(words(line) for line in lines))
    minutes = paper.phrase("minutes", count=part.minutes)
    yield Callout(title=words(minutes), paragraphs=(words(part.session.doing),))


def job_cards(paper: Paper) -> Cards:
    """The two jobs side by side, each with one example."""
    return Cards(cards=tuple(_job_card(paper, job) for job in _JOBS))


def _job_card(paper: Paper, job: Job) -> Card:
    said = (paper.rich(f"slide.job.{job}"), words(paper.phrase(f"slide.example.{job}")))
    return Card(title=paper.phrase(f"job.{job}"), job=job, paragraphs=said)


def room_slide(paper: Paper, name: str) -> Columns | Text:
    """The head of a slide about the room ("hours", "steps" or "priorities"), with its source.

    Where nothing can be shown without showing a person, it says so instead.
    """
    if _part(paper, _ROOM_SLIDES[name]) is None:
        return _NOTHING
    charts = _JOBS if name == "hours" else (name,)
    if any(_can_be_shown(paper, chart) for chart in charts):
        said = Span(text=paper.phrase(f"slide.{_source(paper, name)}"), note=True)
    else:
        said = Span(text=paper.phrase("slide.small"))
    heading = paper.phrase(f"slide.room.{name}")
    return Columns(sections=(Section(heading=heading, blocks=(Text(paragraphs=((said,),)),)),))


def _source(paper: Paper, name: str) -> str:
    if paper.figures["cohort"].get("example"):
        return "source_example"
    return "source_steps" if name == "steps" else "source"


def room_chart(paper: Paper, name: str) -> Table | Text:
    """One chart of the room: the hours of "marketing" or "sales", the "steps", the "priorities".

    Nothing where its part is left out, or where it could show only groups that are too small.
    """
    belongs_to = _ROOM_SLIDES["hours" if name in _JOBS else name]
    if _part(paper, belongs_to) is None or not _can_be_shown(paper, name):
        return _NOTHING
    for job in _JOBS:
        if name == job:
            return room_hours(paper, job, row_height_pt=_ROW_OF_TWO)
    return _steps(paper) if name == "steps" else room_priorities(paper)


def _can_be_shown(paper: Paper, name: str) -> bool:
    cohort: Mapping[str, Any] = paper.figures["cohort"]
    if name == "steps":
        return any(step["middle"] is not None for step in cohort["steps"])
    counts = cohort["hours"][name] if name in _JOBS else cohort[name]
    return any(count is not None and count >= SMALLEST for count in counts.values())


def _steps(paper: Paper) -> Table:
    """The middle of the room at each step, as a bar of everybody who could have gone on."""
    steps = [
        (paper.content.stages[step["stage"]].name, step["middle"])
        for step in paper.figures["cohort"]["steps"]
    ]
    chart = shares_chart(steps, language=paper.language, width_pt=_ROOM, row_height_pt=_ROW)
    return Table(
        columns=(
            paper.column("step", width=2),
            Column(width=3),
            paper.column("middle", width=1.2, align="right"),
        ),
        rows=tuple(
            cells(name, "", (Span(text=_share(paper, share), strong=True),))
            for name, share in steps
        ),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt),
    )


def _share(paper: Paper, share: float | None) -> str:
    return format_percent(share, language=paper.language) or paper.phrase("slide.unknown")

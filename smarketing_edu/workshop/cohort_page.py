"""The cohort as a page for the mentor, and apart from it the people who need a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smarketing_edu.content.format import format_percent
from smarketing_edu.look.fonts import printable
from smarketing_edu.look.palette import Job
from smarketing_edu.worksheet.blocks import BigNumber, Cell, Numbers, Table, Text
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.workshop.groups import ROW, groups_table, people_shown
from smarketing_edu.workshop.paper import Paper, cells


def room_parts(paper: Paper) -> Numbers:
    """How many rows have each of the four parts."""
    parts = paper.figures["cohort"]["parts"]
    numbers = [
        BigNumber(
            label=paper.phrase(f"cohort.part.{name}"), value=people_shown(paper.content, count)
        )
        for name, count in parts.items()
    ]
    return Numbers(numbers=tuple(numbers))


def room_complete(paper: Paper) -> Text:
    """How many rows are complete, and how this page keeps people unknown."""
    cohort = paper.figures["cohort"]
    unshown = {None: "cohort.complete_small", "most": "cohort.complete_most"}
    key = unshown.get(cohort["complete"], "cohort.complete")
    shown = {name: people_shown(paper.content, cohort[name]) for name in ("complete", "all")}
    said = paper.phrase(key, **shown)
    return Text(
        paragraphs=(
            words(Span(text=said, strong=True)),
            words(Span(text=paper.phrase("cohort.privacy"), note=True)),
        )
    )


def room_hours(paper: Paper, job: Job, *, row_height_pt: float = ROW) -> Table:
    """How the room's hours for one job are spread."""
    counts = paper.figures["cohort"]["hours"][job]
    named = {paper.phrase(f"cohort.band.{band}"): count for band, count in counts.items()}
    heading = Span(text=paper.phrase(f"cohort.hours.{job}"), job=job)
    return groups_table(paper, heading, named, job=job, row_height_pt=row_height_pt)


def room_priorities(paper: Paper) -> Table:
    """Where people would work first, by their own numbers."""
    counts = paper.figures["cohort"]["priorities"]
    named = {_priority(paper, key): count for key, count in counts.items()}
    return groups_table(paper, Span(text=paper.phrase("column.step")), named)


def _priority(paper: Paper, key: str) -> str:
    if key in paper.content.stages:
        return paper.content.stages[key].name
    return paper.phrase(f"cohort.priority.{key}")


def room_funnel(paper: Paper) -> Table:
    """Each step of the funnel: how many counted it, and the middle of their shares."""
    rows = []
    for step in paper.figures["cohort"]["steps"]:
        middle = format_percent(step["middle"], language=paper.language) or "–"
        name = paper.content.stages[step["stage"]].name
        rows.append(cells(name, people_shown(paper.content, step["counted"]), middle))
    return Table(
        columns=(
            paper.column("step", width=2),
            paper.column("counted", align="right"),
            paper.column("middle", align="right"),
        ),
        rows=tuple(rows),
        header_column=True,
    )


def room_points(paper: Paper) -> Table | Text:
    """What to talk about, each with the rule that fired."""
    points = paper.figures["cohort"]["points"]
    if not points:
        return Text(paragraphs=(words(paper.phrase("cohort.nothing")),))
    return Table(
        columns=(paper.column("point", width=3), paper.column("rule", width=2)),
        rows=tuple(_point(paper, point) for point in points),
    )


def _point(paper: Paper, point: Mapping[str, object]) -> tuple[Cell, ...]:
    stage = point.get("stage")
    name = paper.content.stages[str(stage)].name if stage else ""
    said = paper.phrase(f"point.{point['key']}", count=point["count"], of=point["of"], stage=name)
    rule = (Span(text=paper.phrase(f"fired.{point['fired']}"), note=True),)
    return cells(said, rule)


def calls_table(paper: Paper) -> Table | Text:
    """Who needs a call, and about what."""
    calls: Sequence[Sequence[object]] = paper.figures["calls"]
    if not calls:
        return Text(paragraphs=(words(paper.phrase("call.nobody")),))
    return Table(
        columns=(
            paper.column("row", width=0.4),
            paper.column("name", width=1.3),
            paper.column("business", width=1.4),
            paper.column("call", width=3.2),
        ),
        rows=tuple(cells(*(printable(str(part)) or "–" for part in call)) for call in calls),
        dense=True,
    )

"""People of a room in groups: how a count is said, and a table with a bar for each group."""

from __future__ import annotations

from collections.abc import Mapping

from smarketing_edu.charts.counts_chart import counts_chart
from smarketing_edu.content.format import format_number
from smarketing_edu.content.loader import Content
from smarketing_edu.look.palette import Job
from smarketing_edu.worksheet.blocks import Bars, Column, Table
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.workshop.paper import Paper, cells

ROW = 24.0
"""Points from one bar to the next."""
_BARS = 200.0


def groups_table(
    paper: Paper,
    heading: Span,
    counts: Mapping[str, int | None],
    *,
    job: Job | None = None,
    row_height_pt: float = ROW,
) -> Table:
    """Each group with a bar and its people; a bar about a `job` looks like it."""
    chart = counts_chart(
        list(counts.items()),
        language=paper.language,
        job=job,
        width_pt=_BARS,
        row_height_pt=row_height_pt,
    )
    return Table(
        columns=(
            Column(heading=words(heading), width=2.2),
            Column(width=3),
            paper.column("people", width=1.2, align="right"),
        ),
        rows=tuple(
            cells(name, "", (Span(text=group_shown(paper.content, count), strong=True),))
            for name, count in counts.items()
        ),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt),
    )


def group_shown(content: Content, count: int | None) -> str:
    """One of several groups: a larger one may be left out too, so that a small one stays hidden."""
    return (
        content.phrase("workshop.cohort.hidden") if count is None else people_shown(content, count)
    )


def people_shown(content: Content, count: int | str | None) -> str:
    """So many people; None are too few to be shown, and a word stands for nearly all."""
    if count is None or isinstance(count, str):
        return content.phrase(f"workshop.cohort.{'small' if count is None else 'most'}")
    return format_number(count, language=content.language)

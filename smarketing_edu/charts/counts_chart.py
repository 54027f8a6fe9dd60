"""A room as one bar for each group or step; what is not shown or not known has an outline."""

from __future__ import annotations

from collections.abc import Sequence

from smarketing_edu.charts.bar import JOB_FILLS, KEPT_FILL, Bar, Fill
from smarketing_edu.charts.canvas import DRAWING, blank_figure, draw
from smarketing_edu.charts.chart import Chart
from smarketing_edu.content.format import format_number, format_percent
from smarketing_edu.content.loader import load_content
from smarketing_edu.look.palette import Job

_BAR_SHARE = 0.5  # of the height of a row
_EDGE = 0.6
_UNSHOWN = 0.12  # of the room: an outline says that somebody may be there, not how many


def counts_chart(
    groups: Sequence[tuple[str, int | None]],
    *,
    language: str,
    job: Job | None = None,
    width_pt: float = 190,
    row_height_pt: float = 24,
) -> Chart:
    """Draw (name, people) in order; None stands for a group that is not shown.

    Lengths are true to the counts, from nothing. Bars about a `job` look like it.
    """
    phrase = load_content(language).phrase
    said = [
        f"{name}: {format_number(count, language=language) or phrase('workshop.cohort.hidden')}"
        for name, count in groups
    ]
    counts = [count for _, count in groups]
    longest = max((count or 0 for count in counts), default=0)
    return _chart(
        "counts_chart",
        counts,
        longest=longest,
        fill=JOB_FILLS[job] if job else KEPT_FILL,
        alt=phrase("workshop.cohort.alt", said="; ".join(said)),
        size=(width_pt, row_height_pt),
    )


def shares_chart(
    steps: Sequence[tuple[str, float | None]],
    *,
    language: str,
    width_pt: float = 190,
    row_height_pt: float = 24,
) -> Chart:
    """Draw (name, share from 0 to 1) in order; None stands for a share that is not known.

    The whole width is everybody.
    """
    phrase = load_content(language).phrase
    said = [
        f"{name}: {format_percent(share, language=language) or phrase('workshop.slide.unknown')}"
        for name, share in steps
    ]
    shares = [share for _, share in steps]
    return _chart(
        "shares_chart",
        shares,
        longest=1,
        fill=KEPT_FILL,
        alt=phrase("workshop.slide.steps_alt", said="; ".join(said)),
        size=(width_pt, row_height_pt),
    )


def _chart(
    key: str,
    lengths: Sequence[float | None],
    *,
    longest: float,
    fill: Fill,
    alt: str,
    size: tuple[float, float],
) -> Chart:
    width_pt, row_height_pt = size
    figure = blank_figure(width_pt, row_height_pt * len(lengths))
    room = width_pt - 2 * _EDGE
    with DRAWING:
        for place, length in enumerate(lengths):
            middle = row_height_pt * (place + 0.5)
            bar = Bar(figure, left=_EDGE, middle=middle, height=row_height_pt * _BAR_SHARE)
            if length is None:
                bar.show_blank(room * _UNSHOWN)
            elif length == 0:
                bar.show_zero()
            else:
                bar.show(length / longest * room, fill=fill)
        svg = draw(figure)
    return Chart(
        key=key,
        svg=svg,
        alt=alt,
        note="",
        width_pt=width_pt,
        row_height_pt=row_height_pt,
        rows=len(lengths),
    )

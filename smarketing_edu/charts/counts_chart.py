"""People in each of some groups, as one bar for each; a group that is not shown has an outline."""

from __future__ import annotations

from collections.abc import Sequence

from smarketing_edu.charts.bar import KEPT_FILL, Bar
from smarketing_edu.charts.canvas import DRAWING, blank_figure, draw
from smarketing_edu.charts.chart import Chart
from smarketing_edu.content.format import format_number
from smarketing_edu.content.loader import load_content

_BAR_SHARE = 0.5  # of the height of a row
_EDGE = 0.6
_UNSHOWN = 0.12  # of the room: an outline says that somebody may be there, not how many


def counts_chart(
    groups: Sequence[tuple[str, int | None]],
    *,
    language: str,
    width_pt: float = 190,
    row_height_pt: float = 24,
) -> Chart:
    """Draw (name, people) in order; None stands for a group too small to be shown.

    Lengths are true to the counts, from nothing.
    """
    figure = blank_figure(width_pt, row_height_pt * len(groups))
    longest = max((count or 0 for _, count in groups), default=0)
    room = width_pt - 2 * _EDGE
    with DRAWING:
        for place, (_, count) in enumerate(groups):
            middle = row_height_pt * (place + 0.5)
            bar = Bar(figure, left=_EDGE, middle=middle, height=row_height_pt * _BAR_SHARE)
            if count is None:
                bar.show_blank(room * _UNSHOWN)
            elif count == 0:
                bar.show_zero()
            else:
                bar.show(count / longest * room, fill=KEPT_FILL)
        svg = draw(figure)
    return Chart(
        key="counts_chart",
        svg=svg,
        alt=_alt(groups, language=language),
        note="",
        width_pt=width_pt,
        row_height_pt=row_height_pt,
        rows=len(groups),
    )


def _alt(groups: Sequence[tuple[str, int | None]], *, language: str) -> str:
    phrase = load_content(language).phrase
    said = [
        f"{name}: {format_number(count, language=language) or phrase('workshop.cohort.small')}"
        for name, count in groups
    ]
    return phrase("workshop.cohort.alt", said="; ".join(said))

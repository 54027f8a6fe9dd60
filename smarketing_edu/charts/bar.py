"""One horizontal bar of a kept figure, that can be shown again with another length and fill."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from smarketing_edu.charts.canvas import add_line, points_of
from smarketing_edu.look.palette import JOB_MARKS, PALETTE, Job

_EDGE = 0.9
_STRIPE = 1.3
_DOT = 2.3
_DOT_PITCH = 5.2
_DOT_ROWS = 3
_DOT_MARGIN = 3.2
_HAIR = 0.001
_CAP = 2.6
_SHORTEST = 4.0


@dataclass(frozen=True)
class Fill:
    """How the inside of a bar looks: its colours, its stripes (a hatch), whether it is dotted."""

    edge: str
    face: str
    hatch: str = ""
    dotted: bool = False


_HATCHES = {"stripes": "///", "solid": "", "dots": ""}
JOB_FILLS: dict[Job, Fill] = {
    job: Fill(mark.colour, mark.fill, _HATCHES[mark.pattern], mark.pattern == "dots")
    for job, mark in JOB_MARKS.items()
}
LATER_FILL = Fill(PALETTE.marketing, PALETTE.paper, "/")
"""Marketing for later: stripes three times as wide apart."""
KEPT_FILL = Fill(PALETTE.ink, PALETTE.ink)
"""Money that is left."""


class Bar:
    """A bar with a place of its own in a figure; sizes in points from the top left corner."""

    def __init__(self, figure: Figure, *, left: float, middle: float, height: float) -> None:
        self._left, self._middle, self._height = left, middle, height
        place = points_of(figure)
        top = middle - height / 2
        self._blank, self._box = (
            Rectangle((left, top), 0, height, capstyle="butt", joinstyle="miter", transform=place)
            for _ in range(2)
        )
        self._blank.set(fill=False, edgecolor=PALETTE.line, linewidth=_EDGE)
        self._blank.set(linestyle=(0, (3.0, 2.5)), hatch="")
        self._box.set(linewidth=_EDGE, linestyle="solid", hatch_linewidth=_STRIPE)
        # a dash of no length with a round end is a dot: one short line for a row of them
        self._dots = [
            Line2D(
                [],
                [],
                linewidth=_DOT,
                dash_capstyle="round",
                marker="",
                transform=place,
            )
            for _ in range(_DOT_ROWS)
        ]
        for artist in (self._box, self._blank, *self._dots):
            figure.add_artist(artist)

    def show(self, length: float, *, fill: Fill, start: float = 0) -> None:
        """Show a length above nothing, from a start (0 is the left end)."""
        self._show_only(self._box)
        self._box.set(x=self._left + start, width=length, facecolor=fill.face)
        self._box.set(edgecolor=fill.edge, hatchcolor=fill.edge, hatch=fill.hatch)
        if fill.dotted:
            self._show_dots(length, colour=fill.edge, start=start)

    def show_zero(self) -> None:
        """Show that there are none: a thin line where a bar would begin."""
        self._show_only(self._box)
        self._box.set(x=self._left, width=0, facecolor="none", edgecolor=PALETTE.soft, hatch="")

    def show_blank(self, length: float) -> None:
        """Show that nobody has counted yet: a dashed outline, as long as there is room."""
        self._show_only(self._blank)
        self._blank.set(x=self._left, width=length)

    def hide(self) -> None:
        """Show nothing."""
        self._show_only(None)

    def _show_only(self, shown: Rectangle | None) -> None:
        for artist in (self._blank, self._box, *self._dots):
            artist.set_visible(artist is shown)

    def _show_dots(self, length: float, *, colour: str, start: float) -> None:
        room = length - 2 * _DOT_MARGIN
        if room < 0:
            return
        steps = max(1, round(room / _DOT_PITCH))
        pitch = room / steps
        left = self._left + start + _DOT_MARGIN
        for row, dots in enumerate(self._dots):
            shift = pitch / 2 if row == 1 else 0
            y = self._middle + (row - 1) * self._height / (_DOT_ROWS + 0.2)
            # a hair longer than to the last dot, or rounding could lose it
            dots.set_data([left + shift, left + room - shift + 0.05], [y, y])
            dots.set_linestyle((0, (_HAIR, max(pitch, _DOT) / _DOT - _HAIR)))
            dots.set(color=colour, visible=True)


class Whisker:
    """A thin line with two ends over a bar: where the end of the bar likely lies."""

    def __init__(self, figure: Figure, *, left: float, middle: float) -> None:
        self._left, self._middle = left, middle
        # white under ink: it can be seen on stripes and on a solid fill
        self._lines = (
            add_line(figure, colour=PALETTE.paper, width=3.0),
            add_line(figure, colour=PALETTE.ink, width=1.1),
        )

    def show(self, low: float, high: float) -> None:
        """Show it between two lengths of the bar, if it is long enough to be seen as a line."""
        self.hide()
        if high - low < _SHORTEST:
            return
        start, end, y = self._left + low, self._left + high, self._middle
        corners = [(start, y), (end, y), (start, y - _CAP), (start, y + _CAP)]
        corners += [(end, y - _CAP), (end, y + _CAP)]
        for line in self._lines:
            line.set_path(Path(corners, [Path.MOVETO, Path.LINETO] * 3))
            line.set_visible(True)

    def hide(self) -> None:
        """Show nothing."""
        for line in self._lines:
            line.set_visible(False)

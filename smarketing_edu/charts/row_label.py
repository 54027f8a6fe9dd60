"""What stands beside a bar when a chart is shown alone: the job's letter, and digits."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from smarketing_edu.charts.canvas import add_text, points_of
from smarketing_edu.content.loader import load_content
from smarketing_edu.look.palette import JOB_MARKS, PALETTE, Job

LETTER_WIDTH = 38.0
DIGITS_WIDTH = 122.0
"""The room that is left for them on both sides of a bar."""

_TAG_HEIGHT = 14.0
_MOST_SIGNS = 9
_FIRST_RIGHT = 60.0  # from the right edge: the second number stands after the first


class RowLabel:
    """The letter at the left edge and two numbers at the right edge of one row, in points."""

    def __init__(self, figure: Figure, *, right: float, middle: float) -> None:
        self._middle = middle
        self._tag = FancyBboxPatch(
            (0, 0),
            1,
            1,
            boxstyle="round,pad=0,rounding_size=2.5",
            mutation_scale=1,
            mutation_aspect=1,
            linewidth=0,
            linestyle="solid",
            hatch=None,
            transform=points_of(figure),
        )
        figure.add_artist(self._tag)
        self._letter = add_text(figure, size=9.5, colour=PALETTE.paper, side="center", bold=True)
        self._first = add_text(figure, size=11, colour=PALETTE.ink, side="right", bold=True)
        self._second = add_text(figure, size=10.5, colour=PALETTE.soft, side="right")
        self._first.set_position((right - _FIRST_RIGHT, middle + 4))
        self._second.set_position((right - 1, middle + 4))

    def show(self, *, job: Job, language: str, first: str, second: str) -> None:
        """Show a job's letter and two numbers, written out."""
        letter = load_content(language).job_letter(job)
        width = 15.0 if len(letter) == 1 else 30.0
        self._tag.set_bounds(0.5, self._middle - _TAG_HEIGHT / 2, width, _TAG_HEIGHT)
        self._tag.set(facecolor=JOB_MARKS[job].colour, edgecolor="none")
        self._letter.set(x=0.5 + width / 2, y=self._middle + 3.4, text=letter)
        self._first.set_text(_fitting(first))
        self._second.set_text(_fitting(second))


def _fitting(number: str) -> str:
    # ten million and more would run into the bar; the chart's sentence has it
    return number if len(number) <= _MOST_SIGNS else ""

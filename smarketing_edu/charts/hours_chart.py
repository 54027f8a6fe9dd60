"""The week's hours as one bar, marketing from the left and then sales, over a scale of hours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import floor, isclose, log10

from matplotlib.path import Path

from smarketing_edu.charts.bar import JOB_FILLS, LATER_FILL, Bar
from smarketing_edu.charts.canvas import DRAWING, add_line, add_text, blank_figure, draw
from smarketing_edu.charts.chart import Chart
from smarketing_edu.content.format import format_number, format_quantity
from smarketing_edu.content.loader import load_content
from smarketing_edu.look.palette import PALETTE
from smarketing_edu.model.measure import Measure

_BAR = 25.0
_TICK = 4.0
_HEIGHT = 46.0
_SIDE = 10.0  # half of the last number of the scale stands beyond the bar
_MOST_TICKS = 11


def hours_chart(measures: Mapping[str, Measure], *, language: str, width_pt: float = 500) -> Chart:
    """Draw how the week's hours are shared, from the measures of a business.

    Where one of the two jobs has no hours yet, the bar is a dashed outline to fill in by hand.
    """
    return _kept(width_pt).update(measures, language=language)


class HoursChart:
    """A kept picture of the week's hours, `width_pt` wide."""

    def __init__(self, *, width_pt: float) -> None:
        self._width, self._room = width_pt, width_pt - 1.2 - _SIDE
        self._figure = blank_figure(width_pt, _HEIGHT)
        self._now, self._later, self._sales = (
            Bar(self._figure, left=0.6, middle=_BAR / 2 + 0.6, height=_BAR) for _ in range(3)
        )
        self._scale = add_line(self._figure, colour=PALETTE.line, width=0.9)
        self._digits = [
            add_text(self._figure, size=10, colour=PALETTE.soft, side="center")
            for _ in range(_MOST_TICKS)
        ]

    def update(self, measures: Mapping[str, Measure], *, language: str) -> Chart:
        """Show other hours, and draw them."""
        with DRAWING:
            self._show(measures, language=language)
            svg = draw(self._figure)
        return Chart(
            key="hours_chart",
            svg=svg,
            alt=hours_alt(measures, language=language),
            note=load_content(language).phrase("charts.hours.note"),
            width_pt=self._width,
            row_height_pt=_HEIGHT,
            rows=1,
        )

    def _show(self, measures: Mapping[str, Measure], *, language: str) -> None:
        marketing, later, sales = _hours(measures)
        bars = (self._now, self._later, self._sales)
        for bar in bars:
            bar.hide()
        if marketing is None or sales is None:
            self._now.show_blank(self._room)
            self._show_scale(0, language=language)
            return
        total = marketing + sales
        self._show_scale(total, language=language)
        if not total:
            self._now.show_zero()
            return
        start = 0.0
        lengths = [hours / total * self._room for hours in (marketing - later, later, sales)]
        fills = (JOB_FILLS["marketing"], LATER_FILL, JOB_FILLS["sales"])
        for bar, length, fill in zip(bars, lengths, fills, strict=True):
            if length > 0:
                bar.show(length, fill=fill, start=start)
            start += length

    def _show_scale(self, total: float, *, language: str) -> None:
        step = _scale_step(total)
        ticks = [step * tick for tick in range(floor(total / step * 1.000001) + 1)] if total else []
        top = _BAR + 2.4
        corners = []
        for digits in self._digits:
            digits.set_text("")
        for digits, hours in zip(self._digits, ticks, strict=False):
            x = 0.6 + hours / total * self._room
            corners += [(x, top), (x, top + _TICK)]
            digits.set(x=x, y=top + _TICK + 10, text=format_number(hours, language=language))
        self._digits[0].set_horizontalalignment("left")
        self._scale.set_visible(bool(ticks))
        if ticks:
            self._scale.set_path(Path(corners, [Path.MOVETO, Path.LINETO] * len(ticks)))


def hours_alt(measures: Mapping[str, Measure], *, language: str) -> str:
    """Say the week's hours in words: each job's, the part for later, and both together."""
    phrase = load_content(language).phrase

    def written(key: str) -> str:
        return format_quantity(measures[key].value, unit="hours", language=language)

    said = []
    for job in ("marketing", "sales"):
        blank = measures[f"hours_{job}"].value is None
        key = f"charts.hours.{job}_blank" if blank else f"charts.hours.{job}"
        said.append(phrase(key, hours=written(f"hours_{job}")))
        if job == "marketing" and _hours(measures)[1]:
            said.append(phrase("charts.hours.later", hours=written("hours_future")))
    if measures["hours_total"].value is not None:
        said.append(phrase("charts.hours.total", hours=written("hours_total")))
    return " ".join(said)


def _hours(measures: Mapping[str, Measure]) -> tuple[float | None, float, float | None]:
    """Give the hours for marketing, the part of them for later, and the hours for sales."""
    marketing, sales = measures["hours_marketing"].value, measures["hours_sales"].value
    later = measures["hours_future"].value or 0
    # more for later than in all cannot be drawn; the page asks about it
    return marketing, later if marketing is not None and later <= marketing else 0, sales


def _scale_step(total: float) -> float:
    """Give a round step of the scale: the smallest that ends on the total, else the smallest."""
    if not total:
        return 1
    tens = 10 ** floor(log10(total / (_MOST_TICKS - 1)))
    steps = [float(tens * times) for times in (1, 2, 5, 10, 20)]
    fitting = [step for step in steps if 3 <= total / step <= _MOST_TICKS - 1]
    return next((step for step in fitting if isclose(total / step % 1, 0)), fitting[0])


@lru_cache(maxsize=8)
def _kept(width_pt: float) -> HoursChart:
    return HoursChart(width_pt=width_pt)

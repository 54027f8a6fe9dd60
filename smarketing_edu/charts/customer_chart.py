"""One customer: what it costs to win them, and what they leave, on one scale of money."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from matplotlib.path import Path

from smarketing_edu.charts.bar import JOB_FILLS, KEPT_FILL, Bar
from smarketing_edu.charts.canvas import DRAWING, add_line, blank_figure, draw
from smarketing_edu.charts.chart import Chart
from smarketing_edu.content.format import format_quantity
from smarketing_edu.content.loader import load_content
from smarketing_edu.look.palette import PALETTE
from smarketing_edu.model.measure import Measure

ROWS = {
    "cost": "customer_acquisition_cost",
    "cost_with_hours": "customer_acquisition_cost_with_time",
    "first_sale": "break_even_first_sale",
    "lifetime": "customer_lifetime_value",
}
"""The rows, first to last, each with the key of its measure."""

_COSTS = 2  # the first rows
_BAR_SHARE = 0.5  # of the height of a row


def customer_chart(
    measures: Mapping[str, Measure],
    *,
    language: str,
    currency: str = "USD",
    width_pt: float = 190,
    row_height_pt: float = 27,
) -> Chart:
    """Draw the cost of a customer and what is left, from the measures of a business.

    The upright line stands at the largest cost that is known: a bar that passes it has paid it
    back. There are no amounts in the picture: they are set beside its rows.
    """
    kept = _kept(width_pt, row_height_pt)
    return kept.update(measures, language=language, currency=currency)


class CustomerChart:
    """A kept picture of what one customer costs and leaves; sizes in points."""

    def __init__(self, *, width_pt: float, row_height_pt: float) -> None:
        self._width, self._row_height, self._room = width_pt, row_height_pt, width_pt - 1.2
        self._height = row_height_pt * len(ROWS)
        self._figure = blank_figure(width_pt, row_height_pt * len(ROWS))
        height = row_height_pt * _BAR_SHARE
        self._bars = [
            Bar(self._figure, left=0.6, middle=row_height_pt * (row + 0.5), height=height)
            for row in range(len(ROWS))
        ]
        self._paid_back = (
            add_line(self._figure, colour=PALETTE.paper, width=3.2),
            add_line(self._figure, colour=PALETTE.both, width=1.3),
        )

    def update(
        self, measures: Mapping[str, Measure], *, language: str, currency: str = "USD"
    ) -> Chart:
        """Show another business's customer, and draw it."""
        with DRAWING:
            self._show(measures)
            svg = draw(self._figure)
        return Chart(
            key="customer_chart",
            svg=svg,
            alt=customer_alt(measures, language=language, currency=currency),
            note=load_content(language).phrase("charts.customer.note"),
            width_pt=self._width,
            row_height_pt=self._row_height,
            rows=len(ROWS),
        )

    def _show(self, measures: Mapping[str, Measure]) -> None:
        amounts = [measures[key].value for key in ROWS.values()]
        longest = max(amount or 0 for amount in amounts)
        for row, (bar, amount) in enumerate(zip(self._bars, amounts, strict=True)):
            if amount is None:
                bar.show_blank(self._room)
            elif amount <= 0:
                bar.show_zero()
            else:
                fill = JOB_FILLS["both"] if row < _COSTS else KEPT_FILL
                bar.show(amount / longest * self._room, fill=fill)
        cost = max(amount or 0 for amount in amounts[:_COSTS])
        self._show_paid_back(cost / longest * self._room if cost else None)

    def _show_paid_back(self, length: float | None) -> None:
        for line in self._paid_back:
            line.set_visible(length is not None)
            if length is not None:
                top, bottom = self._row_height * (_COSTS - 0.5 + _BAR_SHARE / 2), self._height
                line.set_path(Path([(length + 0.6, top), (length + 0.6, bottom - 2)]))


def customer_alt(measures: Mapping[str, Measure], *, language: str, currency: str) -> str:
    """Say in words what one customer costs and what is left from them."""
    phrase = load_content(language).phrase
    said = [phrase("charts.customer.alt")]
    for row, key in ROWS.items():
        money = format_quantity(
            measures[key].value, unit="money", language=language, currency=currency
        )
        if money:
            said.append(phrase(f"charts.customer.{row}", money=money))
        else:
            said.append(phrase(f"charts.customer.{row}_blank"))
    return " ".join(said)


@lru_cache(maxsize=8)
def _kept(width_pt: float, row_height_pt: float) -> CustomerChart:
    return CustomerChart(width_pt=width_pt, row_height_pt=row_height_pt)

"""One customer's cost and value are drawn on one scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from smarketing_edu.charts.customer_chart import customer_alt, customer_chart
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures

COST, KEPT, LINE = "stroke: #5a4b8a; stroke-width: 0.9", "fill: #1c2733", "stroke-width: 1.3"


def test_bars_share_one_scale_of_money(bakery: Business, marks: Callable) -> None:
    """31.25, 112.50, 165 and 1,089 dollars are as long as that, the largest filling the width."""
    svg = customer_chart(all_measures(bakery), language="en", width_pt=1090.2).svg
    widths = [mark.width for mark in marks(svg, COST) + marks(svg, KEPT)]
    assert widths == pytest.approx([31.25, 112.5, 165, 1089], abs=0.01)


def test_the_upright_line_stands_at_the_cost(bakery: Business, marks: Callable) -> None:
    """The line that shows what has to be paid back starts where the largest cost ends."""
    svg = customer_chart(all_measures(bakery), language="en").svg
    cost = marks(svg, COST)[1]
    (line,) = marks(svg, LINE)
    assert line.left == line.right == pytest.approx(cost.right, abs=0.001)
    assert line.top == pytest.approx(cost.bottom, abs=0.001)


def test_the_words_say_the_same_amounts(bakery: Business) -> None:
    """Each row is said with its money, in the owner's currency."""
    assert customer_alt(all_measures(bakery), language="en", currency="USD") == (
        "What one customer costs, and what is left from that customer. "
        "Cost to win one customer: $31.25. Cost with your own hours: $113. "
        "Left from the first sale: $165. Left from all sales to that customer: $1,089."
    )
    assert "€31.25" in customer_alt(all_measures(bakery), language="en", currency="EUR")


def test_what_is_not_known_is_an_outline(bakery: Business, marks: Callable) -> None:
    """Without the cost there is no line to pass, and the words say that it is not known."""
    measures = all_measures(replace(bakery, new_customers=None, repeat_share=None))
    svg = customer_chart(measures, language="en").svg
    assert len(marks(svg, "stroke: #808b95")) == 2
    assert marks(svg, LINE) == []
    said = customer_alt(measures, language="es", currency="USD")
    assert "Costo de conseguir un cliente: aún no se sabe." in said

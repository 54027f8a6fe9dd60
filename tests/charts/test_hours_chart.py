"""The week's bar is shared as the hours are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.charts.hours_chart import hours_alt, hours_chart
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures

HOURS = st.floats(0.01, 168, allow_subnormal=False)


def test_the_bar_is_shared_as_the_hours_are(bakery: Business, marks: Callable) -> None:
    """Four hours for now, two for later and nine selling take their parts of the bar, in order."""
    svg = hours_chart(all_measures(bakery), language="en", width_pt=311.2).svg
    now, later = marks(svg, "fill: url(#")
    (sales,) = marks(svg, "fill: #c07a56")
    assert [now.width, later.width, sales.width] == pytest.approx([80, 40, 180], abs=0.001)
    assert [now.right, later.right] == pytest.approx([later.left, sales.left], abs=0.001)
    assert now.style.split(";")[0] != later.style.split(";")[0]


def test_the_words_say_the_same_hours(bakery: Business) -> None:
    """Each job's hours, the part for later and the total are said."""
    assert hours_alt(all_measures(bakery), language="en") == (
        "Marketing: 6 hours a week. Of these, 2 hours are for later, not for this month. "
        "Sales: 9 hours a week. Both jobs: 15 hours a week."
    )
    assert "Ventas: 9 horas por semana." in hours_alt(all_measures(bakery), language="es")


def test_one_blank_leaves_a_bar_to_fill_in(bakery: Business, marks: Callable) -> None:
    """Without one of the two there is no share to draw; what is known is still said."""
    measures = all_measures(replace(bakery, hours_sales=None))
    (outline,) = marks(hours_chart(measures, language="en").svg)
    assert "stroke-dasharray" in outline.style
    said = hours_alt(measures, language="en")
    assert "Marketing: 6 hours" in said
    assert said.endswith("Sales: hours not filled in yet.")


def test_more_for_later_than_in_all_is_not_drawn(bakery: Business, marks: Callable) -> None:
    """Hours that cannot be are left to the page to ask about."""
    measures = all_measures(replace(bakery, hours_future=20))
    assert len(marks(hours_chart(measures, language="en").svg, "fill: url(#")) == 1
    assert "later" not in hours_alt(measures, language="en")


def test_no_hours_at_all_is_a_line(bakery: Business, marks: Callable) -> None:
    """Zero and zero is a thin line, and no scale."""
    measures = all_measures(replace(bakery, hours_marketing=0, hours_sales=0, hours_future=None))
    (line,) = marks(hours_chart(measures, language="en").svg)
    assert line.width == 0


@given(HOURS, HOURS)
@settings(max_examples=40, deadline=None)
def test_the_scale_has_three_to_eleven_numbers(marketing: float, sales: float) -> None:
    """However many hours, the scale below can be read."""
    business = Business(business_name="x", hours_marketing=marketing, hours_sales=sales)
    svg = hours_chart(all_measures(business), language="en").svg
    assert 3 <= svg.count("<text") <= 11


def test_the_scale_ends_on_the_total_where_it_can(bakery: Business) -> None:
    """Fifteen hours are counted by fives."""
    svg = hours_chart(all_measures(bakery), language="en").svg
    assert all(f">{hours}<" in svg for hours in (0, 5, 10, 15))

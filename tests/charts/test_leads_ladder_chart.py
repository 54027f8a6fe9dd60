"""The ladder shows what there is and what is still missing at each stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from smarketing_edu.charts.leads_ladder_chart import leads_ladder_alt, leads_ladder_chart
from smarketing_edu.model.business import Business
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.model.measures import all_measures


def said_of(business: Business, *, language: str = "en") -> str:
    """Say the ladder of a business."""
    return leads_ladder_alt(funnel_of(business), measures=all_measures(business), language=language)


def test_the_words_tell_needed_and_now(bakery: Business) -> None:
    """24,000 at 300 a sale takes 80 sales, 134 tastings, 200 quotes and 500 people who ask."""
    said = said_of(bakery)
    assert "Consideration: 500 needed, 300 now." in said
    assert "Intent: 200 needed, 120 now. Likely 164 to 253." in said
    assert "Evaluation: 134 needed, 80 now. Purchase: 80 needed, 48 now." in said
    assert "Compra: se necesitan 80; ahora son 48." in said_of(bakery, language="es")


def test_open_bars_reach_what_is_needed(bakery: Business, marks: Callable) -> None:
    """At each stage the open bar is longer than the filled one by the root of the same ratio."""
    chart = leads_ladder_chart(
        funnel_of(bakery), measures=all_measures(bakery), language="en", width_pt=201.2
    )
    filled = marks(chart.svg, "fill: #c07a56")
    wanted = marks(chart.svg, "fill: none; stroke: #a8481a")
    ratios = [(two.width / one.width) ** 2 for one, two in zip(filled, wanted, strict=True)]
    assert ratios == pytest.approx([134 / 80, 80 / 48], rel=1e-4)


def test_without_a_goal_only_what_there_is_shows(bakery: Business, marks: Callable) -> None:
    """No goal, no open bars: the counts stay, and the words say what is not known."""
    aimless = replace(bakery, revenue_goal=None)
    svg = leads_ladder_chart(funnel_of(aimless), measures=all_measures(aimless), language="en").svg
    assert marks(svg, "fill: none; stroke: #0b6e69") == []
    assert len(marks(svg, "fill: url(#")) == 3
    assert said_of(aimless).count("not known yet") == 6


def test_a_goal_below_today_still_shows_its_end(bakery: Business, marks: Callable) -> None:
    """Where less is needed than there is, the open bar ends inside the filled one."""
    modest = replace(bakery, revenue_goal=3_000)
    svg = leads_ladder_chart(funnel_of(modest), measures=all_measures(modest), language="en").svg
    (filled, _), (wanted, _) = (
        marks(svg, style) for style in ("fill: #c07a56", "fill: none; stroke: #a8481a")
    )
    assert wanted.width < filled.width


def test_leads_counted_elsewhere_have_no_whisker(bakery: Business, marks: Callable) -> None:
    """The range belongs to the leads; at a stage with other people it is not drawn."""
    elsewhere = replace(bakery, leads=200)
    whiskers = []
    for business in (bakery, elsewhere):
        measures = all_measures(business)
        svg = leads_ladder_chart(funnel_of(business), measures=measures, language="en").svg
        whiskers.append(len(marks(svg, "stroke: #1c2733")))
    assert whiskers == [1, 0]

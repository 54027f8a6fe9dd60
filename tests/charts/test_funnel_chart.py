"""The funnel's bars, whiskers and words say what its numbers say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.charts.funnel_chart import funnel_alt, funnel_chart, scaled
from smarketing_edu.model.business import Business
from smarketing_edu.model.funnel import funnel_of

STRIPES, DOTS, SOLID = "fill: url(#", "stroke-dasharray: 0.0023", "fill: #c07a56"
OUTLINE, WHISKER = "stroke: #808b95", "stroke: #1c2733"


def test_alt_tells_every_stage_with_its_range(bakery: Business) -> None:
    """A full funnel is said with people, shares and likely ranges, in the owner's own names."""
    said = funnel_alt(funnel_of(bakery), language="en")
    assert said.startswith(
        "Your funnel, step by step. Walk past or see a post: 4,000. Interest: 900"
    )
    assert "Intent: 120, which is 40% of the step before (likely 35% to 46%)." in said


def test_alt_in_spanish(bakery: Business) -> None:
    """The same in Spanish, with numbers as they are written in the United States."""
    said = funnel_alt(funnel_of(bakery), language="es")
    assert "Interés: 900, o sea, 23% del paso anterior (probablemente de 21% a 24%)." in said


def test_alt_says_three_of_eight_where_there_are_few(bakery: Business) -> None:
    """Under ten people no percent is said, nor drawn."""
    few = funnel_of(replace(bakery, evaluation=8, purchase=3))
    assert "Purchase: 3 (3 of 8)." in funnel_alt(few, language="en")
    assert "3 of 8" in funnel_chart(few, language="en", labelled=True, width_pt=420).svg


def test_alt_gives_no_share_where_more_come_later(bakery: Business) -> None:
    """Counts that do not fit together are said as they are, without a share, and asked about."""
    odd = funnel_of(replace(bakery, evaluation=30, purchase=48))
    assert funnel_alt(odd, language="en").endswith(
        "Purchase: 48. Please check this count: it is more than at the step before."
    )


def test_alt_takes_hidden_signs_out_of_names(bakery: Business) -> None:
    """A name with a hidden change of direction is said without it."""
    named = funnel_of(replace(bakery, awareness_name="Shop\u202egnp"))
    assert "\u202e" not in funnel_alt(named, language="en")


@pytest.mark.parametrize(("language", "letter"), [("en", "S"), ("es", "V")])
def test_a_job_bears_the_letter_of_its_language(
    bakery: Business, language: str, letter: str
) -> None:
    """Sales is S in an English chart and V, for ventas, in a Spanish one."""
    svg = funnel_chart(funnel_of(bakery), language=language, labelled=True, width_pt=420).svg
    assert re.findall(r">([MSV](?:\+[SV])?)<", svg) == [*"MMM", f"M+{letter}", letter, letter]


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_bars_grow_with_the_square_root(count: int, longest: int) -> None:
    """A quarter of the people is half of the length, however many there are."""
    count, longest = sorted((count, longest))
    share = scaled(count, longest=longest, room=200) / 200
    assert share**2 == pytest.approx(count / longest)


def test_bars_are_as_long_as_the_numbers_say(bakery: Business, marks: Callable) -> None:
    """Six bars from the same left edge; each is striped, dotted or solid for its job."""
    svg = funnel_chart(funnel_of(bakery), language="en", width_pt=201.2).svg
    striped, solid = marks(svg, STRIPES), marks(svg, SOLID)
    expected = [200, 200 * (900 / 4000) ** 0.5, 200 * (300 / 4000) ** 0.5]
    assert [mark.width for mark in striped] == pytest.approx(expected, abs=0.001)
    assert len(solid) == 2
    assert {mark.left for mark in striped + solid} == {0.6}
    assert len(marks(svg, DOTS)) == 3


def test_rows_stand_at_a_fixed_pitch(bakery: Business, marks: Callable) -> None:
    """The middle of each bar is the middle of its row."""
    chart = funnel_chart(funnel_of(bakery), language="en", row_height_pt=40)
    bars = marks(chart.svg, STRIPES) + marks(chart.svg, SOLID)
    middles = sorted((mark.top + mark.bottom) / 2 for mark in bars)
    assert middles == pytest.approx([20, 60, 100, 180, 220])
    assert chart.height_pt == 240


def test_whiskers_span_the_likely_people(bakery: Business, marks: Callable) -> None:
    """The thin line over a bar lies where the range of its share puts the bar's end."""
    svg = funnel_chart(funnel_of(bakery), language="en", width_pt=1001.2).svg
    whiskers = marks(svg, WHISKER)
    assert len(whiskers) == 5
    # 40 % of 300 is likely 34.61 % to 45.63 % (Wilson, worked out by hand)
    ends = [0.6 + 1000 * (share * 300 / 4000) ** 0.5 for share in (0.3461, 0.4563)]
    assert [whiskers[2].left, whiskers[2].right] == pytest.approx(ends, abs=0.05)


def test_zero_is_a_line_and_blank_is_an_outline(bakery: Business, marks: Callable) -> None:
    """Nobody and not counted do not look alike, nor like somebody."""
    mixed = replace(bakery, interest=None, evaluation=0, purchase=0)
    svg = funnel_chart(funnel_of(mixed), language="en").svg
    (outline,) = marks(svg, OUTLINE)
    assert "stroke-dasharray" in outline.style
    assert outline.width == pytest.approx(188.8)
    assert [mark.width for mark in marks(svg, "stroke: #5b6772")] == [0, 0]


def test_a_blank_funnel_is_six_outlines(blank: Business, marks: Callable) -> None:
    """With nothing counted there are six bars to draw by hand, and no other mark."""
    svg = funnel_chart(funnel_of(blank), language="en").svg
    assert len(marks(svg, OUTLINE)) == len(marks(svg)) == 6
    assert funnel_alt(funnel_of(blank), language="es").count("aún sin contar") == 6


def test_standing_alone_it_bears_letters_and_digits(bakery: Business) -> None:
    """Labelled, each row has its job's letter, its count and its share."""
    svg = funnel_chart(funnel_of(bakery), language="en", labelled=True, width_pt=420).svg
    for text, times in ((">M<", 3), (">M+S<", 1), (">S<", 2), (">4,000<", 1), (">40%<", 1)):
        assert svg.count(text) == times

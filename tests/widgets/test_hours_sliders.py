"""Hours sliders: picture, sentence and numbers are one, and only what is told is kept."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu import open_lesson
from smarketing_edu.charts.hours_chart import HoursChart
from smarketing_edu.model.business import Business
from smarketing_edu.widgets.hours_sliders import HoursSliders, hours_view
from smarketing_edu.widgets.lesson import Lesson
from tests.widgets.conftest import OpenLesson

HALF_HOURS = st.none() | st.integers(0, 80).map(lambda halves: halves / 2)
CHART = HoursChart(width_pt=300)


@cache
def lesson() -> Lesson:
    """A lesson whose answers nobody changes."""
    return open_lesson(2, written_in="en", file=Path("there-is-no-such-folder") / "my.yaml")


def spoken(picture: str) -> str:
    """What a picture says to who cannot see it."""
    label = re.search(r'role="img" aria-label="([^"]*)"', picture)
    assert label
    return html.unescape(label[1])


@settings(max_examples=30, deadline=None)
@given(marketing=HALF_HOURS, sales=HALF_HOURS, future=HALF_HOURS)
def test_picture_sentence_and_table_agree(
    marketing: float | None, sales: float | None, future: float | None
) -> None:
    """The same hours are drawn, said and listed; a blank one is nowhere a zero."""
    business = Business(
        business_name="", hours_marketing=marketing, hours_sales=sales, hours_future=future
    )
    view = hours_view(lesson(), business, chart=CHART)
    table, alt = dict(view.rows), spoken(view.picture)
    if marketing is None or sales is None:
        assert "Move both sliders" in view.sentence
        assert table["Hours for both jobs"] == "not told yet"
        assert "hours not filled in yet" in alt
        return
    total = table["Hours for both jobs"]
    assert float(total.split()[0]) == marketing + sales
    assert f"Both jobs: {total} a week." in alt
    assert f"Sales: {table['Hours on selling']} a week." in alt
    if marketing + sales:
        assert f"{marketing:g} of {total}" in view.sentence
        assert table["Marketing's share of your hours"] in view.sentence


def test_a_move_shows_at_once(lesson_at: OpenLesson) -> None:
    """Moving a slider changes the picture, what it says, the sentence and the table."""
    sliders = HoursSliders(lesson_at(2), own=False)
    sliders.sliders["hours_marketing"].value = 20
    sliders.sliders["hours_sales"].value = 20
    assert "<strong>20 of 40 hours</strong>" in sliders.sentence.value
    assert "Both jobs: 40 hours a week." in spoken(sliders.picture.value)
    assert "<td>40 hours</td>" in sliders.twin.table.value


def test_the_example_is_marked_and_never_saved(lesson_at: OpenLesson) -> None:
    """Playing with the example's hours changes no answer of the owner's."""
    lesson = lesson_at(2)
    sliders = HoursSliders(lesson, own=False)
    assert "Example: Rosie&#x27;s Bakery" in sliders.mark.value
    sliders.sliders["hours_sales"].value = 30
    assert not lesson.answers.path.exists()


def test_only_the_slider_that_was_moved_is_kept(lesson_at: OpenLesson) -> None:
    """The example stands in for what is blank, and the mark names which numbers are its."""
    lesson = lesson_at(2)
    sliders = HoursSliders(lesson, own=True)
    assert sliders.sliders["hours_marketing"].value == lesson.example.hours_marketing
    sliders.sliders["hours_sales"].value = 12.5
    assert lesson.business.hours_sales == 12.5
    assert lesson.business.hours_marketing is None
    assert "Hours on marketing" in sliders.mark.value
    assert "Hours on selling" not in sliders.mark.value
    again = HoursSliders(lesson_at(2), own=True)
    assert again.sliders["hours_sales"].value == 12.5


def test_hours_beyond_the_scale_are_kept(lesson_at: OpenLesson) -> None:
    """A week of more hours than the slider usually has is shown as it is, and asked about."""
    lesson = lesson_at(2)
    lesson.save(hours_marketing=50, hours_sales=60, hours_future=70)
    sliders = HoursSliders(lesson, own=True)
    assert sliders.sliders["hours_sales"].value == 60
    assert "more than 80 hours" in sliders.sentence.value
    assert "more hours for later" in sliders.sentence.value
    assert lesson.business.hours_sales == 60

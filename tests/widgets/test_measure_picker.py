"""One number over another: its plain name, its value, and what is still missing."""

from __future__ import annotations

import pytest

from smarketing_edu.content.format import format_measure
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.fractions import NAMED, PARTS, fraction
from smarketing_edu.widgets.measure_picker import MeasurePicker
from tests.widgets.conftest import LANGUAGES, OpenLesson

ALONE = {"average_sale"}  # the owner may have told it apart from its parts


@pytest.mark.parametrize("pair", NAMED)
def test_the_name_belongs_to_the_fraction(pair: tuple[str, str], bakery: Business) -> None:
    """Each named number is its top divided by its bottom."""
    measures = all_measures(bakery)
    made = fraction(*pair, measures=measures)
    top, bottom = (measures[part].value for part in pair)
    assert top is not None
    assert bottom
    assert made.measure.value == pytest.approx(top / bottom)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_says_something(lesson_at: OpenLesson, language: str) -> None:
    """Any top over any bottom gives a sentence; those with a name show name and value."""
    lesson = lesson_at(5, written_in=language)
    picker = MeasurePicker(lesson, own=False)
    measures = all_measures(lesson.example)
    for top in PARTS:
        for bottom in PARTS:
            picker.top.value, picker.bottom.value = top, bottom
            assert "smk-say" in picker.result.value
            if (top, bottom) in NAMED and NAMED[top, bottom] not in ALONE:
                measure = measures[NAMED[top, bottom]]
                shown = format_measure(measure, language=language)
                assert (f" = {shown}<" in picker.result.value) == bool(shown)


def test_upside_down_and_the_same_are_told(lesson_at: OpenLesson) -> None:
    """A fraction turned around is named; a number over itself is always one."""
    picker = MeasurePicker(lesson_at(5), own=False)
    picker.top.value, picker.bottom.value = "leads", "marketing_spend"
    assert "upside down" in picker.result.value
    assert "Cost of one lead" in picker.result.value
    picker.bottom.value = "leads"
    assert "always 1" in picker.result.value


def test_own_numbers_as_they_come_in(lesson_at: OpenLesson) -> None:
    """What is missing is named, with the example beside it; a saved answer shows at once."""
    lesson = lesson_at(5)
    picker = MeasurePicker(lesson, own=True)
    assert "We still need: Spent on marketing and Leads." in picker.result.value
    assert "Example: at Rosie&#x27;s Bakery" in picker.result.value
    lesson.save(marketing_spend=600, leads=30)
    assert "Cost of one lead = $20" in picker.result.value
    assert "Example" not in picker.result.value


def test_money_is_in_the_owners_currency(lesson_at: OpenLesson) -> None:
    """An owner who sells in euros sees euros."""
    lesson = lesson_at(5)
    lesson.save(marketing_spend=600, leads=30, currency="EUR")
    assert "= €20" in MeasurePicker(lesson, own=True).result.value

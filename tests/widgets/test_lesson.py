"""A lesson opens first, out of order or twice, and says where the owner is."""

from __future__ import annotations

import pytest

from smarketing_edu import hours_sliders, open_lesson
from smarketing_edu.errors import ContentError
from smarketing_edu.model.business import FIELDS
from smarketing_edu.widgets.lesson_plan import PLAN
from smarketing_edu.widgets.progress import share_done, strip_html
from tests.widgets.conftest import LANGUAGES, OpenLesson, widgets_in


def test_every_lesson_asks_for_fields_that_there_are() -> None:
    """The plan names fields of a business, none twice in a lesson, in 10 to 35 minutes each."""
    for number, plan in PLAN.items():
        assert set(plan.all_fields) <= set(FIELDS), number
        assert len(set(plan.all_fields)) == len(plan.all_fields), number
        assert 10 <= plan.minutes <= 35, number


def test_a_lesson_that_is_not_there() -> None:
    """An unknown number is refused with the numbers there are."""
    with pytest.raises(ContentError, match="from 0 to 11"):
        open_lesson(12, written_in="en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", PLAN)
def test_the_strip_names_the_lesson_and_its_minutes(
    lesson_at: OpenLesson, number: int, language: str
) -> None:
    """Each lesson says how long it takes, and which it is."""
    strip = strip_html(lesson_at(number, written_in=language))
    assert str(PLAN[number].minutes) in strip
    assert "my_business.yaml" in strip
    if 1 <= number <= 10:
        assert strip.count('class="smk-here"') == 1
        assert f" {number} " in strip


def test_the_strip_counts_what_is_left(lesson_at: OpenLesson) -> None:
    """An answer that is saved is counted at once, and one taken back is not."""
    lesson = lesson_at(2)
    strip = lesson.progress.children[1]
    assert "0 of 5 answers" in strip.value
    lesson.save(hours_sales=0, hours_marketing=4)
    assert "2 of 5 answers" in strip.value
    lesson.save(hours_sales=None)
    assert "1 of 5 answers" in strip.value


def test_a_finished_lesson_is_full(lesson_at: OpenLesson) -> None:
    """Where every question has an answer, the lesson is done; where none has, it is not begun."""
    assert share_done(lesson_at(2, answers="rosies_bakery"), 2) == 1
    assert share_done(lesson_at(2, answers="blank"), 2) == 0


def test_the_strip_says_that_the_file_is_broken(lesson_at: OpenLesson) -> None:
    """Trouble with the answers stands at the top, as text."""
    lesson = lesson_at(2)
    lesson.answers.path.write_text("<img src=x>: 1\nbusiness_name: A", encoding="utf-8")
    strip = strip_html(lesson_at(2))
    assert 'role="alert"' in strip
    assert "<img" not in strip


def test_the_style_sheet_is_there_once(lesson_at: OpenLesson) -> None:
    """With the strip, or in the first widget of a notebook without it; in no other."""
    lesson = lesson_at(2)
    boxes = [lesson.progress, *(hours_sliders(lesson) for _ in range(2))]
    assert [_sheets(box) for box in boxes] == [1, 0, 0]
    lesson = lesson_at(2)
    assert [_sheets(hours_sliders(lesson)) for _ in range(2)] == [1, 0]


def _sheets(box: object) -> int:
    return sum("<style>" in str(getattr(each, "value", "")) for each in widgets_in(box))

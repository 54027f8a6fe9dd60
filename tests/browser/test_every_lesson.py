"""Each lesson opens, runs, answers the self-check, and can be used by everyone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from smarketing_edu.content import load_content
from smarketing_edu.widgets.mixed_questions import chosen_questions
from tests.browser.lesson_page import LessonPage
from tests.notebooks.concept_map import LESSONS

pytestmark = pytest.mark.xdist_group("browser")

PATHS = [folder + path.name for folder in ("", "es/") for path in LESSONS]


@pytest.mark.parametrize("path", PATHS)
def test_a_lesson_from_top_to_bottom(path: str, open_lesson: Callable[[str], LessonPage]) -> None:
    """A lesson runs, says why an answer is wrong or right, and axe finds nothing serious."""
    lesson = open_lesson(path)
    assert lesson.errors() == []
    content = load_content("es" if path.startswith("es/") else "en")
    number = int(path.removeprefix("es/")[:2])
    question = (content.questions_of(number) or chosen_questions(content))[0]
    card, wrong = lesson.answer_wrongly(question)
    expect(card).to_contain_text(wrong.feedback)
    expect(lesson.answer_rightly(question)).to_contain_text(question.right_answer.feedback)
    lesson.open_folds()
    assert lesson.formulas() == []
    assert lesson.serious_violations() == []

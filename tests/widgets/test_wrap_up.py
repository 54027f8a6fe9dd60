"""The wrap-up: twenty mixed questions that point back, and the way so far."""

from __future__ import annotations

from collections import Counter

import pytest

from smarketing_edu.content import load_content
from smarketing_edu.model.business import Language
from smarketing_edu.widgets.look_back import way_html
from smarketing_edu.widgets.mixed_questions import MixedQuestions, chosen_questions
from smarketing_edu.widgets.score_view import changed, scores_html
from tests.widgets.conftest import LANGUAGES, OpenLesson


@pytest.mark.parametrize("language", LANGUAGES)
def test_twenty_questions_two_of_each_lesson(language: Language) -> None:
    """Two questions of each lesson, the same ones every time; wrong answers name their lesson."""
    content = load_content(language)
    questions = chosen_questions(content)
    assert Counter(each.lesson for each in questions) == dict.fromkeys(range(1, 11), 2)
    assert questions == chosen_questions(content)
    assert [each.lesson for each in questions] != sorted(each.lesson for each in questions)
    for question in questions:
        right, *wrong = question.answers
        pointer = content.phrase("widgets.review.pointer", number=question.lesson)
        assert all(each.feedback.endswith(pointer) for each in wrong)
        assert pointer not in right.feedback
        assert content.questions[question.key].answers[0] == right


def test_the_round_is_kept_apart(lesson_at: OpenLesson) -> None:
    """What was answered here is found again, and counts in no lesson's own questions."""
    lesson = lesson_at(11)
    quiz = MixedQuestions(lesson)
    for card in quiz.cards[:3]:
        card.options.value = card.question.right_answer
        card.check.click()
        quiz.next.click()
    assert "3 of 20" in quiz.score.value
    again = MixedQuestions(lesson_at(11))
    assert sum(card.is_right for card in again.cards) == 3
    assert not lesson.picks("check")


def test_the_way_so_far(lesson_at: OpenLesson) -> None:
    """Each lesson shows its own count of answers, and the one with the most left is named."""
    blank = way_html(lesson_at(11))
    assert "0 of 16" in blank
    assert "Lesson 10 has the most left" in blank
    full = way_html(lesson_at(11, answers="rosies_bakery"))
    assert "16 of 16" in full


def test_what_changed_between_the_quizzes(lesson_at: OpenLesson) -> None:
    """Wrong first and right now is learned; wrong now is shown once more; scores stand together."""
    lesson = lesson_at(10)
    first, second, third, *_ = lesson.content.statements.values()
    other = {"marketing": "sales", "sales": "marketing"}
    lesson.pick("before", {first.key: other[first.answer], second.key: second.answer})
    lesson.pick("after", {first.key: first.answer, second.key: other[second.answer]})
    lesson.pick("after", {third.key: third.answer})
    assert changed(lesson) == {"learned": [first], "missed": [second]}
    lesson.save(before_score=60, after_score=90)
    shown = scores_html(lesson)
    assert ">60%<" in shown
    assert ">90%<" in shown
    assert "3 more right" in shown

"""Twenty questions from all ten lessons, mixed; a wrong answer points back to its lesson."""

from __future__ import annotations

from random import Random

from ipywidgets import VBox

from smarketing_edu.content.loader import Content
from smarketing_edu.content.models import Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import page
from smarketing_edu.widgets.question_deck import QuestionDeck

_LESSONS = range(1, 11)
_OF_EACH = 2
_KEPT_AS = "review"


def mixed_questions(lesson: Lesson) -> VBox:
    """The twenty questions, one at a time; the answers are kept apart from the lessons' own."""
    return MixedQuestions(lesson).box


def chosen_questions(content: Content) -> tuple[Question, ...]:
    """Two questions of each lesson in an order that gives nothing away, the same every time."""
    random = Random(_KEPT_AS)
    chosen = [
        _pointing_back(question, content)
        for number in _LESSONS
        for question in random.sample(content.questions_of(number), _OF_EACH)
    ]
    random.shuffle(chosen)
    return tuple(chosen)


class MixedQuestions(QuestionDeck):
    """The twenty questions; it begins with the first of them every time."""

    def __init__(self, lesson: Lesson) -> None:
        questions = chosen_questions(lesson.content)
        super().__init__(lesson, questions, exercise=_KEPT_AS, title="review.title")
        self.box = page(lesson, "self-check", self.parts)


def _pointing_back(question: Question, content: Content) -> Question:
    pointer = content.phrase("widgets.review.pointer", number=question.lesson)
    right, *wrong = question.answers
    pointing = [
        each.model_copy(update={"feedback": f"{each.feedback} {pointer}"}) for each in wrong
    ]
    return question.model_copy(update={"answers": (right, *pointing)})

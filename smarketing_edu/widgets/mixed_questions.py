"""Twenty questions from all ten lessons, mixed; a wrong answer points back to its lesson."""

from __future__ import annotations

from random import Random

from ipywidgets import VBox

from smarketing_edu.content.loader import Content
from smarketing_edu.content.models import Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, button, line, page, row, said
from smarketing_edu.widgets.self_check import QuestionCard

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


class MixedQuestions:
    """One question at a time, a way back and forth, and how many are right so far."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        questions = chosen_questions(lesson.content)
        self.score, self.place = Say(), 0
        self.cards = [
            QuestionCard(
                lesson,
                question,
                number=number,
                of=len(questions),
                on_change=self._count,
                exercise=_KEPT_AS,
            )
            for number, question in enumerate(questions, start=1)
        ]
        self.back = button(lesson.phrase("picker.back"), ghost=True)
        self.next = button(lesson.phrase("quiz.next"), ghost=True)
        self.back.on_click(lambda _: self._go(-1))
        self.next.on_click(lambda _: self._go(1))
        self._shown = VBox()
        title = line(lesson.phrase("review.title"), "smk-title")
        self.box = page(
            lesson, "self-check", [title, self._shown, row([self.back, self.next]), self.score]
        )
        self._go(0)
        if any(each.is_checked for each in self.cards):
            self._count()

    def _go(self, step: int) -> None:
        self.place = min(max(self.place + step, 0), len(self.cards) - 1)
        self._shown.children = [self.cards[self.place]]
        self.back.disabled = self.place == 0
        self.next.disabled = self.place == len(self.cards) - 1

    def _count(self) -> None:
        right = sum(each.is_right for each in self.cards)
        key = "check.all_right" if right == len(self.cards) else "check.right_so_far"
        self.score.say(said(self._lesson, key, right=right, all=len(self.cards)))


def _pointing_back(question: Question, content: Content) -> Question:
    pointer = content.phrase("widgets.review.pointer", number=question.lesson)
    right, *wrong = question.answers
    pointing = [
        each.model_copy(update={"feedback": f"{each.feedback} {pointer}"}) for each in wrong
    ]
    return question.model_copy(update={"answers": (right, *pointing)})

"""Twelve decisions an owner faces, each to be matched with the number that helps."""

from __future__ import annotations

from random import Random

from ipywidgets import VBox

from smarketing_edu.content.explain import measure_name
from smarketing_edu.content.models import Answer, Decision, Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, button, line, row, said
from smarketing_edu.widgets.self_check import QuestionCard

_WRONG_ONES = 3


class DecisionDeck:
    """Twelve decisions, one at a time: which number helps with this one?"""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        questions = [as_question(each, lesson) for each in lesson.content.decisions.values()]
        self.score = Say()
        self.cards = [
            QuestionCard(
                lesson,
                question,
                number=number,
                of=len(questions),
                on_change=self._count,
                exercise="decisions",
            )
            for number, question in enumerate(questions, start=1)
        ]
        self.back = button(lesson.phrase("picker.back"), ghost=True)
        self.next = button(lesson.phrase("quiz.next"), ghost=True)
        self.back.on_click(lambda _: self._go(-1))
        self.next.on_click(lambda _: self._go(1))
        self.place = 0
        self._shown = VBox()
        title = line(lesson.phrase("picker.decisions"), "smk-title")
        self.box = VBox([title, self._shown, row([self.back, self.next]), self.score])
        # on another day it goes on with the first decision that is still open
        still_open = [place for place, each in enumerate(self.cards) if not each.is_right]
        self._go(still_open[0] if still_open else 0)
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


def as_question(decision: Decision, lesson: Lesson) -> Question:
    """A decision as a question: its own number among three others, the same for everyone."""
    language = lesson.language
    others = {each.measure for each in lesson.content.decisions.values()} - {decision.measure}
    wrong = Random(decision.key).sample(sorted(others), _WRONG_ONES)
    right = lesson.phrase("picker.right", why=decision.because)
    answers = [Answer(text=measure_name(decision.measure, language=language), feedback=right)]
    for key in wrong:
        meaning = _meaning(key, lesson)
        feedback = lesson.phrase("picker.wrong", meaning=meaning)
        answers.append(Answer(text=measure_name(key, language=language), feedback=feedback))
    return Question(
        key=decision.key, lesson=lesson.number, question=decision.decision, answers=tuple(answers)
    )


def _meaning(key: str, lesson: Lesson) -> str:
    words = lesson.content.measures.get(key)
    return words.meaning if words else lesson.content.fields[key].question

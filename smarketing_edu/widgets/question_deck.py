"""Many questions, one at a time: a way back and forth, and how many are right so far."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import VBox, Widget

from smarketing_edu.content.models import Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, button, line, row, said
from smarketing_edu.widgets.self_check import QuestionCard


class QuestionDeck:
    """The cards of some questions; the picks are kept as those of an `exercise`.

    `title` is the key of the phrase above them, `parts` what goes into a box.
    """

    def __init__(
        self, lesson: Lesson, questions: Sequence[Question], *, exercise: str, title: str
    ) -> None:
        self._lesson = lesson
        self.score, self.place = Say(), 0
        self.cards = [
            QuestionCard(
                lesson,
                question,
                number=number,
                of=len(questions),
                on_change=self._count,
                exercise=exercise,
            )
            for number, question in enumerate(questions, start=1)
        ]
        self.back = button(lesson.phrase("picker.back"), ghost=True)
        self.next = button(lesson.phrase("quiz.next"), ghost=True)
        self.back.on_click(lambda _: self.go(-1))
        self.next.on_click(lambda _: self.go(1))
        self._shown = VBox()
        heading = line(lesson.phrase(title), "smk-title")
        self.parts: list[Widget] = [
            heading,
            self._shown,
            row([self.back, self.next]),
            self.score,
        ]
        self.go(0)
        if any(each.is_checked for each in self.cards):
            self._count()

    def go(self, step: int) -> None:
        """Go on by so many cards, or back, as far as there are any."""
        self.place = min(max(self.place + step, 0), len(self.cards) - 1)
        self._shown.children = [self.cards[self.place]]
        self.back.disabled = self.place == 0
        self.next.disabled = self.place == len(self.cards) - 1

    def _count(self) -> None:
        right = sum(each.is_right for each in self.cards)
        key = "check.all_right" if right == len(self.cards) else "check.right_so_far"
        self.score.say(said(self._lesson, key, right=right, all=len(self.cards)))

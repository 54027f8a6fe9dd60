"""The questions at the end of a lesson, with feedback on every answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random
from typing import Any

from ipywidgets import RadioButtons, VBox

from smarketing_edu.content.models import Answer, Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, button, html, page, row, said, with_class


@dataclass(frozen=True)
class Verdict:
    """What we say to an answer."""

    right: bool
    feedback: str


def in_mixed_order(question: Question) -> tuple[Answer, ...]:
    """The answers of a question in an order that gives nothing away, the same every time."""
    return tuple(Random(question.key).sample(question.answers, len(question.answers)))


def judge(question: Question, answer: Answer) -> Verdict:
    """Whether an answer is the right one, with its own feedback."""
    return Verdict(answer == question.right_answer, answer.feedback)


def self_check(lesson: Lesson) -> VBox:
    """All questions of a lesson; each can be tried until it is right."""
    questions = lesson.content.questions_of(lesson.number)
    total = Say()
    cards: list[QuestionCard] = []

    def count() -> None:
        right = sum(each.is_right for each in cards)
        key = "check.all_right" if right == len(cards) else "check.right_so_far"
        total.say(said(lesson, key, right=right, all=len(cards)))

    cards += [
        QuestionCard(lesson, question, number=number, of=len(questions), on_change=count)
        for number, question in enumerate(questions, start=1)
    ]
    return page(lesson, "self-check", [*cards, total])


class QuestionCard(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """One question: its answers, a button to check, and what we say to the answer picked."""

    def __init__(
        self,
        lesson: Lesson,
        question: Question,
        *,
        number: int,
        of: int,
        on_change: Callable[[], None],
    ) -> None:
        self.is_right = False
        self._lesson, self._question, self._on_change = lesson, question, on_change
        answers = in_mixed_order(question)
        place = lesson.phrase("check.place", number=number, of=of)
        asked = f'<p class="smk-soft">{escape(place)}</p><p class="smk-question">'
        asked += f"{escape(question.question)}</p>"
        self.options = RadioButtons(
            options=[(answer.text, answer) for answer in answers], value=None
        )
        with_class(self.options, "smk-options")
        self.check = button(lesson.phrase("check.button"))
        self.feedback = Say()
        super().__init__([html(asked), self.options, self.feedback, row([self.check])])
        with_class(self, "smk-card")
        self.options.observe(self._picked, names="value")
        self.check.on_click(self._check)

    def _picked(self, _: Any) -> None:
        self._mark("")
        self.feedback.clear()

    def _check(self, _: Any) -> None:
        if self.options.value is None:
            self.feedback.say(said(self._lesson, "check.pick_first"))
            return
        verdict = judge(self._question, self.options.value)
        self.is_right = self.is_right or verdict.right
        self._mark("right" if verdict.right else "wrong")
        mark = "" if verdict.right else f"<b>{escape(self._lesson.phrase('check.not_yet'))}</b> "
        self.feedback.say(
            mark + escape(verdict.feedback), tone="right" if verdict.right else "wrong"
        )
        self._on_change()

    def _mark(self, tone: str) -> None:
        for each in ("right", "wrong"):
            self.remove_class(f"smk-was-{each}")
        if tone:
            # on the card: a new class on the answers makes them anew, and the focus is lost
            self.add_class(f"smk-was-{tone}")

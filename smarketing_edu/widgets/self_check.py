"""The questions at the end of a lesson, with feedback on every answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from random import Random
from typing import Any

from ipywidgets import RadioButtons, VBox

from smarketing_edu.content.models import Answer, Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    Say,
    Tone,
    TroubleLine,
    button,
    html,
    page,
    row,
    said,
    with_class,
)

CHECK = "check"
"""The name under which the answers to these questions are kept."""


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


def picked_answer(question: Question, picks: Mapping[str, str]) -> Answer | None:
    """The answer that was picked another day: `picks` hold its place in the content, from 1."""
    place = picks.get(question.key, "")
    if place.isdecimal() and 1 <= int(place) <= len(question.answers):
        return question.answers[int(place) - 1]
    return None


def right_answers(lesson: Lesson, number: int) -> tuple[int, int]:
    """How many questions of a lesson have their right answer, and how many there are."""
    questions = lesson.content.questions_of(number)
    picks = lesson.picks(CHECK)
    return sum(picked_answer(q, picks) == q.right_answer for q in questions), len(questions)


def self_check(lesson: Lesson) -> VBox:
    """All questions of a lesson; each can be tried until it is right. The answers are kept."""
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
    if any(each.is_checked for each in cards):
        count()
    return page(lesson, "self-check", [*cards, TroubleLine(lesson), total])


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
        exercise: str = CHECK,
    ) -> None:
        self.is_right = self.is_checked = False
        self._lesson, self.question, self._on_change = lesson, question, on_change
        self._exercise = exercise
        answers = in_mixed_order(question)
        place = lesson.phrase("check.place", number=number, of=of)
        asked = f'<p class="smk-soft">{escape(place)}</p><p class="smk-question">'
        asked += f"{escape(question.question)}</p>"
        kept = picked_answer(question, lesson.picks(exercise))
        self.options = RadioButtons(
            options=[(answer.text, answer) for answer in answers], value=kept
        )
        with_class(self.options, "smk-options")
        self.check = button(lesson.phrase("check.button"))
        self.feedback = Say()
        super().__init__([html(asked), self.options, self.feedback, row([self.check])])
        with_class(self, "smk-card")
        self.options.observe(self._picked, names="value")
        self.check.on_click(self._check)
        if kept:
            self._judge(kept)

    def _picked(self, _: Any) -> None:
        self._mark("")
        self.feedback.clear()

    def _check(self, _: Any) -> None:
        if self.options.value is None:
            self.feedback.say(said(self._lesson, "check.pick_first"))
            return
        self._judge(self.options.value)
        place = self.question.answers.index(self.options.value) + 1
        self._lesson.pick(self._exercise, {self.question.key: str(place)})
        self._on_change()

    def _judge(self, answer: Answer) -> None:
        verdict = judge(self.question, answer)
        self.is_right, self.is_checked = self.is_right or verdict.right, True
        tone: Tone = "right" if verdict.right else "wrong"
        self._mark(tone)
        mark = "" if verdict.right else f"<b>{escape(self._lesson.phrase('check.not_yet'))}</b> "
        self.feedback.say(mark + escape(verdict.feedback), tone=tone)

    def _mark(self, tone: Tone) -> None:
        for each in ("right", "wrong"):
            self.remove_class(f"smk-was-{each}")
        if tone:
            # on the card: a new class on the answers makes them anew, and the focus is lost
            self.add_class(f"smk-was-{tone}")

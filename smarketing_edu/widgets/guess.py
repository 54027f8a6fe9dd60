"""The guess that comes before an exercise: a button for each answer, and none is wrong."""

from __future__ import annotations

from ipywidgets import VBox

from smarketing_edu.content.models import Guess
from smarketing_edu.errors import ContentError
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    Say,
    TroubleLine,
    button,
    card,
    html,
    page,
    row,
    said,
    with_class,
)

_KEPT_AS = "guesses"


def guess(lesson: Lesson) -> VBox:
    """What the lesson asks before its exercise. The guess is kept, and may be changed."""
    asked = lesson.content.guesses_of(lesson.number)
    if not asked:
        raise ContentError(f"Lesson {lesson.number} has no guess: write one in guesses.yaml.")
    cards = [GuessCard(lesson, each).box for each in asked]
    return page(lesson, "guess", [*cards, TroubleLine(lesson)])


class GuessCard:
    """One guess: its question, a button for each answer, and what was said last."""

    def __init__(self, lesson: Lesson, asked: Guess) -> None:
        self._lesson, self._asked = lesson, asked
        self.said = Say()
        self.buttons = [with_class(button(each, ghost=True), "smk-pick") for each in asked.answers]
        for place, each in enumerate(self.buttons, start=1):
            each.on_click(lambda _, place=place: self.pick(place))
        question = html(f"<p>{said(lesson, 'guess.first', question=asked.question)}</p>")
        self.box = card([question, row(self.buttons), self.said], "smk-guess-card")
        kept = lesson.picks(_KEPT_AS).get(asked.key, "")
        if kept.isdecimal() and 1 <= int(kept) <= len(asked.answers):
            self._show(int(kept))

    def pick(self, place: int) -> None:
        """Take an answer by its place, from 1."""
        self._show(place)
        self._lesson.pick(_KEPT_AS, {self._asked.key: str(place)})

    def _show(self, place: int) -> None:
        for each in self.buttons:
            each.remove_class("smk-picked")
        self.buttons[place - 1].add_class("smk-picked")
        answer = self._asked.answers[place - 1]
        self.said.say(said(self._lesson, "guess.said", answer=answer))

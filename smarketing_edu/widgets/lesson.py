"""A lesson that is open: its words, its example business, and the owner's own answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from ipywidgets import HTML, VBox

from smarketing_edu.content import Content, load_content
from smarketing_edu.errors import ContentError
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import Business, Language
from smarketing_edu.widgets.answers_file import AnswersFile
from smarketing_edu.widgets.lesson_plan import PLAN
from smarketing_edu.widgets.soon import Soon
from smarketing_edu.widgets.style import style_sheet
from smarketing_edu.worksheet.templates import home

EXAMPLES = {"en": "rosies_bakery", "es": "yoga_la_ceiba"}


def open_lesson(
    number: int, *, written_in: Language, file: str | Path = "my_business.yaml"
) -> Lesson:
    """Open a lesson by its number (0 to 11), in the language its notebook is written in.

    The answers are read from `file`; where there is none yet, the first answer makes it. A file
    that cannot be used is never overwritten: the lesson says what is wrong with it.
    """
    if number not in PLAN:
        raise ContentError(f"There is no lesson {number!r}: use a number from 0 to {max(PLAN)}.")
    return Lesson(number, language=written_in, file=Path(file))


class Lesson:
    """What every widget of one lesson is made from."""

    def __init__(self, number: int, *, language: Language, file: Path) -> None:
        self.number = number
        self.language = language
        self.content: Content = load_content(language)
        self.plan = PLAN[number]
        self.answers = AnswersFile(file, language=language)
        self.soon = Soon()
        self._watchers: list[Callable[[], None]] = []
        self._has_style = False

    @property
    def business(self) -> Business:
        """The owner's own answers, with the very last ones; all may be blank, even the name."""
        self.soon.now()
        return self.answers.read()

    @cached_property
    def example(self) -> Business:
        """The named example business of this language, complete."""
        return load_business(home("examples") / "businesses" / f"{EXAMPLES[self.language]}.yaml")

    @property
    def trouble(self) -> str:
        """Why the answers cannot be read or kept, in plain words; "" when all is well."""
        return self.answers.trouble

    def phrase(self, key: str, **values: object) -> str:
        """A phrase of the widgets as plain text."""
        return self.content.phrase(f"widgets.{key}", **values)

    def save(self, **fields: Any) -> bool:
        """Keep these answers, and leave all others as they are on disk; False if that failed."""
        return self._told(self.answers.save(fields))

    def picks(self, exercise: str) -> Mapping[str, str]:
        """What the owner picked in an exercise (`check`, `cards`), by the key of each item."""
        return self.answers.picks(exercise)

    def pick(self, exercise: str, picks: Mapping[str, str | None]) -> bool:
        """Keep what was picked in an exercise; None forgets an item. False if that failed."""
        return self._told(self.answers.pick(exercise, picks))

    def _told(self, kept: bool) -> bool:
        for watcher in self._watchers:
            watcher()
        return kept

    def save_soon(self, **fields: Any) -> None:
        """Keep these answers when the owner's hand is still: the picture goes before the file."""
        for name, value in fields.items():
            self.soon.do(name, partial(self.save, **{name: value}))

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call this after each time that answers were saved, or could not be."""
        self._watchers.append(watcher)

    @property
    def progress(self) -> VBox:
        """The strip at the top: where am I, what is left, how long does it take."""
        from smarketing_edu.widgets.progress import progress  # it is made of a lesson

        self._has_style = True
        return progress(self)

    @cached_property
    def style(self) -> HTML:
        """Our style sheet, as a widget without size."""
        return HTML(style_sheet(), layout={"display": "none"})

    def style_once(self) -> list[HTML]:
        """The style sheet for the first widget of a notebook, nothing for all others."""
        if self._has_style:
            return []
        self._has_style = True
        return [self.style]

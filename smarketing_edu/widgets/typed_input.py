"""A line to type one answer into, that says what it was read as."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ipywidgets import Text

from smarketing_edu.model.business import FIELDS
from smarketing_edu.widgets.form_field import Judged, judge_answer
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import with_class
from smarketing_edu.widgets.typed_text import typed_text

Tell = Callable[[str, Judged], object]
"""Takes the name of a field, and what was made of the text typed for it."""


def typed_input(lesson: Lesson, name: str, *, label: str, value: object, tell: Tell) -> Text:
    """A line for one field of a business; `tell` hears of every change, the unusable ones too."""
    field = FIELDS[name]
    text = typed_text(value, field=field, language=lesson.language)
    made = Text(description=label, value=text)

    def changed(change: Any) -> None:
        tell(name, judge_answer(change.new, field=field, lesson=lesson))

    made.observe(changed, names="value")
    return with_class(made, "smk-typed")

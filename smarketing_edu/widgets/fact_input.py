"""One fact that rules look at: a short label, and an answer that counts at once."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from ipywidgets import Checkbox, Text, VBox

from smarketing_edu.model.business import FIELDS
from smarketing_edu.widgets.form_field import inputs_of, judge_answer, raw_answer
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import html, line, with_class


class FactInput(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A fact that can be changed; `on_answer` gets its field and each answer that can be used."""

    def __init__(
        self,
        lesson: Lesson,
        name: str,
        *,
        value: object,
        on_answer: Callable[[str, object], None],
    ) -> None:
        self.field = FIELDS[name]
        self._lesson, self._on_answer = lesson, on_answer
        words = lesson.content.fields[name]
        self.inputs = list(inputs_of(self.field, words.label, words.choices, value, lesson))
        self.message = html("", "smk-message", "smk-live")
        many = isinstance(self.inputs[0], Checkbox)
        asked = [line(words.label, "smk-asked")] if many else []
        super().__init__([*asked, *self.inputs, self.message])
        wide = many or self.field.kind == "text"
        with_class(self, "smk-field", "smk-fact", *(["smk-fact-wide"] if wide else []))
        for each in self.inputs:
            if isinstance(each, Text):
                each.placeholder = lesson.phrase("form.example", example=words.example)
            each.observe(self._changed, names="value")

    def put(self, value: object) -> None:
        """Show an answer that was given elsewhere."""
        words = self._lesson.content.fields[self.field.name]
        made = inputs_of(self.field, words.label, words.choices, value, self._lesson)
        for own, other in zip(self.inputs, made, strict=True):
            own.value = other.value

    def _changed(self, _: Any) -> None:
        raw = raw_answer(self.field, self.inputs)
        judged = judge_answer(raw, field=self.field, lesson=self._lesson)
        if judged.usable:
            self.message.value = ""
            self._on_answer(self.field.name, judged.value)
        else:
            note = f'<p class="smk-note smk-is-wrong">{escape(judged.note)}</p>'
            self.message.value = note

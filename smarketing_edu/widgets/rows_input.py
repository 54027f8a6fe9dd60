"""An answer of several lines with columns: ways of reaching people, or points for a lead."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from ipywidgets import Text, VBox
from traitlets import List

from smarketing_edu.intake.number_text import clear_digits
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import button, html, row, with_class

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "channels": ("name", "spend", "leads"),
    "points": ("fact", "points"),
}
"""The columns of each kind of field that is answered in lines, as its values name them."""

_FEWEST = 3


class RowsInput(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Lines to type into, and a button for one more.

    `value` holds the lines that are not blank, each as column -> what was typed.
    """

    value: List[Any] = List()

    def __init__(self, lesson: Lesson, kind: str, *, values: tuple[object, ...]) -> None:
        self._lesson, self._columns = lesson, COLUMNS[kind]
        self.rows: list[dict[str, Text]] = []
        self._lines = with_class(VBox(), "smk-lines")
        self.more = with_class(button(lesson.phrase("rows.more"), ghost=True), "smk-small")
        self.more.on_click(lambda _: self._add({}).focus())
        heads = "".join(f"<span>{escape(self._word(column))}</span>" for column in self._columns)
        head = html(f'<div aria-hidden="true">{heads}</div>', "smk-line-heads")
        super().__init__([head, self._lines, self.more])
        with_class(self, f"smk-rows-{kind}")
        for value in values:
            self._add({column: _typed(getattr(value, column)) for column in self._columns})
        while len(self.rows) < _FEWEST:
            self._add({})

    def _word(self, column: str) -> str:
        return self._lesson.phrase(f"rows.{column}")

    def _add(self, texts: Mapping[str, str]) -> Text:
        """Add a line; gives its first input."""
        number = len(self.rows) + 1
        inputs = {column: self._input(column, number) for column in self._columns}
        for column, text in texts.items():
            inputs[column].value = text
        self.rows.append(inputs)
        self._lines.children = [*self._lines.children, row(inputs.values(), "smk-line")]
        for each in inputs.values():
            each.observe(self._changed, names="value")
        self._changed(None)
        return inputs[self._columns[0]]

    def _input(self, column: str, number: int) -> Text:
        label = self._lesson.phrase("rows.label", column=self._word(column), number=number)
        example = self._lesson.phrase(f"rows.example.{column}") if number == 1 else ""
        made = Text(description=label, placeholder=example)
        return with_class(made, "smk-quiet-label", f"smk-line-{column}")

    def typed(self) -> list[dict[str, str]]:
        """What stands in each line, blank ones too: column -> text."""
        return [{column: each.value.strip() for column, each in line.items()} for line in self.rows]

    def _changed(self, _: Any) -> None:
        self.value = [line for line in self.typed() if any(line.values())]


def _typed(value: object) -> str:
    if isinstance(value, int | float):
        return clear_digits(value)
    return "" if value is None else str(value)

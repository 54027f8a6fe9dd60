"""One question of the form: its words, a place to answer, and a friendly check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ipywidgets import Checkbox, Dropdown, Text, Textarea, VBox

from smarketing_edu.content.format import format_date, format_quantity
from smarketing_edu.intake.problem import put_in_words
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Field
from smarketing_edu.model.measure import Unit
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import html, line, with_class
from smarketing_edu.widgets.rows_input import COLUMNS, RowsInput
from smarketing_edu.widgets.typed_text import typed_text

_UNITS: dict[str, Unit] = {"money": "money", "rate": "share", "integer": "count", "number": "count"}
_MANY = ("list", "channels", "points")


@dataclass(frozen=True)
class Judged:
    """What a typed answer means: whether it can be used, its value, and what to say about it."""

    usable: bool
    value: object
    note: str
    tone: str


def judge_answer(raw: object, *, field: Field, lesson: Lesson) -> Judged:
    """Read an answer as the roster and the business file do, and put any doubt into words."""
    reading = read_value(raw, field=field, language=lesson.language)
    value = reading.value
    blank: object = "" if field.name == "business_name" else () if field.kind in _MANY else None
    stops = [found for found in reading.findings if found.severity != "note"]
    notes = [
        put_in_words(found, language=lesson.language, field=field.name, value=raw)
        for found in (stops or reading.findings)
    ]
    said = " ".join(f"{note.problem} {note.fix}" for note in notes)
    if stops:
        return Judged(False, None, said, "wrong")
    if value is None:
        return Judged(True, blank, said, "")
    return Judged(True, value, said or _read_as(value, field, lesson, str(raw).strip()), "")


def _read_as(value: object, field: Field, lesson: Lesson, typed: str) -> str:
    if field.kind == "date":
        shown = format_date(value, language=lesson.language)  # type: ignore[arg-type]  # it is one
    elif field.kind in _UNITS and isinstance(value, int | float):
        currency = lesson.answers.read().currency or "USD"
        shown = format_quantity(
            value, unit=_UNITS[field.kind], language=lesson.language, currency=currency
        )
    else:
        return ""
    return "" if shown == typed else lesson.phrase("form.read_as", shown=shown)


class FormField(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A question with its answer, kept as it is typed."""

    def __init__(self, lesson: Lesson, name: str, *, value: object) -> None:
        self.field = FIELDS[name]
        self._lesson = lesson
        words = lesson.content.fields[name]
        self.inputs = list(inputs_of(self.field, words.question, words.choices, value, lesson))
        self._example(words.example)
        self.message = html("", "smk-message", "smk-live")
        self._note = self._tone = self._doubt = ""
        in_rows = isinstance(self.inputs[0], RowsInput)
        # how to write several in one cell of a sheet is no help where each has a line
        help_line = line(lesson.phrase("rows.help") if in_rows else words.help, "smk-help")
        several = in_rows or len(self.inputs) > 1
        asked = [line(words.question, "smk-asked")] if several else []
        super().__init__([*asked, *self.inputs, help_line, self.message])
        with_class(self, "smk-field", f"smk-field-{self.field.kind}")
        for each in self.inputs:
            each.observe(self._changed, names="value")

    @property
    def raw(self) -> object:
        """What was typed or picked, as it is read."""
        return raw_answer(self.field, self.inputs)

    def _example(self, example: str) -> None:
        shown = self._lesson.phrase("form.example", example=example)
        for each in self.inputs:
            if isinstance(each, Text | Textarea):
                each.placeholder = shown

    def _changed(self, _: Any) -> None:
        self._lesson.soon.do(f"form.{self.field.name}", self.take)

    def take(self) -> None:
        """Judge what was typed; keep it if it can be used, else say what to do."""
        judged = judge_answer(self.raw, field=self.field, lesson=self._lesson)
        self._note, self._tone = judged.note, judged.tone
        if judged.usable:
            self._lesson.save(**{self.field.name: judged.value})
        else:
            note = self._wrong_line() or judged.note
            self._note = f"{note} {self._lesson.phrase('form.not_kept')}"
        self._say()

    def doubt(self, text: str) -> None:
        """Say what does not fit the owner's other answers; "" when all does."""
        self._doubt = text
        self._say()

    def _say(self) -> None:
        tone = self._tone or ("check" if self._doubt else "")
        note = " ".join(filter(None, [self._note, self._doubt]))
        look = f"smk-note smk-is-{tone}" if tone else "smk-note"
        self.message.value = f'<p role="status" class="{look}">{escape(note)}</p>' if note else ""

    def _wrong_line(self) -> str:
        """Which of several lines cannot be read; "" where there are no lines."""
        rows = self.inputs[0]
        lines = rows.typed() if isinstance(rows, RowsInput) else []
        for number, typed in enumerate(lines, start=1):
            judged = judge_answer([typed], field=self.field, lesson=self._lesson)
            if any(typed.values()) and not judged.usable:
                return self._lesson.phrase("rows.wrong", number=number)
        return ""


def raw_answer(field: Field, inputs: Sequence[Any]) -> object:
    """What was typed or picked in the places to answer one question."""
    if isinstance(inputs[0], Checkbox):
        return [key for key, box in zip(field.choices, inputs, strict=True) if box.value]
    return inputs[0].value


def inputs_of(
    field: Field, question: str, labels: Mapping[str, str], value: object, lesson: Lesson
) -> Iterator[Any]:
    """The places to answer one question: one, or a box to tick for each of its choices."""
    text = typed_text(value, field=field, language=lesson.language)
    if field.kind in ("choice", "yes_no"):
        picks = [
            (lesson.phrase("form.no_answer"), ""),
            *((say, key) for key, say in labels.items()),
        ]
        yield Dropdown(description=question, options=picks, value=text)
    elif field.choices:
        picked = value if isinstance(value, tuple) else ()
        for key in field.choices:
            yield Checkbox(description=labels[key], value=key in picked, indent=False)
    elif field.kind in COLUMNS:
        rows = value if isinstance(value, tuple) else ()
        yield RowsInput(lesson, field.kind, values=rows)
    elif field.kind in _MANY:
        yield Textarea(description=question, value=text, rows=3)
    else:
        yield Text(description=question, value=text)

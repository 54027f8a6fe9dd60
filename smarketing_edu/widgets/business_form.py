"""The questions a lesson asks about the owner's business, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ipywidgets import VBox

from smarketing_edu.intake.combinations import doubts
from smarketing_edu.intake.problem import put_in_words
from smarketing_edu.model.business import FIELDS
from smarketing_edu.widgets.form_field import FormField
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import SaveLine, card, html, line, page, said


def business_form(lesson: Lesson, *, fields: Sequence[str] = ()) -> VBox:
    """The fields that this lesson asks for, or just those named; any may stay blank.

    Each answer is kept as it is typed. One that cannot be read is not: the form says what to do.
    """
    asked = fields or lesson.plan.fields
    if not asked:
        return page(lesson, "form", [line(lesson.phrase("progress.nothing_to_fill"))])
    intro = html(f'<p class="smk-soft">{said(lesson, "form.intro")}</p>')
    business = lesson.business
    fields_by_name = {
        name: FormField(lesson, name, value=getattr(business, name)) for name in asked
    }
    groups = [
        _group(lesson, group, [fields_by_name[name] for name in names])
        for group, names in groupby(asked, _group_of)
    ]

    def show_doubts() -> None:
        found = _doubts(lesson)
        for name, field in fields_by_name.items():
            field.doubt(found.get(name, ""))

    show_doubts()
    lesson.watch(show_doubts)
    return page(lesson, "form", [intro, *groups, SaveLine(lesson)])


def _group_of(name: str) -> str:
    return FIELDS[name].group


def _group(lesson: Lesson, group: str, fields: Sequence[FormField]) -> VBox:
    title = line(lesson.content.phrase(f"form.group.{group}"), "smk-title")
    return card([title, *fields], "smk-group")


def _doubts(lesson: Lesson) -> dict[str, str]:
    """What does not fit together in the owner's answers, in words, by the field that shows it."""
    found: dict[str, str] = {}
    for name, finding in doubts(lesson.answers.read(), language=lesson.language):
        words = put_in_words(finding, language=lesson.language, field=name)
        found.setdefault(name, f"{words.problem} {words.fix}")
    return found

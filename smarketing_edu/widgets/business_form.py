"""The questions a lesson asks about the owner's business, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ipywidgets import VBox

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
    groups = [_group(lesson, group, list(names)) for group, names in groupby(asked, _group_of)]
    return page(lesson, "form", [intro, *groups, SaveLine(lesson)])


def _group_of(name: str) -> str:
    return FIELDS[name].group


def _group(lesson: Lesson, group: str, names: Sequence[str]) -> VBox:
    business = lesson.business
    title = line(lesson.content.phrase(f"form.group.{group}"), "smk-title")
    fields = [FormField(lesson, name, value=getattr(business, name)) for name in names]
    return card([title, *fields], "smk-group")

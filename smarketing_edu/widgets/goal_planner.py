"""From a goal back to the leads it takes each week, with what luck leaves open."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from ipywidgets import VBox

from smarketing_edu.charts.leads_ladder_chart import LeadsLadderChart
from smarketing_edu.model.business import FIELDS, STAGES
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.form_field import Judged
from smarketing_edu.widgets.goal_view import goal_view
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, TextTwin, card, html, line, row, with_class
from smarketing_edu.widgets.typed_input import typed_input
from smarketing_edu.widgets.typed_text import typed_text

ASKED = ("revenue_goal", "expected_repeat_revenue", "average_sale", "leads", "purchase")
_BAR_WIDTH, _ROW_HEIGHT = 150.0, 27.0  # points
_HEADS = ("step", "needed", "now")


class GoalPlanner:
    """Five numbers of one business, and what its goal asks for; the owner's `own` are kept."""

    def __init__(self, lesson: Lesson, *, own: bool) -> None:
        self._lesson, self._own = lesson, own
        self._chart = LeadsLadderChart(
            stages=len(STAGES), width_pt=_BAR_WIDTH, row_height_pt=_ROW_HEIGHT
        )
        self._business = lesson.business if own else lesson.example
        self.mark = ExampleMark(lesson, own=own)
        self.inputs = {name: self._input(name) for name in ASKED}
        self.problem, self.sentence = Say(), Say()
        self.ladder = html("", "smk-ladder-line")
        self.twin = TextTwin(lesson)
        title = line(lesson.phrase("goal.title"), "smk-title")
        inputs = with_class(row(self.inputs.values()), "smk-typed-row")
        note = html(f'<p class="smk-soft">{escape(lesson.phrase("goal.note"))}</p>')
        parts: list[Any] = [title, self.mark, inputs, self.problem, self.sentence]
        parts += [self.ladder, note, self.twin]
        self.box: VBox = card(parts)
        if own:
            lesson.watch(self._read)
        self._show()

    def _input(self, name: str) -> Any:
        label = self._lesson.phrase(f"goal.asked.{name}")
        value = getattr(self._business, name)
        return typed_input(self._lesson, name, label=label, value=value, tell=self._change)

    def _change(self, name: str, judged: Judged) -> None:
        if not judged.usable:
            label = self._lesson.phrase(f"goal.asked.{name}")
            self.problem.say(escape(f"{label}: {judged.note}"), tone="check")
            return
        self.problem.clear()
        told: dict[str, Any] = {name: judged.value}
        self._business = replace(self._business, **told)
        if self._own:
            self._lesson.save_soon(**told)
        self._show()

    def _read(self) -> None:
        """Take up what another part of the page saved; what was typed here is there already."""
        self._business = self._lesson.answers.read()
        self._show()

    def _show(self) -> None:
        view = goal_view(self._lesson, self._business, chart=self._chart)
        self.ladder.value, rows = view.ladder, view.rows
        self.sentence.say(view.sentence)
        self.twin.show([self._lesson.phrase(f"goal.head.{head}") for head in _HEADS], rows)
        self.mark.show(() if self._own else ASKED, of=ASKED)
        measures = all_measures(self._business)
        for name in ("average_sale", "leads"):
            # worked out from other answers where it is blank
            known = measures[name].value
            text = typed_text(known, field=FIELDS[name], language=self._lesson.language)
            self.inputs[name].placeholder = text

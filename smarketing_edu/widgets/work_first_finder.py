"""Where to work first: the step whose gap is too wide for luck, or the honest answer that none is.

On the example, "what if it had counted for longer?" shows how a guess becomes a finding.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from ipywidgets import HTML, Dropdown, VBox

from smarketing_edu.charts.stage_words import stage_name
from smarketing_edu.model.business import STAGES
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.form_field import Judged
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import SaveLine, Say, card, html, line, row, tag, with_class
from smarketing_edu.widgets.typed_input import typed_input
from smarketing_edu.widgets.work_first_view import counted_longer, findings_table, work_first_view

ASKED = ("past", "target", "effort")
_TIMES = (1, 3, 10)


class WorkFirstFinder:
    """Weighs the steps of one business; the owner's `own` earlier counts and goals are kept."""

    def __init__(self, lesson: Lesson, *, own: bool) -> None:
        self._lesson, self._own = lesson, own
        self._business = lesson.business if own else lesson.example
        self.mark = ExampleMark(lesson, own=own)
        self.times = Dropdown(
            description=lesson.phrase("first.times"),
            options=[(lesson.phrase(f"first.times_{times}"), times) for times in _TIMES],
        )
        self.times.observe(lambda _: self._show(), names="value")
        self.inputs: dict[str, Any] = {}
        self.problem, self.finding = Say(), Say()
        self.table = html("", "smk-wide-table")
        title = line(lesson.phrase("first.title"), "smk-title")
        parts: list[Any] = [title, self.mark, *self._asked(), self.problem, self.finding]
        self.box: VBox = card([*parts, self.table, *([SaveLine(lesson)] if own else [])])
        if own:
            lesson.watch(self._read)
        self._show()

    def _asked(self) -> list[Any]:
        if not self._own:
            return [with_class(row([self.times]), "smk-typed-row")]
        lesson = self._lesson
        names = [stage_name(stage, language=lesson.language) for stage in self._funnel.stages]
        steps = zip(self._funnel.stages, names, STAGES, strict=True)
        rows = [
            self._step(stage, tag(made.job, language=lesson.language), name)
            for made, name, stage in steps
        ]
        capacity = self._input("capacity", lesson.content.fields["capacity"].question)
        help_line = line(lesson.phrase("first.help"), "smk-soft")
        return [help_line, *rows, with_class(capacity, "smk-wide-label")]

    @property
    def _funnel(self) -> Any:
        return funnel_of(self._business)

    def _step(self, stage: str, letter: str, name: str) -> Any:
        asked = ASKED[:1] if stage == STAGES[0] else ASKED
        inputs = [
            self._input(f"{stage}_{what}", self._lesson.phrase(f"first.{what}", name=name))
            for what in asked
        ]
        title = HTML(f'<p class="smk-step-title">{letter} {escape(name)}</p>')
        return with_class(VBox([title, with_class(row(inputs), "smk-typed-row")]), "smk-weighed")

    def _input(self, name: str, label: str) -> Any:
        value = getattr(self._business, name)
        self.inputs[name] = typed_input(
            self._lesson, name, label=label, value=value, tell=self._change
        )
        return self.inputs[name]

    def _change(self, name: str, judged: Judged) -> None:
        if not judged.usable:
            label = self._lesson.content.fields[name].label
            self.problem.say(escape(f"{label}: {judged.note}"), tone="check")
            return
        self.problem.clear()
        told: dict[str, Any] = {name: judged.value}
        self._business = replace(self._business, **told)
        self._lesson.save_soon(**told)
        self._show()

    def _read(self) -> None:
        self._business = self._lesson.answers.read()
        self._show()

    def _show(self) -> None:
        business = self._business
        if self.times.value > 1:
            business = counted_longer(business, times=self.times.value)
        view = work_first_view(self._lesson, business)
        self.finding.say(view.finding)
        self.table.value = findings_table(view, self._lesson)
        self.mark.show(() if self._own else ASKED, of=ASKED)

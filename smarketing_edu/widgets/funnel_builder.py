"""Six steps from "could have seen you" to "bought": names, counts, bars, and one step at zero."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from ipywidgets import HTML, Dropdown, Text, VBox

from smarketing_edu.charts.funnel_chart import FunnelChart
from smarketing_edu.charts.stage_words import stage_name
from smarketing_edu.model.business import FIELDS, STAGES, Business
from smarketing_edu.model.funnel import FunnelStage, funnel_of
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.form_field import judge_answer
from smarketing_edu.widgets.funnel_view import funnel_view, without
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    SaveLine,
    Say,
    TextTwin,
    button,
    card,
    html,
    page,
    row,
    said,
    tag,
    with_class,
)
from smarketing_edu.widgets.shown_business import Shown, own_or_example
from smarketing_edu.widgets.typed_text import typed_text

_BAR_WIDTH, _ROW_HEIGHT = 172.0, 33.0  # points
_HEADS = ("step", "people", "share", "likely", "sure")


def funnel_builder(lesson: Lesson, *, own: bool = False) -> VBox:
    """The funnel: of the example, or of the owner's `own` business, whose numbers are kept."""
    return FunnelBuilder(lesson, own=own).box


class FunnelBuilder:
    """The counts of one business; what is typed shows at once in bars, sentence and table."""

    def __init__(self, lesson: Lesson, *, own: bool) -> None:
        self._lesson, self._own = lesson, own
        self._chart = FunnelChart(width_pt=_BAR_WIDTH, row_height_pt=_ROW_HEIGHT)
        self._business = lesson.business if own else lesson.example
        self.zero: str | None = None
        self._problems: dict[str, str] = {}
        self.mark = ExampleMark(lesson, own=own)
        self.names = {stage: self._name_input(stage) for stage in STAGES} if own else {}
        self.counts = {stage: self._count_input(stage) for stage in STAGES}
        self.bars = html("", "smk-funnel-bars")
        self.problem, self.sentence = Say(), Say()
        self.which = Dropdown(
            description=lesson.phrase("funnel.which"), options=self._stage_picks(), value="intent"
        )
        self.to_zero = button(lesson.phrase("funnel.to_zero"), ghost=True)
        self.to_zero.on_click(self._toggle_zero)
        self.which.observe(self._change_zero, names="value")
        self.twin = TextTwin(lesson)
        self.box = page(lesson, "funnel", [card(self._parts())])
        self._show()

    @property
    def shown(self) -> Shown:
        """The business that is drawn: the owner's, or the example's while nothing is counted."""
        if not self._own:
            return Shown(self._business, STAGES)
        names = tuple(f"{stage}_name" for stage in STAGES)
        shown = own_or_example(self._business, example=self._lesson.example, fields=STAGES)
        if shown.borrowed:
            own_names = {name: getattr(self._business, name) for name in names}
            example = {name: getattr(self._lesson.example, name) for name in names}
            told: dict[str, Any] = {name: own_names[name] or example[name] for name in names}
            return replace(shown, business=replace(shown.business, **told))
        return shown

    def _parts(self) -> list[Any]:
        rows = [self._row(stage) for stage in STAGES]
        both = with_class(row([VBox(rows), self.bars]), "smk-funnel")
        if self._own:
            both.add_class("smk-funnel-own")
        zero = row([self.which, self.to_zero], "smk-zero")
        note = html(f'<p class="smk-soft">{said(self._lesson, "funnel.note")}</p>')
        parts = [self.mark, both, self.problem, zero, self.sentence, note, self.twin]
        return [*parts, *([SaveLine(self._lesson)] if self._own else [])]

    def _row(self, stage: str) -> Any:
        made = FunnelStage(stage, None, None)
        letter = HTML(tag(made.job, language=self._lesson.language))
        inputs = [each[stage] for each in (self.names, self.counts) if each]
        top = row([letter, *inputs], "smk-step-inputs")
        if not self._own:
            return with_class(VBox([top]), "smk-step")
        asked = self._lesson.content.stages[stage].count
        return with_class(VBox([top, html(f"<p>{escape(asked)}</p>", "smk-help")]), "smk-step")

    def _name_input(self, stage: str) -> Text:
        words = self._lesson.content.stages[stage]
        label = self._lesson.phrase("funnel.name_of", name=words.name)
        given = getattr(self._business, f"{stage}_name") or ""
        made = Text(description=label, value=given, placeholder=words.name)
        made.observe(lambda change: self._rename(stage, change.new), names="value")
        return with_class(made, "smk-quiet-label", "smk-step-name")

    def _count_input(self, stage: str) -> Text:
        count = getattr(self._business, stage)
        text = typed_text(count, field=FIELDS[stage], language=self._lesson.language)
        made = Text(value=text)
        if self._own:
            name = self._lesson.content.stages[stage].name
            made.description = self._lesson.phrase("funnel.count_of", name=name)
            with_class(made, "smk-quiet-label")
        else:
            made.description = self._stage_name(stage, self._business)
        made.observe(lambda change: self._recount(stage, change.new), names="value")
        return with_class(made, "smk-step-count")

    def _stage_name(self, stage: str, business: Business) -> str:
        place = STAGES.index(stage)
        return stage_name(funnel_of(business).stages[place], language=self._lesson.language)

    def _stage_picks(self) -> list[tuple[str, str]]:
        business = self.shown.business
        # two steps may bear one name: the number keeps them apart
        return [
            (f"{place}. {self._stage_name(stage, business)}", stage)
            for place, stage in enumerate(STAGES, start=1)
        ]

    def _rename(self, stage: str, text: str) -> None:
        field = f"{stage}_name"
        judged = judge_answer(text, field=FIELDS[field], lesson=self._lesson)
        told: dict[str, Any] = {field: judged.value}
        self._business = replace(self._business, **told)
        with self.which.hold_trait_notifications():
            picked = self.which.value
            self.which.options = self._stage_picks()
            self.which.value = picked
        self._lesson.save_soon(**told)
        self._show()

    def _recount(self, stage: str, text: str) -> None:
        judged = judge_answer(text, field=FIELDS[stage], lesson=self._lesson)
        self._problems.pop(stage, None)
        if not judged.usable:
            self._problems[stage] = f"{self._stage_name(stage, self._business)}: {judged.note}"
        self._say_problems()
        if not judged.usable:
            return
        told: dict[str, Any] = {stage: judged.value}
        self._business = replace(self._business, **told)
        if self._own:
            self._lesson.save_soon(**told)
        self._set_zero(None)

    def _say_problems(self) -> None:
        if not self._problems:
            self.problem.clear()
            return
        lines = [
            f"<p>{escape(self._problems[each])}</p>" for each in STAGES if each in self._problems
        ]
        self.problem.say("".join(lines), tone="wrong")

    def _toggle_zero(self, _: Any) -> None:
        self._set_zero(None if self.zero else self.which.value)

    def _change_zero(self, _: Any) -> None:
        if self.zero:
            self._set_zero(self.which.value)

    def _set_zero(self, stage: str | None) -> None:
        self.zero = stage
        key = "funnel.put_back" if stage else "funnel.to_zero"
        self.to_zero.description = self._lesson.phrase(key)
        self._show()

    def _show(self) -> None:
        shown = self.shown
        funnel = funnel_of(shown.business)
        if self.zero:
            funnel = without(funnel, self.zero)
        view = funnel_view(self._lesson, funnel, chart=self._chart, zero=self.zero)
        self.bars.value = view.bars
        self.sentence.say(view.sentence, tone="check" if view.doubtful else "")
        heads = [self._lesson.phrase(f"funnel.head.{head}") for head in _HEADS]
        self.twin.show(heads, view.rows)
        self.mark.show(shown.borrowed, of=STAGES)
        for stage, count in self.counts.items() if self._own else ():
            example = getattr(shown.business, stage) if shown.borrowed else None
            count.placeholder = typed_text(example, field=FIELDS[stage], language="en")

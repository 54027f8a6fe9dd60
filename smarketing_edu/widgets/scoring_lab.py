"""The scoring lab: points from past leads, a threshold to move, and the leads that judge it."""

from __future__ import annotations

from html import escape
from typing import Any

from ipywidgets import IntSlider, Textarea, VBox

from smarketing_edu.content.format import format_list
from smarketing_edu.errors import InputError
from smarketing_edu.intake.past_leads import PastLeads, read_past_leads
from smarketing_edu.model.scoring_lab import ScoringLab, last_day, scoring_lab
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.form_field import FormField
from smarketing_edu.widgets.lab_view import cells_html, found_html, left_out_html, points_html
from smarketing_edu.widgets.lesson import EXAMPLES, Lesson
from smarketing_edu.widgets.parts import (
    SaveLine,
    Say,
    button,
    card,
    file_button,
    html,
    line,
    page,
    row,
    said,
    with_class,
)
from smarketing_edu.worksheet.room import shortened
from smarketing_edu.worksheet.templates import home

_BY_HAND = ("lead_points", "lead_threshold")
_STEP = 5
_TAKES = ".csv,.tsv,.txt,.xlsx"
_LONGEST_NAME = 60


def lead_lab(lesson: Lesson, *, own: bool = False) -> VBox:
    """The lab: on the example's past leads, or with a place for the owner's `own` list."""
    return LeadLab(lesson, own=own).box


class LeadLab:
    """Past leads, the points they earn, and what a threshold would have done."""

    def __init__(self, lesson: Lesson, *, own: bool) -> None:
        self._lesson, self._own = lesson, own
        self.mark = ExampleMark(lesson, own=own)
        self.table, self.is_own = example_leads(lesson), False
        self.threshold = with_class(
            IntSlider(value=2 * _STEP if own else 0, min=0, max=100, step=_STEP), "smk-slider"
        )
        self.threshold.description = lesson.phrase("lab.threshold")
        self.threshold.observe(lambda _: self._judge(), names="value")
        self.points, self.cells, self.left_out = html(""), html("", "smk-cells"), html("")
        self.read_it, self.found = Say(), Say()
        title = line(lesson.phrase("lab.title"), "smk-title")
        lab = card([title, self.mark, *self._ways_in(), self.points, *self._results()])
        business = lesson.business
        fields = [FormField(lesson, name, value=getattr(business, name)) for name in _BY_HAND]
        by_hand = [card([*fields, SaveLine(lesson)])]
        self.box = page(lesson, "lab", [lab, *(by_hand if own else [])])
        self._set(self.table)

    def _ways_in(self) -> list[Any]:
        if not self._own:
            return []
        lesson = self._lesson
        self.upload = file_button(lesson.phrase("lab.upload"), accept=_TAKES)
        self.upload.observe(self._chosen, names="value")
        self.paste = with_class(
            Textarea(description=lesson.phrase("lab.paste"), rows=4), "smk-wide-label"
        )
        self.read_pasted = button(lesson.phrase("lab.read"), ghost=True)
        self.read_pasted.on_click(lambda _: self.read(self.paste.value.encode()))
        how = html(f"<p>{said(lesson, 'lab.format')}</p>")
        self.read_it.say(said(lesson, "lab.none_yet"))
        return [how, row([self.upload]), self.paste, row([self.read_pasted]), self.read_it]

    def _results(self) -> list[Any]:
        results = [row([self.threshold], "smk-slider-row"), self.cells, self.found, self.left_out]
        if self._own:
            keep = button(self._lesson.phrase("lab.keep"))
            keep.on_click(lambda _: self.keep())
            self.kept = Say()
            results += [row([keep]), self.kept]
        return results

    def _chosen(self, _: Any) -> None:
        for file in self.upload.value:
            self.read(bytes(file["content"]), name=file["name"])

    def read(self, data: bytes, *, name: str = "") -> None:
        """Read a list, from a file with a `name` or pasted, and make the lab from it.

        What is wrong with it is said in plain words.
        """
        lesson = self._lesson
        try:
            table = read_past_leads(data, name=name or "list.csv", language=lesson.language)
        except InputError as error:
            self.read_it.say(escape(str(error)), tone="wrong")
            return
        facts = format_list(table.facts, language=lesson.language)
        facts = facts or lesson.phrase("lab.no_facts")
        shown = shortened(name, most=_LONGEST_NAME) or lesson.phrase("lab.pasted")
        count = len(table.leads)
        self.read_it.say(said(lesson, "lab.read_it", name=shown, count=count, facts=facts))
        self.is_own = True
        self._set(table)

    def keep(self) -> None:
        """Keep the points and the threshold, if they come from the owner's own leads."""
        if not (self.is_own and self.lab.card):
            self.kept.say(said(self._lesson, "lab.nothing_to_keep"))
        elif self._lesson.save(lead_points=self.lab.card, lead_threshold=self.threshold.value):
            self.kept.say(said(self._lesson, "lab.kept"), tone="right")

    def _set(self, table: PastLeads) -> None:
        self.table = table
        self.lab: ScoringLab = scoring_lab(table.leads, on=last_day(table.leads))
        self.points.value = points_html(self._lesson, self.lab) if self.lab.points else ""
        self.left_out.value = left_out_html(self._lesson, self.lab, rows=table.rows_left_out)
        self.mark.show(() if self.is_own else _BY_HAND, of=_BY_HAND)
        self._judge()

    def _judge(self) -> None:
        threshold = self.threshold.value
        self.cells.value = cells_html(self._lesson, self.lab, threshold) if self.lab.card else ""
        self.found.say(found_html(self._lesson, self.lab, threshold))


def example_leads(lesson: Lesson) -> PastLeads:
    """The past leads of the example business: made up, like everything about it."""
    file = home("examples") / "leads" / f"{EXAMPLES[lesson.language]}.csv"
    return read_past_leads(file.read_bytes(), language=lesson.language)

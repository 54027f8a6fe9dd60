"""Three sliders for the week's hours, with a bar that follows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Any

from ipywidgets import HTML, FloatSlider, VBox

from smarketing_edu.charts.hours_chart import HoursChart
from smarketing_edu.content.explain import explain_reason, measure_name
from smarketing_edu.content.format import format_measure, format_number
from smarketing_edu.look.palette import Job
from smarketing_edu.model.business import Business
from smarketing_edu.model.measure import Status
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    SaveLine,
    Say,
    TextTwin,
    card,
    html,
    page,
    row,
    said,
    tag,
    with_class,
)
from smarketing_edu.widgets.shown_business import Shown, with_example

FIELDS = ("hours_marketing", "hours_future", "hours_sales")
_JOBS: dict[str, Job] = {"hours_marketing": "marketing", "hours_sales": "sales"}
_MADE = ("hours_total", "marketing_time_share", "future_time_share")
_MOST = 40.0
_STEP = 0.5
_WIDTH = 285.0  # points: hardly more than the column of a phone, and half of a wide one


@dataclass(frozen=True)
class HoursView:
    """What is shown of one week: picture, sentence (HTML) and table, all from the same measures."""

    picture: str
    sentence: str
    rows: tuple[tuple[str, str], ...]


def hours_view(lesson: Lesson, business: Business, *, chart: HoursChart) -> HoursView:
    """The week of a business, as picture, sentence and table."""
    measures = all_measures(business)
    keys = (*FIELDS, *_MADE)
    written = {key: format_measure(measures[key], language=lesson.language) for key in keys}
    total = measures["hours_total"].value
    key = "sentence" if total else "blank" if total is None else "none"
    marketing = format_number(measures["hours_marketing"].value, language=lesson.language)
    sentence = said(lesson, f"hours.{key}", **written, marketing=marketing)
    doubts = [measures[key] for key in _MADE if measures[key].status == Status.CHECK]
    reasons = dict.fromkeys(explain_reason(each, language=lesson.language) for each in doubts)
    blank = lesson.phrase("hours.not_told")
    names = {key: measure_name(key, language=lesson.language) for key in keys}
    return HoursView(
        picture=chart.update(measures, language=lesson.language).html(),
        sentence=" ".join([sentence, *map(escape, reasons)]),
        rows=tuple((names[key], written[key] or blank) for key in keys),
    )


def hours_sliders(lesson: Lesson, *, own: bool = False) -> VBox:
    """The sliders: on the example's hours, or on the owner's `own`, which are kept."""
    return HoursSliders(lesson, own=own).box


class HoursSliders:
    """Moves the hours of one business, shown as a picture, a sentence and a table."""

    def __init__(self, lesson: Lesson, *, own: bool) -> None:
        self._lesson, self._own = lesson, own
        self._chart = HoursChart(width_pt=_WIDTH)
        self.shown = self._start()
        self.mark = ExampleMark(lesson, own=own)
        self.sliders = {name: self._slider(name) for name in FIELDS}
        self.picture = html("", "smk-picture", "smk-hours-picture")
        self.sentence = Say()
        self.twin = TextTwin(lesson)
        picture = row([self.picture, html(_legend(lesson), "smk-legend")], "smk-beside")
        note = html(f'<p class="smk-soft">{said(lesson, "hours.note")}</p>')
        parts: list[Any] = [self.mark, *map(self._row, FIELDS), picture, self.sentence]
        parts += [note, self.twin, *([SaveLine(lesson)] if own else [])]
        self.box = page(lesson, "hours", [card(parts)])
        self._show()

    def _start(self) -> Shown:
        example = self._lesson.example
        if not self._own:
            return Shown(example, FIELDS)
        return with_example(self._lesson.business, example=example, fields=FIELDS)

    def _slider(self, name: str) -> FloatSlider:
        hours = getattr(self.shown.business, name) or 0.0
        slider = FloatSlider(
            value=hours, min=0, max=max(_MOST, hours), step=_STEP, readout_format=".1f"
        )
        slider.description = self._lesson.phrase(f"hours.{name}")
        slider.observe(lambda change: self._move(name, change.new), names="value")
        return with_class(slider, "smk-slider", f"smk-{_JOBS.get(name, 'later')}")

    def _row(self, name: str) -> Any:
        letter = (
            tag(_JOBS[name], language=self._lesson.language)
            if name in _JOBS
            else '<span class="smk-tag-room"></span>'
        )
        return row([HTML(letter), self.sliders[name]], "smk-slider-row")

    def _move(self, name: str, hours: float) -> None:
        borrowed = self.shown.borrowed
        if self._own:
            borrowed = tuple(each for each in borrowed if each != name)
        told: dict[str, Any] = {name: hours}
        self.shown = Shown(replace(self.shown.business, **told), borrowed)
        self._show()
        if self._own:
            self._lesson.save_soon(**told)

    def _show(self) -> None:
        view = hours_view(self._lesson, self.shown.business, chart=self._chart)
        self.picture.value = view.picture
        self.sentence.say(view.sentence)
        heads = [self._lesson.phrase(f"hours.head.{head}") for head in ("what", "number")]
        self.twin.show(heads, view.rows)
        self.mark.show(self.shown.borrowed, of=FIELDS)


def _legend(lesson: Lesson) -> str:
    items = "".join(
        f'<li><i class="smk-swatch smk-swatch-{name}"></i>'
        f"{escape(lesson.phrase(f'hours.{name}'))}</li>"
        for name in ("now", "later", "selling")
    )
    return f"<ul>{items}</ul>"

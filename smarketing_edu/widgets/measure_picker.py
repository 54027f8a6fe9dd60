"""Put one number over another, and see what it is called and what it comes to."""

from __future__ import annotations

from html import escape

from ipywidgets import Dropdown, VBox

from smarketing_edu.content.explain import explain_measure, measure_name
from smarketing_edu.content.format import format_measure, format_number
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.decision_deck import DecisionDeck
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.fractions import PARTS, Fraction, fraction
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    Say,
    card,
    html,
    page,
    said,
    with_class,
)

_START = ("marketing_spend", "leads")


def measure_picker(lesson: Lesson, *, own: bool = False) -> VBox:
    """Top and bottom to choose, on the example or the owner's `own` numbers; then the decisions."""
    picker = MeasurePicker(lesson, own=own)
    if own:
        return page(lesson, "measures", [picker.box])
    return page(lesson, "measures", [picker.box, DecisionDeck(lesson).box])


class MeasurePicker:
    """A fraction of two numbers of a business, with its plain name, its value and its working."""

    def __init__(self, lesson: Lesson, *, own: bool) -> None:
        self._lesson, self._own = lesson, own
        names = [(measure_name(part, language=lesson.language), part) for part in PARTS]
        self.top, self.bottom = (
            Dropdown(description=lesson.phrase(f"picker.{place}"), options=names, value=value)
            for place, value in zip(("top", "bottom"), _START, strict=True)
        )
        self.mark = ExampleMark(lesson, own=own)
        self.result = Say()
        for each in (self.top, self.bottom):
            each.observe(lambda _: self._show(), names="value")
        over = html('<hr class="smk-over">', "smk-over-line")
        picks = with_class(VBox([self.top, over, self.bottom]), "smk-fraction")
        self.box = card([*([] if own else [self.mark]), picks, self.result])
        if own:
            # a form on the same page may fill in what is missing
            lesson.watch(self._show)
        self._show()

    def _show(self) -> None:
        example = self._lesson.example
        business = self._lesson.business if self._own else example
        made = self._made(business)
        shown = self._result(made, business)
        if self._own and made.name and made.measure.value is None and made.measure.blanks:
            shown += self._at_the_example(example)
        self.result.say(shown)
        parts = (self.top.value, self.bottom.value)
        self.mark.show(() if self._own else parts, of=parts)

    def _made(self, business: Business) -> Fraction:
        return fraction(self.top.value, self.bottom.value, measures=all_measures(business))

    def _result(self, made: Fraction, business: Business) -> str:
        if self.top.value == self.bottom.value:
            return said(self._lesson, "picker.same")
        if made.name is None:
            return self._nameless(made)
        told = explain_measure(
            made.measure, language=self._lesson.language, currency=business.currency or "USD"
        )
        value = f" = {told.value}" if told.value else ""
        likely = self._lesson.phrase("picker.likely", range=told.likely) if told.likely else ""
        working = self._working(business)
        formula = f"{told.formula}: {working}" if working else told.formula
        lines = [formula, likely, told.meaning, told.reason]
        rest = "".join(f"<p>{escape(each)}</p>" for each in lines if each)
        caution = f'<p class="smk-soft">{escape(told.caution)}</p>' if told.caution else ""
        return f'<p class="smk-big">{escape(told.name)}{escape(value)}</p>{rest}{caution}'

    def _at_the_example(self, example: Business) -> str:
        told = explain_measure(
            self._made(example).measure,
            language=self._lesson.language,
            currency=example.currency or "USD",
        )
        words = said(
            self._lesson,
            "picker.at_example",
            business=example.business_name,
            value=told.value,
            working=self._working(example),
        )
        return f'<p class="smk-example">{words}</p>' if told.value else ""

    def _working(self, business: Business) -> str:
        measures = all_measures(business)
        parts = [
            format_measure(
                measures[part], language=self._lesson.language, currency=business.currency or "USD"
            )
            for part in (self.top.value, self.bottom.value)
        ]
        return " ÷ ".join(parts) if all(parts) else ""

    def _nameless(self, made: Fraction) -> str:
        lesson = self._lesson
        if made.turned_around:
            name = measure_name(made.turned_around, language=lesson.language)
            return said(lesson, "picker.turned_around", name=name)
        top, bottom = (
            measure_name(part, language=lesson.language)
            for part in (self.top.value, self.bottom.value)
        )
        value = format_number(made.measure.value, language=lesson.language)
        shown = f" = {value}" if value else ""
        return said(lesson, "picker.nameless", top=top, bottom=bottom, value=shown)

"""The owner's own customer: the questions it takes, and what the answers come to."""

from __future__ import annotations

from html import escape

from smarketing_edu.content.format import format_list
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.answers_file import is_blank
from smarketing_edu.widgets.customer_board import CustomerBoard, light_words
from smarketing_edu.widgets.customer_case import LIGHTS, CustomerCase
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.form_field import FormField
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import SaveLine, card, html, page

MONEY = ("average_sale", "gross_margin", "purchases_per_year", "years_kept", "new_customers")
"""What makes the bars, with the hours and the spending that other lessons ask for."""
ASKED = (*MONEY, "hour_value")


class OwnCustomer:
    """Questions, bars and sentence, and the lights that say what is counted."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        business = lesson.business
        self.fields = [FormField(lesson, name, value=getattr(business, name)) for name in ASKED]
        self.mark = ExampleMark(lesson, own=True)
        self.lights = html("", "smk-live")
        self.board = CustomerBoard(lesson)
        self.missing = html("", "smk-live")
        asked = card(self.fields, "smk-group")
        shown = card([self.mark, self.lights, *self.board.parts, self.missing, SaveLine(lesson)])
        self.box = page(lesson, "customer", [asked, shown])
        lesson.watch(self._show)
        self._show()

    @property
    def case(self) -> CustomerCase:
        """The owner's business, or the example's while there is no number of the owner's yet."""
        own = self._lesson.business
        nothing_yet = all(is_blank(own, name) for name in MONEY)
        return CustomerCase(self._lesson.example if nothing_yet else own)

    def _show(self) -> None:
        case = self.case
        is_example = case.business is self._lesson.example
        self.mark.show(MONEY if is_example else (), of=MONEY)
        lights = "".join(
            f'<li class="smk-is-{case.state(light)}">'
            f"{escape(light_words(self._lesson, case, light))}</li>"
            for light in LIGHTS
        )
        self.lights.value = f'<ul class="smk-light-list">{lights}</ul>'
        self.board.show(case)
        self.missing.value = "" if is_example else self._to_find_out(case.business)

    def _to_find_out(self, business: Business) -> str:
        content = self._lesson.content
        numbers = all_measures(business)
        # a blank average sale may be worked out from the money and the number of sales
        unknown = (name for name in ASKED if numbers[name].value is None)
        labels = [content.fields[name].label for name in unknown]
        if not labels:
            return ""
        names = format_list(labels, language=self._lesson.language)
        words = content.phrase("worksheet.customer.find_out", names=names)
        return f'<p class="smk-soft">{escape(words)}</p>'

"""The picture, the sentence and the table of one customer, for whoever the customer is of."""

from __future__ import annotations

from smarketing_edu.charts.customer_chart import CustomerChart
from smarketing_edu.widgets.customer_case import CustomerCase, Light
from smarketing_edu.widgets.customer_view import customer_view
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, TextTwin, html, said

_BAR_WIDTH, _ROW_HEIGHT = 230.0, 27.0  # points
_HEADS = ("what", "number", "made")


class CustomerBoard:
    """The picture, the sentence and the table of one customer."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._chart = CustomerChart(width_pt=_BAR_WIDTH, row_height_pt=_ROW_HEIGHT)
        self.bars = html("", "smk-picture")
        self.sentence = Say()
        self.twin = TextTwin(lesson)
        note = html(f'<p class="smk-soft">{said(lesson, "customer.note")}</p>')
        self.parts = [self.bars, self.sentence, note, self.twin]

    def show(self, case: CustomerCase) -> None:
        """Show another customer."""
        view = customer_view(self._lesson, case, chart=self._chart)
        self.bars.value = view.bars
        self.sentence.say(view.sentence)
        heads = [self._lesson.phrase(f"customer.head.{head}") for head in _HEADS]
        self.twin.show(heads, view.rows)


def light_words(lesson: Lesson, case: CustomerCase, light: Light) -> str:
    """An assumption and whether it is counted, in words."""
    name = lesson.phrase(f"customer.light.{light}")
    return lesson.phrase(f"customer.state.{case.state(light)}", name=name)

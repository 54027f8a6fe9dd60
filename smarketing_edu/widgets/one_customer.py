"""One customer: what winning them costs, what they leave, and three lights for what is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ipywidgets import FloatSlider, ToggleButton, VBox

from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.customer_board import CustomerBoard, light_words
from smarketing_edu.widgets.customer_case import LIGHTS, CustomerCase, Light, with_spend
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.own_customer import MONEY, OwnCustomer
from smarketing_edu.widgets.parts import button, card, html, page, row, said, with_class

_SPEND = "acquisition_spend"
_SLIDERS = {  # the end of each slider, and its step
    _SPEND: (3000.0, 10.0),
    "new_customers": (100.0, 1.0),
    "average_sale": (200.0, 0.5),
    "gross_margin": (100.0, 1.0),
    "purchases_per_year": (24.0, 1.0),
    "years_kept": (10.0, 1.0),
}


def one_customer(lesson: Lesson, *, own: bool = False) -> VBox:
    """What one customer costs and leaves: the example's, or those of the owner's `own` business."""
    return OwnCustomer(lesson).box if own else ExampleCustomer(lesson).box


class ExampleCustomer:
    """The example's customer: five sliders, and three lights to switch on and off."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self.case = CustomerCase(lesson.example)
        self.mark = ExampleMark(lesson)
        self.mark.show(MONEY, of=MONEY)
        self.sliders = {name: self._slider(name) for name in _SLIDERS}
        self.lights = {light: self._light(light) for light in LIGHTS}
        words = lesson.phrase("customer.again", business=lesson.example.business_name)
        self.again = button(words, ghost=True)
        self.again.on_click(self._start_again)
        self.board = CustomerBoard(lesson)
        asked = html(f"<p>{said(lesson, 'customer.lights')}</p>")
        lights = row(self.lights.values(), "smk-lights")
        parts = [self.mark, *self.sliders.values(), asked, lights, *self.board.parts, self.again]
        self.box = page(lesson, "customer", [card(parts)])
        self._show()

    def _slider(self, name: str) -> FloatSlider:
        end, step = _SLIDERS[name]
        start = _start(name, self._lesson.example)
        slider = FloatSlider(value=start, min=0, max=max(end, start), step=step)
        slider.readout_format = ".2f" if name == "average_sale" else ".0f"
        slider.description = self._lesson.phrase(f"customer.slider.{name}")
        slider.observe(lambda change: self._move(name, change.new), names="value")
        return with_class(slider, "smk-slider")

    def _light(self, light: Light) -> ToggleButton:
        made = ToggleButton(value=True)
        made.observe(lambda _: self._switch(light), names="value")
        return with_class(made, "smk-button", "smk-ghost", "smk-light")

    def _move(self, name: str, value: float) -> None:
        business = self.case.business
        if name == _SPEND:
            business = with_spend(business, value)
        else:
            told: dict[str, Any] = {name: value / 100 if name == "gross_margin" else value}
            business = replace(business, **told)
        self.case = replace(self.case, business=business)
        self._show()

    def _switch(self, light: Light) -> None:
        self.case = self.case.switched(light)
        self._show()

    def _start_again(self, _: Any) -> None:
        for name, slider in self.sliders.items():
            slider.value = _start(name, self._lesson.example)
        for each in self.lights.values():
            each.value = True

    def _show(self) -> None:
        for light, each in self.lights.items():
            each.description = light_words(self._lesson, self.case, light)
        self.board.show(self.case)


def _start(name: str, business: Business) -> float:
    value = all_measures(business)[name].value or 0.0
    return 100 * value if name == "gross_margin" else value

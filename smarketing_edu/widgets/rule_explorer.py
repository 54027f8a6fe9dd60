"""Facts to change, and the rules that fire: for marketing moves, and for ways to sell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ipywidgets import VBox

from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets import approach_view, strategy_view
from smarketing_edu.widgets.advice_view import AdviceView, board_html, changes
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.fact_input import FactInput
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    SaveLine,
    Say,
    button,
    card,
    html,
    line,
    page,
    said,
    with_class,
)

View = Callable[[Lesson, Business], AdviceView]


def strategy_explorer(lesson: Lesson, *, own: bool = False) -> VBox:
    """Which marketing moves fit: the example's, or those of the owner's `own` business."""
    view, facts = strategy_view.strategy_view, strategy_view.FACTS
    return page(lesson, "strategies", [RuleExplorer(lesson, view=view, facts=facts, own=own).box])


def approach_explorer(lesson: Lesson, *, own: bool = False) -> VBox:
    """Which way to sell fits: the example's, or that of the owner's `own` business."""
    view, facts = approach_view.approach_view, approach_view.FACTS
    return page(lesson, "approaches", [RuleExplorer(lesson, view=view, facts=facts, own=own).box])


class RuleExplorer:
    """The facts of one business, what changes with each of them, and what it all comes to."""

    def __init__(self, lesson: Lesson, *, view: View, facts: Sequence[str], own: bool) -> None:
        self._lesson, self._view, self._own = lesson, view, own
        self._business = lesson.business if own else lesson.example
        self.shown = view(lesson, self._business)
        self.facts = {name: self._input(name) for name in facts}
        self.changed, self.verdict = Say(), html("", "smk-verdict")
        self.board = html("", "smk-board")
        self.again = button(self._again_words(), ghost=True)
        self.again.on_click(self._start_again)
        self.box = VBox([self._facts_card(), self._advice_card()])
        self._show(self.shown)
        if own:
            # a form on the same page may change a fact
            lesson.watch(self._take_over)

    def _facts_card(self) -> VBox:
        mark = ExampleMark(self._lesson, own=self._own)
        mark.show(() if self._own else tuple(self.facts), of=tuple(self.facts))
        asked = html(f"<p>{said(self._lesson, 'explorer.facts')}</p>")
        facts = with_class(VBox(list(self.facts.values())), "smk-facts")
        end = [SaveLine(self._lesson)] if self._own else [self.again]
        return card([mark, asked, facts, self.changed, *end])

    def _advice_card(self) -> VBox:
        title = line(self._lesson.phrase("explorer.verdict"), "smk-title")
        every = line(self._lesson.phrase("explorer.every"), "smk-title")
        return card([title, self.verdict, every, self.board])

    def _input(self, name: str) -> FactInput:
        value = _fact(self._business, name)
        return FactInput(self._lesson, name, value=value, on_answer=self._answer)

    def _answer(self, name: str, value: Any) -> None:
        self._business = replace(self._business, **{name: value})
        before = self.shown
        self._show(self._view(self._lesson, self._business))
        self.changed.say(changes(before, self.shown, lesson=self._lesson))
        if self._own:
            self._lesson.save_soon(**{name: value})

    def _take_over(self) -> None:
        business = self._lesson.business
        if business != self._business:
            self._business = business
            self._show(self._view(self._lesson, business))

    def _start_again(self, _: Any) -> None:
        for name, fact in self.facts.items():
            fact.put(_fact(self._lesson.example, name))
        self.changed.clear()

    def _again_words(self) -> str:
        return self._lesson.phrase("explorer.again", business=self._lesson.example.business_name)

    def _show(self, view: AdviceView) -> None:
        self.shown = view
        self.verdict.value = view.verdict
        self.board.value = board_html(view, lesson=self._lesson)


def _fact(business: Business, name: str) -> object:
    told = getattr(business, name)
    if name == "average_sale" and told is None:
        # the rules look at the one that we can work out
        return all_measures(business)[name].value
    return told

"""A sales talk, step by step, for any way to sell: prompts about the owner's offer, own words."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from ipywidgets import HTML, Dropdown, Textarea, VBox

from smarketing_edu.content.talk_script import TalkLine, talk_script, with_line
from smarketing_edu.model.advice import sales_advice
from smarketing_edu.model.business import WAYS_TO_SELL
from smarketing_edu.widgets.fact_input import FactInput
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    SaveLine,
    button,
    card,
    html,
    line,
    page,
    row,
    said,
    with_class,
)

OFFER = ("offer", "audience", "closing_moment")
"""The owner's words that the prompts are about; lesson one asks for them first."""
_WORDS = (*OFFER, "business_name")


def script_builder(lesson: Lesson) -> VBox:
    """Pick a way to sell, put in the offer, and write each step of the talk; all of it is kept."""
    return ScriptBuilder(lesson).box


class ScriptBuilder:
    """The talk of one way to sell, as boxes to write in and as one page to read aloud."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._business = lesson.business
        self._suggested = sales_advice(self._business).best[0].key
        methods = lesson.content.methodologies
        self.approach = Dropdown(
            description=lesson.phrase("script.approach"),
            options=[(methods[key].name, key) for key in WAYS_TO_SELL],
            value=self._business.sales_approach or self._suggested,
        )
        with_class(self.approach, "smk-wide-label")
        self.about = html("", "smk-live")
        self.offer = {name: self._offer_input(name) for name in OFFER}
        self.steps: list[Textarea] = []
        self._prompts: list[HTML] = []
        self._boxes = with_class(VBox(), "smk-steps")
        self.talk = html("", "smk-talk")
        self.approach.observe(self._pick, names="value")
        offer = with_class(VBox(list(self.offer.values())), "smk-facts")
        way = card([self.approach, self.about, line(lesson.phrase("script.offer")), offer])
        title = line(lesson.phrase("script.talk"), "smk-title")
        self.box = page(
            lesson,
            "script",
            [way, card([self._boxes]), card([title, self.talk, SaveLine(lesson)])],
        )
        self._build()
        # the facts that say what fits stand on the same page
        lesson.watch(self._follow)

    @property
    def lines(self) -> tuple[TalkLine, ...]:
        """The steps of the talk, with the owner's words."""
        return talk_script(
            self.approach.value,
            language=self._lesson.language,
            words={name: getattr(self._business, name) for name in _WORDS},
            script=self._business.sales_script,
        )

    def _offer_input(self, name: str) -> FactInput:
        value = getattr(self._business, name)
        return FactInput(self._lesson, name, value=value, on_answer=self._tell)

    def _pick(self, change: Any) -> None:
        # as long as the owner picked none, the one that fits best is shown and not kept
        if self._business.sales_approach or change.new != self._suggested:
            self._keep(sales_approach=change.new)
        self._build()

    def _follow(self) -> None:
        self._business = self._lesson.business
        if self._business.sales_approach is None:
            self._suggested = sales_advice(self._business).best[0].key
            self.approach.value = self._suggested

    def _tell(self, name: str, value: object) -> None:
        self._keep(**{name: value})
        for prompt, told in zip(self._prompts, self.lines, strict=True):
            prompt.value = _prompt_html(told)

    def _write(self, place: int, text: str) -> None:
        script = with_line(
            self._business.sales_script,
            approach=self.approach.value,
            place=place,
            text=text,
            language=self._lesson.language,
        )
        self._keep(sales_script=script, sales_approach=self.approach.value)

    def _keep(self, **told: Any) -> None:
        self._business = replace(self._business, **told)
        self._show_talk()
        self._lesson.save_soon(**told)

    def _build(self) -> None:
        method = self._lesson.content.methodologies[self.approach.value]
        fits = said(self._lesson, "script.fits", fits=method.fits, not_when=method.not_when)
        self.about.value = f"<p>{escape(method.idea)}</p><p>{fits}</p>"
        self.steps, self._prompts = [], []
        self._boxes.children = [self._step(place, told) for place, told in enumerate(self.lines)]
        self._show_talk()

    def _step(self, place: int, told: TalkLine) -> VBox:
        label = self._lesson.phrase("script.step", number=place + 1, name=told.label)
        own = Textarea(description=label, value=told.own, rows=2)
        own.observe(lambda change: self._write(place, change.new), names="value")
        self.steps.append(with_class(own, "smk-quiet-label"))
        take = button(self._lesson.phrase("script.take"), ghost=True)
        take.on_click(lambda _: self._take(place))
        prompt = html(_prompt_html(told))
        self._prompts.append(prompt)
        parts = [line(label, "smk-asked"), prompt, own, row([with_class(take, "smk-small")])]
        return with_class(VBox(parts), "smk-field")

    def _take(self, place: int) -> None:
        self.steps[place].value = self.lines[place].prompt
        self.steps[place].focus()

    def _show_talk(self) -> None:
        items = "".join(
            f'<li class="{"" if each.own else "smk-soft"}"><b>{escape(each.label)}:</b> '
            f"{escape(each.text)}</li>"
            for each in self.lines
        )
        self.talk.value = f"<ol>{items}</ol>"


def _prompt_html(told: TalkLine) -> str:
    return f'<p class="smk-soft">{escape(told.prompt)}</p>'

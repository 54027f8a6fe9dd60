"""A lesson that is open in a browser, and what a learner does with it."""

from __future__ import annotations

from typing import Any

import nbformat
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from smarketing_edu.content.models import Answer, Question
from tests.browser.lab import PATIENCE, Lab
from tests.notebooks.refresh import NO_STORED_OUTPUT

OURS = [".smk", ".jp-RenderedMarkdown"]
"""What is ours to make accessible: our widgets and what the lesson says."""


class LessonPage:
    """One lesson in one tab, with all of its cells run."""

    def __init__(self, page: Page, *, lab: Lab, path: str) -> None:
        self.page, self._lab, self._path = page, lab, path
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(lab.address(path))
        self.run_all()

    def run_all(self) -> None:
        """Choose "Run All Cells", and wait until each widget is there."""
        self.page.locator(".jp-NotebookPanel:visible").wait_for()
        self._lab.wait_for_kernel(self._path)
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        expect(self.widgets).to_have_count(self._widget_cells(), timeout=PATIENCE * 1000)

    @property
    def widgets(self) -> Locator:
        """Our widgets, in the order of the lesson."""
        return self.page.locator(".jp-OutputArea-output .smk:not(.smk .smk)")

    def widget(self, name: str, *, nth: int = 0) -> Locator:
        """The widget with this name; `nth` when the lesson has it twice."""
        return self.page.locator(f".smk.smk-{name}").nth(nth)

    def start_again(self) -> None:
        """Close the lesson and its kernel, open it anew and run it, as on another day."""
        self._lab.shut_down(self._path)
        self.page.goto(self._lab.address(self._path))
        self.run_all()

    def errors(self) -> list[str]:
        """What a learner would see of a cell that failed."""
        failed = self.page.locator("[data-mime-type='application/vnd.jupyter.error']")
        return failed.all_inner_texts()

    def formulas(self) -> list[str]:
        """What was set as a formula, as text between two dollar signs is."""
        return self.page.locator("mjx-container").all_inner_texts()

    def answer_wrongly(self, question: Question) -> tuple[Locator, Answer]:
        """Pick an answer beside the right one and check it, by mouse; gives card and answer."""
        card, place = self._right_place(question)
        beside = card.get_by_role("radio").nth(place - 1 if place else 1)
        beside.click()
        card.get_by_role("button").click()
        # whoever is quicker than the program would change an answer that is still on its way
        expect(card.locator(".smk-is-wrong")).to_have_count(1)
        picked = card.locator("label:has(input:checked)").inner_text()
        return card, next(each for each in question.answers if each.text == picked)

    def answer_rightly(self, question: Question) -> Locator:
        """Go from the wrong answer to the right one with arrow, Tab and Enter; gives the card."""
        card, place = self._right_place(question)
        card.locator("input:checked").focus()
        self.press("ArrowDown" if place else "ArrowUp")
        # the answer has arrived when the mark of the old one is gone
        expect(card.locator(".smk-is-wrong")).to_have_count(0)
        self.press("Tab", "Enter")
        return card

    def expect_answered(self, question: Question) -> None:
        """See that the right answer is still picked, and what we say to it still there."""
        card, place = self._right_place(question)
        expect(card.get_by_role("radio").nth(place)).to_be_checked()
        expect(card).to_contain_text(question.right_answer.feedback)

    def drag(self, what: Locator, *, onto: Locator) -> None:
        """Drag one thing onto another with the mouse."""
        what.hover()
        self.page.mouse.down()
        onto.hover()
        self.page.mouse.up()

    def _right_place(self, question: Question) -> tuple[Locator, int]:
        card = self.page.locator(".smk-self-check .smk-card").filter(has_text=question.question)
        texts = card.locator("label:has(input)").all_inner_texts()
        return card, texts.index(question.right_answer.text)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def open_folds(self) -> None:
        """Open whatever is folded up in the text."""
        for fold in self.page.locator(".jp-RenderedMarkdown summary").all():
            fold.click()

    def serious_violations(self) -> list[str]:
        """What axe-core finds wrong in our part of the page, each with the place."""
        found: dict[str, Any] = Axe().run(self.page, context={"include": OURS}).response
        return [
            f"{each['id']}: {node['target']} {node['html'][:200]}"
            for each in found["violations"]
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"]
        ]

    def close(self) -> None:
        """Close the tab, unsaved."""
        self.page.close(run_before_unload=False)

    def _widget_cells(self) -> int:
        notebook = nbformat.read(self._lab.notebooks / self._path, as_version=4)
        return sum(NO_STORED_OUTPUT in cell.metadata.get("tags", []) for cell in notebook.cells)

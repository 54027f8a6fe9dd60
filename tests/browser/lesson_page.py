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

    def answer(self, question: Question, answer: Answer) -> Locator:
        """Pick an answer of the self-check and check it, by mouse; gives the question's card."""
        card = self._card(question)
        card.get_by_role("radio", name=answer.text, exact=True).click()
        card.get_by_role("button").click()
        return card

    def answer_by_keys(self, question: Question, answer: Answer) -> Locator:
        """The same with Tab, arrows and Enter."""
        card = self._card(question)
        answers = card.get_by_role("radio")
        place = card.locator("label:has(input)").all_inner_texts().index(answer.text)
        beside, arrow = (place - 1, "ArrowDown") if place else (1, "ArrowUp")
        answers.nth(beside).focus()
        self.press("Space", arrow)
        expect(answers.nth(place)).to_be_checked()
        self.press("Tab", "Enter")
        return card

    def _card(self, question: Question) -> Locator:
        return self.page.locator(".smk-self-check .smk-card").filter(has_text=question.question)

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

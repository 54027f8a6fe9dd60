"""The slides of a workshop in Chromium, with no way to any other host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from smarketing_edu.intake.roster import read_roster
from smarketing_edu.pdf.slides.exporter import make_slides
from smarketing_edu.workshop.cohort import cohort_of
from smarketing_edu.workshop.workshop_file import load_workshop
from tests.in_process import run_template

OUTSIDE = """() => {
  const slide = Reveal.getCurrentSlide(), found = [];
  const edge = slide.getBoundingClientRect();
  const foot = document.querySelector(".foot").getBoundingClientRect().top;
  for (const each of slide.querySelectorAll("h1, h2, p, th, td, .callout, .card, table")) {
    if (each.closest("aside, .unseen")) continue;
    const box = each.getBoundingClientRect();
    if (box.bottom > foot + 1 || box.left < edge.left - 1 || box.right > edge.right + 1)
      found.push(each.outerHTML.slice(0, 80));
    if (each.closest("table") && each.scrollWidth > each.clientWidth)
      found.push(each.outerHTML.slice(0, 80));
  }
  return found;
}"""
"""What of the slide on show reaches over its edge, its foot or its cell."""

SMALLEST_LETTER = """() => Math.min(
  ...[...Reveal.getCurrentSlide().querySelectorAll("*"), document.querySelector(".foot"),
      document.querySelector(".slide-number")]
    .filter((each) => !each.closest("aside, .unseen") && each.innerText?.trim())
    .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""


def make_deck(
    path: Path, *, language: str, room: Path | None = None, brand: str = "", **workshop: Any
) -> Path:
    """Make the slides of the example's workshop, with the numbers of a roster."""
    whole = load_workshop("").model_copy(update={"language": language, **workshop})
    given: dict[str, Any] = {"workshop": whole.model_dump(mode="json"), "brand": brand}
    if room:
        given["figures"] = {"cohort": cohort_of(read_roster(room))}
    notebook = run_template(None, name="kit/slides", language=language, **given)
    path.write_text(make_slides(notebook), encoding="utf-8")
    return path


class Deck:
    """Slides that somebody has open."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        page.goto(path.as_uri())
        expect(page.locator(".reveal.ready")).to_be_visible()

    @property
    def count(self) -> int:
        """How many slides there are."""
        return int(self.page.evaluate("Reveal.getTotalSlides()"))

    @property
    def place(self) -> int:
        """Which slide is on show, from 1."""
        return int(self.page.evaluate("Reveal.getSlidePastCount() + 1"))

    @property
    def heading(self) -> str:
        """The heading of the slide on show."""
        return self.page.locator("section.present section.present").locator("h1, h2").inner_text()

    @property
    def notes(self) -> str:
        """The notes of the slide on show."""
        return str(self.page.evaluate("Reveal.getSlideNotes()"))

    @property
    def text(self) -> str:
        """All that stands on the slides, the notes and what is only read out among it."""
        return self.page.locator(".slides").evaluate("each => each.textContent")

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def next(self) -> bool:
        """Go on by keyboard; whether there was another slide."""
        place = self.place
        self.press("ArrowRight")
        if place == self.count:
            return False
        self.expect_place(place + 1)
        return True

    def expect_place(self, place: int) -> None:
        """See the number of the slide at its foot."""
        expect(self.page.locator(".slide-number-a")).to_have_text(str(place))

    def violations(self) -> list[str]:
        """What axe-core finds wrong on the page as it is."""
        found: dict[str, Any] = Axe().run(self.page).response
        return [
            f"{each['id']}: {node['target']} {node['html'][:200]}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

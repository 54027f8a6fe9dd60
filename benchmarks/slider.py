"""How long it takes from a moved slider, or a typed count, to the new picture.

Run it with `python -m benchmarks.slider`. It prints the times in the kernel alone, and in Chromium
from the key to the picture on the screen, and fails when a middle one is above its limit.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from playwright.sync_api import sync_playwright

from smarketing_edu.widgets.funnel_builder import FunnelBuilder
from smarketing_edu.widgets.hours_sliders import HoursSliders
from smarketing_edu.widgets.lesson import open_lesson
from smarketing_edu.widgets.one_customer import ExampleCustomer
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.lab import Lab
from tests.browser.lesson_page import LessonPage
from tests.browser.steps import step_through
from tests.programs import need

KERNEL_LIMIT, BROWSER_LIMIT = 50.0, 100.0  # milliseconds
STEPS = 60
_LESSON = "02_who_and_when.ipynb"


def main() -> int:
    """Measure both and print the times."""
    kernel = max(_print(f"kernel, {name}", times) for name, times in in_the_kernel().items())
    browser = _print("Chromium, hours slider, key to picture", in_the_browser())
    return 0 if kernel < KERNEL_LIMIT and browser < BROWSER_LIMIT else 1


def in_the_browser() -> list[float]:
    """Milliseconds from each key on the slider, in JupyterLab, to its picture on the screen."""
    keys = ["ArrowLeft", "ArrowRight", "ArrowRight", "ArrowLeft"] * (STEPS // 4)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        sync_playwright() as playwright,
        Lab(Path(folder) / "lab") as lab,
    ):
        chromium = playwright.chromium.launch(executable_path=need("chromium"), args=CHROMIUM_FLAGS)
        lesson = LessonPage(chromium.new_page(), lab=lab, path=_LESSON)
        hours = lesson.widget("hours")
        slider = hours.get_by_role("slider", name="Sales, hours a week")
        steps = step_through(slider, hours.locator(".smk-hours-picture"), keys)
        chromium.close()
    return list(steps.milliseconds)


def in_the_kernel() -> dict[str, list[float]]:
    """Milliseconds of CPU time for each step, on the owner's own numbers.

    What else the machine does is no matter here; in Chromium it is.
    """
    with tempfile.TemporaryDirectory() as folder:
        lesson = open_lesson(4, written_in="en", file=Path(folder) / "my_business.yaml")
        # while a hand moves, the file waits: it is written when the hand is still
        lesson.save_soon = lambda **_: None  # type: ignore[method-assign]
        sliders, builder = HoursSliders(lesson, own=True), FunnelBuilder(lesson, own=True)
        customer = ExampleCustomer(lesson)
        slider, count = sliders.sliders["hours_marketing"], builder.counts["intent"]
        margin, shares = customer.sliders["gross_margin"], cycle((50.0, 51.0, 52.0))
        hours, counts = cycle((4.0, 4.5, 5.5)), cycle(("120", "121", "122"))
        roads: dict[str, Iterator[float]] = {
            "hours slider": _times(slider, hours, picture=sliders.picture),
            "funnel count": _times(count, counts, picture=builder.bars),
            "margin of a customer": _times(margin, shares, picture=customer.board.bars),
        }
        return {name: list(times) for name, times in roads.items()}


def _times(control: Any, values: Iterator[object], *, picture: Any) -> Iterator[float]:
    for _ in range(STEPS):
        before, started = picture.value, process_time()
        control.value = next(values)
        yield (process_time() - started) * 1000
        if picture.value == before:
            raise RuntimeError("The picture did not change.")


def _print(name: str, times: list[float]) -> float:
    middle, late = median(times), sorted(times)[int(len(times) * 0.95)]
    print(f"{name}: {middle:.0f} ms in the middle, {late:.0f} ms at most in 19 of 20 steps")
    return middle


if __name__ == "__main__":
    sys.exit(main())

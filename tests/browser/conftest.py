"""JupyterLab with a copy of the lessons, and Chromium to open it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from tests.browser.lab import Lab
from tests.browser.lesson_page import LessonPage
from tests.programs import need

PATIENCE_FOR_A_CHANGE = 20_000  # milliseconds: a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE_FOR_A_CHANGE)
CHROMIUM_FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A server of our own, that reads no settings of whoever runs the tests."""
    need("chromium")
    with Lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser with a profile of its own."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=need("chromium"),
            args=CHROMIUM_FLAGS,
            viewport={"width": 1280, "height": 900},
        )
        yield context
        context.close()


@pytest.fixture
def open_lesson(lab: Lab, chromium: BrowserContext) -> Iterator[Callable[[str], LessonPage]]:
    """Opens lessons by their file's path, run to the end; forgets all answers afterwards."""
    opened: list[LessonPage] = []

    def open_it(path: str) -> LessonPage:
        opened.append(LessonPage(chromium.new_page(), lab=lab, path=path))
        return opened[-1]

    yield open_it
    for page in opened:
        page.close()
    lab.forget_all()


@pytest.fixture
def answers(lab: Lab) -> Path:
    """The file with the owner's answers."""
    return lab.notebooks / "my_business.yaml"

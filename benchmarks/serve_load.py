"""A whole room at once: everybody opens a lesson of `smarketing serve` at the same moment."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Barrier
from time import perf_counter
from typing import Any

import psutil
from jupyter_server.services.kernels.connection.base import deserialize_binary_message
from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import Row, Section, Sizes
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.door import Door
from tests.browser.learner import LESSON, Learner, message
from tests.programs import need

_NEXT_LESSON = "lesson/01_two_jobs.ipynb"
_QUESTION = "What is your business called?"
_PATIENCE = 120  # seconds
_MEGABYTE = 1 << 20


def measure(sizes: Sizes) -> list[Row]:
    """Let so many learners in at once, one of them with a real browser; what each waited for."""
    with tempfile.TemporaryDirectory() as name, _room(Path(name), sizes.rows) as (door, ready):
        visitors = [Visitor(door.address, number) for number in range(1, sizes.rows)]
        start = Barrier(sizes.rows)
        with ThreadPoolExecutor(sizes.rows) as pool:
            visits = [pool.submit(visitor.first_lesson, start) for visitor in visitors]
            browser, each = _in_chromium(door, start)
            waits = [seconds for visit in visits if (seconds := visit.result()) is not None]
            arrived = list(pool.map(Visitor.next_lesson, visitors))
    lost, errors = arrived.count(False), len(visitors) - len(waits)
    return [
        Row(
            f"first widget, {len(waits)} learners; {each} MB each, {errors} errors, "
            f"{lost} answers lost",
            tuple(waits),
        ),
        Row("first widget in Chromium, among them", (browser,)),
        Row("from the command to a room that is ready", (ready,)),
    ]


@contextmanager
def _room(folder: Path, learners: int) -> Iterator[tuple[Door, float]]:
    """A room for so many, and the seconds until it was ready."""
    environment = {**os.environ, "TMPDIR": str(folder)}
    words = ("serve", "--learners", str(learners), "--port", "29866")
    began = perf_counter()
    with Door(*words, log=folder / "window", cwd=folder, env=environment) as door:
        door.wait_for("Ready", patience=3 * _PATIENCE)
        yield door, perf_counter() - began


def _in_chromium(door: Door, start: Barrier) -> tuple[float, int]:
    """Seconds from a click to the first widget on the screen, and then MB for each page."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=need("chromium"), args=CHROMIUM_FLAGS)
        page = chromium.new_page()
        page.goto(door.address)
        seconds = _click(page, start)
        each = _megabytes_each(door)
        chromium.close()
    return seconds, each


def _click(page: Page, start: Barrier) -> float:
    start.wait()
    began = perf_counter()
    page.get_by_role("link", name="How does this workbook work?").click()
    page.locator(".smk-progress").wait_for(timeout=_PATIENCE * 1000)
    return perf_counter() - began


def _megabytes_each(door: Door) -> int:
    """What a page's kernel takes, its share of what it shares with others included."""
    processes = psutil.Process(door.process.pid).children(recursive=True)
    return int(median(each.memory_full_info().pss for each in processes) // _MEGABYTE)


class Visitor:
    """A learner without a browser, who asks for what a browser would ask for."""

    def __init__(self, address: str, number: int) -> None:
        self._learner = Learner(address)
        self._name = f"Business number {number}"
        self._kept = ""
        self._learner.come_in()

    def first_lesson(self, start: Barrier) -> float | None:
        """Open lesson zero and answer a question; seconds until the widgets were there, or None."""
        start.wait()
        began = perf_counter()
        try:
            with self._page(LESSON) as channels:
                widgets = _widgets(channels)
                seconds = perf_counter() - began
                self._kept = self._answer(channels, widgets)
        except (OSError, AssertionError):
            return None
        return seconds

    def next_lesson(self) -> bool:
        """Open lesson one with what the first has kept; whether the answer is there."""
        try:
            with self._page(_NEXT_LESSON) as channels:
                return bool(_question(_widgets(channels))[1]["value"] == self._name)
        except (OSError, AssertionError):
            return False

    def _page(self, lesson: str) -> Any:
        return self._learner.channels(self._learner.open_lesson(self._kept, lesson=lesson))

    def _answer(self, channels: Any, widgets: dict[str, Any]) -> str:
        """Type the name; what the page then gives the browser to keep."""
        field, _ = _question(widgets)
        state = {"method": "update", "state": {"value": self._name}, "buffer_paths": []}
        channels.send(message("comm_msg", comm_id=field, data=state))
        for data in _comm_data(channels):
            kept = str(data.get("state", {}).get("kept", ""))
            if self._name in kept:
                return kept
        raise AssertionError("The page has ended.")


def _widgets(channels: Any) -> dict[str, Any]:
    """Ask for all widgets as a page does, once its kernel has answered, and wait for them."""
    channels.send(message("kernel_info_request"))
    while _hear(channels)["msg_type"] != "kernel_info_reply":
        continue
    opened = message("comm_open", comm_id="all", target_name="jupyter.widget.control", data={})
    channels.send(json.dumps({**json.loads(opened), "metadata": {"version": "1.0.0"}}))
    channels.send(message("comm_msg", comm_id="all", data={"method": "request_states"}))
    states = (data["states"] for data in _comm_data(channels) if data["method"] == "update_states")
    return dict(next(states))


def _question(widgets: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The field for the name of the business: its id and its state."""
    found = ((each, widget["state"]) for each, widget in widgets.items())
    return next(pair for pair in found if pair[1].get("description") == _QUESTION)


def _comm_data(channels: Any) -> Iterator[dict[str, Any]]:
    """What the kernel says to the page's widgets, as it comes."""
    while True:
        told = _hear(channels)
        if told["msg_type"] == "comm_msg":
            yield told["content"]["data"]


def _hear(channels: Any) -> dict[str, Any]:
    heard = channels.recv(timeout=_PATIENCE)
    told = deserialize_binary_message(heard) if isinstance(heard, bytes) else json.loads(heard)
    return dict(told)


SERVE = Section("Seconds that a learner waits in a room where all come at once", measure)

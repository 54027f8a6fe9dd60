"""How long the kernel takes from a moved slider, or a typed count, to the new picture.

Run it with `python -m benchmarks.slider`; it prints the times, and fails when the middle
one is above fifty milliseconds.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from smarketing_edu.widgets.funnel_builder import FunnelBuilder
from smarketing_edu.widgets.hours_sliders import HoursSliders
from smarketing_edu.widgets.lesson import open_lesson

LIMIT_MILLISECONDS = 50.0
STEPS = 60


def main() -> int:
    """Move both, on the owner's own numbers, and print the times."""
    with tempfile.TemporaryDirectory() as folder:
        lesson = open_lesson(4, written_in="en", file=Path(folder) / "my_business.yaml")
        # while a hand moves, the file waits: it is written when the hand is still
        lesson.save_soon = lambda **_: None  # type: ignore[method-assign]
        sliders, builder = HoursSliders(lesson, own=True), FunnelBuilder(lesson, own=True)
        slider, count = sliders.sliders["hours_marketing"], builder.counts["intent"]
        hours, counts = cycle((4.0, 4.5, 5.5)), cycle(("120", "121", "122"))
        roads: dict[str, Iterator[float]] = {
            "hours slider": _times(slider, hours, picture=sliders.picture),
            "funnel count": _times(count, counts, picture=builder.bars),
        }
        slowest = max(_print(name, list(times)) for name, times in roads.items())
    return 0 if slowest < LIMIT_MILLISECONDS else 1


def _times(control: Any, values: Iterator[object], *, picture: Any) -> Iterator[float]:
    for _ in range(STEPS):
        before, started = picture.value, perf_counter()
        control.value = next(values)
        yield (perf_counter() - started) * 1000
        if picture.value == before:
            raise RuntimeError("The picture did not change.")


def _print(name: str, times: list[float]) -> float:
    middle, late = median(times), sorted(times)[int(len(times) * 0.95)]
    print(f"{name}: {middle:.0f} ms in the middle, {late:.0f} ms at most in 19 of 20 steps")
    return middle


if __name__ == "__main__":
    sys.exit(main())

"""Seconds that the scoring lab takes over a list of 8,000 past leads."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import process_time

from benchmarks.measure import Row, Section, Sizes
from smarketing_edu.widgets.lesson import open_lesson
from smarketing_edu.widgets.scoring_lab import LeadLab

LEADS = 8_000
FACTS = ("friend", "asked for a date", "asked only for the price")


def measure(sizes: Sizes) -> list[Row]:
    """Read the same list in each round, set the points and judge them, then move the threshold."""
    data = past_leads()
    read, moved = [], []
    with tempfile.TemporaryDirectory() as folder:
        lab = LeadLab(open_lesson(9, written_in="en", file=Path(folder) / "mine.yaml"), own=True)
        slider = lab.threshold

        def move() -> None:
            slider.value = (slider.value + slider.step) % slider.max

        for _ in range(sizes.rounds):
            read.append(_processor_time(lambda: lab.read(data, name="leads.csv")))
            moved.append(_processor_time(move))
        if len(lab.table.leads) != LEADS:
            raise RuntimeError("The lab did not read the whole list.")
    return [
        Row("list read, points set and judged: processor time", tuple(read)),
        Row("threshold moved: processor time", tuple(moved)),
    ]


def past_leads() -> bytes:
    """A made-up list as a CSV: a tenth bought, and more of those who came through a friend."""
    random, first = Random(8), date(2024, 1, 1)
    lines = [",".join(("arrived", "bought", "bought on", *FACTS))]
    for row in range(LEADS):
        facts = [random.random() < 0.3 for _ in FACTS]
        won = random.random() < (0.3 if facts[0] else 0.1)
        came = first + timedelta(row * 500 // LEADS)
        won_on = str(came + timedelta(random.randint(0, 30))) if won else ""
        answers = ["yes" if answer else "no" for answer in (won, *facts)]
        lines.append(",".join((str(came), answers[0], won_on, *answers[1:])))
    return "\n".join(lines).encode()


def _processor_time(do: Callable[[], None]) -> float:
    began = process_time()
    do()
    return process_time() - began


LAB = Section(f"The scoring lab over {LEADS:,} past leads", measure)

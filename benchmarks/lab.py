"""How long the scoring lab takes over a list of 8,000 past leads.

Run it with `python -m benchmarks.lab`. It prints the middle time to set the points and judge them,
for a list read from a CSV and for a threshold that is moved on the same list.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from smarketing_edu.widgets.lesson import open_lesson
from smarketing_edu.widgets.scoring_lab import LeadLab

LEADS, ROUNDS = 8_000, 9
FACTS = ("friend", "asked for a date", "asked only for the price")


def main() -> None:
    """Measure both and print the middle times."""
    data = past_leads()
    with tempfile.TemporaryDirectory() as folder:
        lab = LeadLab(open_lesson(9, written_in="en", file=Path(folder) / "mine.yaml"), own=True)
        _print("list read, points set and judged", lambda _: lab.read(data, name="leads.csv"))
        if len(lab.table.leads) != LEADS:
            raise RuntimeError("The lab did not read the whole list.")
        thresholds = range(0, 100, 5)

        def move(turn: int) -> None:
            lab.threshold.value = thresholds[turn + 1]

        _print("threshold moved", move)


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


def _print(name: str, run: Callable[[int], None]) -> None:
    times = []
    for turn in range(ROUNDS):
        started = process_time()
        run(turn)
        times.append((process_time() - started) * 1000)
    print(f"scoring lab, {LEADS:,} leads, {name}: {median(times):.0f} ms of CPU time in the middle")


if __name__ == "__main__":
    main()

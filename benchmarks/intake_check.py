"""How long `check` takes for a roster of ten thousand rows of fifty columns.

Run it with `python benchmarks/intake_check.py`; it prints the time, and fails above ten seconds.
The rows are made up from a fixed seed: blanks, money, percents, lists, and some faults.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from pathlib import Path

from smarketing_edu.intake.check import check_roster
from smarketing_edu.model.business import FIELDS, STAGES, Field

ROWS, COLUMNS = 10_000, 50
LIMIT_SECONDS = 10.0
FAULTS = 0.05
"""The share of cells that somebody filled in badly."""


def main() -> int:
    """Make the roster, check it, print the time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.csv"
        _write_roster(path)
        start, worked = time.perf_counter(), time.process_time()
        report = check_roster(path)
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
    problems = sum(len(row.problems) for row in report.rows)
    print(f"{len(report.rows):,} rows of {COLUMNS} columns, {problems:,} problems:")
    print(f"{seconds:.1f} s, of which the processor worked {worked:.1f} s")
    return 0 if seconds < LIMIT_SECONDS and len(report.rows) == ROWS else 1


def _write_roster(path: Path) -> None:
    dice = random.Random(20260101)
    names = ["business_name", *(n for n in FIELDS if n != "business_name")][:COLUMNS]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for number in range(ROWS):
            rest = [_cell(FIELDS[name], dice) for name in names[1:]]
            writer.writerow([f"Business {number}", *rest])


def _cell(field: Field, dice: random.Random) -> str:
    if dice.random() < 0.2:
        return dice.choice(["", "", "n/a", "-"])
    if field.name in ("learner_id", "email"):
        return f"p{dice.random()}@example.org"
    if dice.random() < FAULTS:
        return dice.choice(["about 30", "30-40", "4.25", "3/4/2026", "lots", "1.234", "???"])
    number = dice.randint(1, 9) * 4 ** (6 - STAGES.index(field.name) if field.name in STAGES else 5)
    forms = {
        "integer": [str(number), f"{number:,}"],
        "number": [str(number % 60), f"{number % 60}.5"],
        "money": [f"${number:,}.{number % 100:02}", str(number), f"{number / 1000:.1f}k"],
        "rate": [f"{number % 101}%", f"0.{number % 100:02}"],
        "date": ["2026-05-01", "May 1, 2026"],
        "yes_no": ["yes", "no", "x"],
        "choice": field.choices,
        "list": ["; ".join(field.choices[:2]) or f"calls {number}; flyers {number}"],
        "channels": [f"Flyers={number}/12; Instagram=0/9"],
        "points": ["came through a friend=15; asked the price=5"],
    }
    return dice.choice(forms.get(field.kind, [f"some words {dice.random()}", "fresh bread"]))


if __name__ == "__main__":
    sys.exit(main())

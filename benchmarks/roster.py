"""A roster of any length, from the example's businesses."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "workshop.csv"


def write_roster(path: Path, *, rows: int) -> Path:
    """Write a roster of so many rows: the example's, over and over, each with its own name."""
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        people = list(itertools.islice(itertools.cycle(list(reader)), rows))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=reader.fieldnames or [])
        writer.writeheader()
        for number, person in enumerate(people, start=1):
            again = f"{person['business_name']} {number}"
            writer.writerow(person | {"learner_id": f"B-{number}", "business_name": again})
    return path

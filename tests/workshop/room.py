"""A room of forty with odd names: the example roster three times over, each row a person apart."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.conftest import EXAMPLES

NAMES = (
    *("Rosie Hartwell", "María Fernanda de la Cruz", "Dr. Ana de la Cruz", "Hall, Tom", "Li"),
    *("Gabriel García Márquez", "Rosie and Tom Hartwell", "李小龍", "=HYPERLINK(1)", "محمد علي"),
    *("Åsa Ødegård", "John Paul Jones III", "von Trapp", "Nguyễn Thị Minh Khai", "M" * 90),
    *("Sinéad O'Brien-Ní Dhónaill", "<b>Bold</b> & Sons", '#image("/etc/passwd") $x$ *y*'),
    "[Call](javascript:alert(1))",
)
BY_HAND = (9, 28)
"""The rows whose owner has a name in Chinese, which our fonts lack."""

PEOPLE = 40


def marker(place: int) -> int:
    """The amount that only one person of the room has told."""
    return 7_310_000 + 37 * place


def write_room(path: Path) -> Path:
    """Write the roster: every fourth speaks Spanish, each has an odd amount and a phone."""
    with (EXAMPLES / "workshop.csv").open(encoding="utf-8", newline="") as file:
        examples = list(csv.DictReader(file))
    rows = []
    for place in range(PEOPLE):
        row = dict(examples[place % len(examples)])
        row |= {
            "learner_id": f"K-{place:03d}",
            "owner_name": NAMES[place % len(NAMES)],
            "business_name": f"Business of number {place}",
            "email": f"person{place}@example.org",
            "language": "es" if place % 4 == 3 else "en",
            "revenue": str(marker(place)),
            "Phone": f"+1 (555) 014-{1000 + place} ext. 7",
        }
        rows.append(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path

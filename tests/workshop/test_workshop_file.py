"""A workshop file says what is wrong with it, and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from smarketing_edu.errors import InputError
from smarketing_edu.workshop.workshop_file import load_workshop


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("minutes: 75", "60, 90 or 120"),
        ("date: 24.11.2026", "2026-11-24"),
        ("starts: half past six", "18:00"),
        ("language: fr", "en or es"),
        ("place_name: here", "There is no such line"),
        ("resources: [{name: A, good_for: b}]", "three or more"),
        ("title: [", "cannot be read"),
    ],
)
def test_a_wrong_line_is_named_with_its_cure(tmp_path: Path, line: str, cure: str) -> None:
    """Each wrong line is refused with what to write instead."""
    path = tmp_path / "workshop.yaml"
    path.write_text(f"title: A\n{line}\n" if "title" not in line else line, encoding="utf-8")
    with pytest.raises(InputError, match=cure):
        load_workshop(path)


def test_a_time_without_quotes_is_a_time(tmp_path: Path) -> None:
    """18:00 is read as six in the evening, with and without quotes (YAML knows base sixty)."""
    path = tmp_path / "workshop.yaml"
    path.write_text("title: A\nstarts: 18:00\nworkshop_id: 0042\n", encoding="utf-8")
    workshop = load_workshop(path)
    assert str(workshop.starts) == "18:00:00"
    assert workshop.workshop_id == "0042"


def test_without_places_three_public_ones_are_named() -> None:
    """A file that names no place to go next gets three that cost nothing."""
    assert len(load_workshop({"title": "A"}).next_places(language="es")) == 3

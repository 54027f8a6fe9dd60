"""Damaged files of every kind: they are read, or refused in our own words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.intake.damage import damage, damage_inside, sound_files, try_reader

FILES = sound_files()
TRIES = 60


@pytest.mark.parametrize("suffix", FILES)
def test_a_sound_file_is_read(tmp_path: Path, suffix: str) -> None:
    """Each file that we damage below can be read before."""
    assert try_reader(suffix, FILES[suffix], tmp_path) == "read"


@pytest.mark.parametrize("suffix", FILES)
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, suffix: str) -> None:
    """Whatever the damage, only our own errors come out."""
    dice = random.Random(f"damage {suffix}")
    for _ in range(TRIES):
        try_reader(suffix, damage(FILES[suffix], dice), tmp_path)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".zip"])
def test_damage_inside_a_workbook_is_read_or_refused(tmp_path: Path, suffix: str) -> None:
    """A workbook whose parts are damaged is no danger either."""
    dice = random.Random(f"inside {suffix}")
    for _ in range(TRIES):
        try_reader(suffix, damage_inside(FILES[suffix], dice), tmp_path)

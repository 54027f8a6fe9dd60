"""The benchmarks still run, and count rightly."""

from __future__ import annotations

import platform
import sys
from pathlib import Path
from time import sleep

import pytest

from benchmarks.measure import Road, Row, take_turns
from benchmarks.roster import write_roster
from benchmarks.table import machine_in_words, table
from smarketing_edu.intake.roster import read_roster
from tests.conftest import ROOT
from tests.programs import need, run

pytestmark = pytest.mark.xdist_group("packaging")


def test_roads_take_turns() -> None:
    """Each round takes every road once, and a road's time is shared among what it made."""
    taken: list[str] = []

    def road(name: str, *, made: int) -> Road:
        def run() -> int:
            taken.append(name)
            sleep(0.02)
            return made

        return Road(name, run)

    ours, theirs = take_turns([road("ours", made=1), road("theirs", made=1000)], rounds=3)
    assert taken == ["ours", "theirs"] * 3
    assert len(ours.seconds) == len(theirs.seconds) == 3
    assert ours.median >= 0.02 > theirs.median


def test_table_compares_with_the_first_road() -> None:
    """The middle figure counts, in seconds or milliseconds, and as so many times the first's."""
    rows = [Row("ours", (0.5, 0.04, 0.0031)), Row("theirs", (1.0, 9.0, 1.5))]
    assert table(rows).splitlines()[2:] == [
        "| ours | 40 ms | 3.1 ms | 500 ms | 1.0 |",
        "| theirs | 1.50 s | 1.00 s | 9.00 s | 37.5 |",
    ]


def test_machine_is_described_without_its_name() -> None:
    """The words can be published: cores and versions, and not what the machine is called."""
    words = machine_in_words()
    assert platform.python_version() in words
    assert platform.node() not in words.split()


def test_roster_has_as_many_businesses_as_asked(tmp_path: Path) -> None:
    """The example's businesses are used over and over, each time under another name."""
    roster = read_roster(write_roster(tmp_path / "roster.csv", rows=30))
    named = {row.business.business_name for row in roster.rows if row.business}
    assert len(named) == 30


def test_command_measures_every_road_to_a_handout() -> None:
    """One command takes all three roads from a business to its PDF, and prints what each took."""
    need("chromium")
    printed = run(
        sys.executable, "-m", "benchmarks", "handouts", "--rounds", "1", "--rows", "1", cwd=ROOT
    )
    for road in ("smarketing batch", "nbconvert --to webpdf", "our exporter"):
        assert road in printed

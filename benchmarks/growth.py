"""Does a handout cost the same in a roster ten times as long, and is memory flat?"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.batch import run_and_watch
from benchmarks.measure import Row, Section, Sizes
from benchmarks.roster import write_roster
from smarketing_edu.intake.roster import read_roster

WORKERS = 2
_TIMES = 10
_FEWEST = 20
"""A shorter roster would measure the start."""


def measure(sizes: Sizes) -> list[Row]:
    """Make a tenth of the rows, then all of them; each once, for a long one takes its time."""
    few = max(sizes.rows // _TIMES, _FEWEST)
    return [_row(rows) for rows in (few, few * _TIMES)]


def _row(rows: int) -> Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roster = read_roster(write_roster(folder / "roster.csv", rows=rows))
        each, _, megabytes = run_and_watch(roster, folder / "run", WORKERS)
    said = f"{rows} rows, {WORKERS} at once: {each * rows:.0f} s, at most {megabytes:.0f} MB"
    return Row(said, (each,))


GROWTH = Section("Seconds for each handout of a short and a long roster, with the start", measure)

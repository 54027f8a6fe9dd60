"""Seconds for each handout of a batch beside the floor: the same cells, nothing around them."""

from __future__ import annotations

import itertools
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import psutil

from benchmarks.measure import Row, Section, Sizes
from benchmarks.roster import write_roster
from smarketing_edu.batch.run import run_batch
from smarketing_edu.batch.selection import BatchOptions
from smarketing_edu.handout import HandoutOptions
from smarketing_edu.intake.roster import Roster, read_roster
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.in_process import run_template

WORKERS = (1, 2)
_SAMPLE_SECONDS = 0.25


def measure(sizes: Sizes) -> list[Row]:
    """Make a roster with one worker and with two, and its cells in this process, turn by turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roster = read_roster(write_roster(folder / "roster.csv", rows=sizes.rows))
        bare = [floor(roster) for _ in range(sizes.rounds + 1)][1:]  # the first one warms up
        rows = [Row("floor: the cells in one warm process, and Typst", tuple(bare))]
        places = (folder / f"run{number}" for number in itertools.count())
        for workers in WORKERS:
            runs = [run_and_watch(roster, next(places), workers) for _ in range(sizes.rounds)]
            whole, steady, memory = zip(*runs, strict=True)
            rows.append(Row(f"batch, {workers} at once, with its start", whole))
            said = f"batch, {workers} at once, after the first (at most {max(memory):.0f} MB)"
            rows.append(Row(said, steady))
    return rows


def floor(roster: Roster) -> float:
    """Seconds a handout where nothing stands around the cells and Typst."""
    began = perf_counter()
    for business in roster.businesses:
        make_pdf(run_template(business, language=business.language or "en"))
    return (perf_counter() - began) / len(roster.businesses)


def run_and_watch(roster: Roster, folder: Path, workers: int) -> tuple[float, float, float]:
    """Run a batch: seconds a handout with the start and after it, and the most megabytes."""
    ends: list[float] = []
    began = perf_counter()
    with _memory() as most:
        result = run_batch(
            roster,
            folder,
            options=HandoutOptions(),
            batch=BatchOptions(workers=workers),
            on_row=lambda row: ends.append(perf_counter()),
        )
    if result.made != len(roster.businesses):
        raise RuntimeError(f"Of {len(roster.businesses)} handouts {result.made} were made.")
    steady = (ends[-1] - ends[workers - 1]) / (len(ends) - workers)
    return (ends[-1] - began) / len(ends), steady, most[0]


@contextmanager
def _memory() -> Iterator[list[float]]:
    """Sample what this process and all it has started hold for themselves, in megabytes."""
    most, done = [0.0], threading.Event()

    def sample() -> None:
        me = psutil.Process()
        while not done.wait(_SAMPLE_SECONDS):
            held = sum(_private(process) for process in [me, *me.children(recursive=True)])
            most[0] = max(most[0], held / 2**20)

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield most
    finally:
        done.set()
        thread.join()


def _private(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss if psutil.LINUX else process.memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0


BATCH = Section("Seconds for each handout of a batch", measure)

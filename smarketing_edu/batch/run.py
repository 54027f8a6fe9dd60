"""Make the handouts of a roster on all cores; a row that fails never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from smarketing_edu.batch.folder import HandoutFolder, only_one
from smarketing_edu.batch.keys import handout_key
from smarketing_edu.batch.ledger import LEDGER, Entry, read_ledger
from smarketing_edu.batch.report import write_index, write_problems
from smarketing_edu.batch.results import BatchResult, RowResult, done_row, failed_row
from smarketing_edu.batch.row import TEXT_CUT, RowJob, RowOutcome
from smarketing_edu.batch.selection import BatchOptions, chosen_rows, file_names
from smarketing_edu.batch.workers import cores, run_in_workers
from smarketing_edu.errors import FileInputError, SmarketingError
from smarketing_edu.handout import OUR_ENGINE, HandoutOptions
from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.model.business import Business

STOCK_ENGINE = "stock"
"""What the engine is called that papermill comes with."""

_TIME_LIMIT = 120.0
_MEMORY_LIMIT = 2 << 30


@dataclass(frozen=True)
class _Planned:
    """A row that can be made: the name of its file and the key of what it is made from."""

    row: RosterRow
    business: Business
    name: str
    key: str


def run_batch(
    roster: Roster,
    folder: Path,
    *,
    options: HandoutOptions,
    batch: BatchOptions | None = None,
    first_date: date | None = None,
    on_row: Callable[[RowResult], None] = lambda result: None,
) -> BatchResult:
    """Make the handouts of a roster in `folder/handouts`, with `index.csv` and `problems.csv`.

    Only what has changed since the last run is made. Without a date in the options the handouts
    bear the one of the first run in this folder, which is `first_date`.
    Raises `FileInputError` when the folder cannot be written to or another batch works in it.
    """
    batch = batch or BatchOptions()
    _make_folder(folder / "handouts")
    part = "" if batch.shard[1] == 1 else "-{}-of-{}".format(*batch.shard)
    with only_one(folder / f".lock{part}"):
        run = _Run(roster, folder, part=part, options=options, batch=batch, first_date=first_date)
        results = run.results(on_row)
    result = BatchResult(tuple(results), roster.problems)
    write_index(result.rows, folder / f"index{part}.csv")
    problems = [*result.problems, *(p for row in results for p in row.problems)]
    write_problems(problems, folder / f"problems{part}.csv")
    return result


class _Run:
    """One run over the rows that are asked for."""

    def __init__(
        self,
        roster: Roster,
        folder: Path,
        *,
        part: str,
        options: HandoutOptions,
        batch: BatchOptions,
        first_date: date | None,
    ) -> None:
        others = () if part else sorted(folder.glob(f"{LEDGER}-*-of-*"))
        ledger = read_ledger(folder / f"{LEDGER}{part}", others=others)
        day = options.prepared_on or ledger.prepared_on or first_date
        ledger.prepared_on = day
        engine = options.engine or OUR_ENGINE
        self.batch = batch
        self.options = replace(
            options,
            prepared_on=day,
            engine=None if engine == STOCK_ENGINE else engine,
            time_limit=options.time_limit or _TIME_LIMIT,
            memory_limit=options.memory_limit or _MEMORY_LIMIT,
        )
        self.handouts = HandoutFolder(folder / "handouts", ledger)
        self.rows = chosen_rows(roster, batch=batch)
        self.names = file_names(roster)

    def results(self, on_row: Callable[[RowResult], None]) -> list[RowResult]:
        """What became of each row, in the order of the roster."""
        done: dict[int, RowResult] = {}
        for result in self._each():
            done[result.row] = result
            on_row(result)
        self.handouts.ledger.save()
        return [done[row.number] for row in self.rows]

    def _each(self) -> Iterator[RowResult]:
        planned: dict[int, _Planned] = {}
        for row in self.rows:
            if row.business is None:
                yield failed_row(row)
                continue
            name = self.names[row.number]
            try:
                key = handout_key(row.business, options=self.options)
            except SmarketingError as error:
                yield failed_row(row, RowOutcome(error=str(error)))
                continue
            planned[row.number] = _Planned(row, row.business, name, key)
        yield from self._unchanged(planned)
        yield from self._made(planned)

    def _unchanged(self, planned: dict[int, _Planned]) -> Iterator[RowResult]:
        """Keep what can stay and clear the folder; what is left in `planned` has to be made."""
        wanted = {one.name: one.key for one in planned.values()}
        kept = set() if self.batch.force else self.handouts.keep(wanted)
        if not self.batch.is_part:
            self.handouts.sweep()
        if not self.batch.only and not self.batch.preview:
            ours = self.handouts.ledger.entries.keys() - set(self.names.values())
            self.handouts.remove(ours)
        for one in [one for one in planned.values() if one.name in kept]:
            del planned[one.row.number]
            entry = self.handouts.ledger.entries[one.name]
            outcome = RowOutcome(pages=entry.pages, notes=entry.changes)
            yield done_row(one.row, outcome, status="unchanged", file=f"handouts/{one.name}")
        self.handouts.plan([one.name for one in planned.values()])

    def _made(self, planned: dict[int, _Planned]) -> Iterator[RowResult]:
        folder = self.handouts.folder
        jobs = [
            RowJob(one.row.number, one.business, self.options, folder / one.name)
            for one in planned.values()
        ]
        for job, outcome in self._run(jobs):
            one = planned[job.row]
            if outcome.error:
                self.handouts.remove([one.name])  # an older one would pass for this one
                yield failed_row(one.row, outcome)
                continue
            # which signs were changed is the learner's own; which field was cut is not
            changes = tuple((kind, at if kind == TEXT_CUT else "") for kind, at in outcome.notes)
            entry = Entry(one.name, one.key, outcome.digest, outcome.pages, changes)
            self.handouts.ledger.add(entry)
            yield done_row(one.row, outcome, status="made", file=f"handouts/{one.name}")

    def _run(self, jobs: list[RowJob]) -> Iterator[tuple[RowJob, RowOutcome]]:
        if self.batch.cluster:
            # only who asks for a cluster has Dask
            from smarketing_edu.batch.cluster import run_on_cluster

            return run_on_cluster(jobs, address=self.batch.cluster)
        return run_in_workers(jobs, workers=self.batch.workers or cores())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileInputError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another with -o.",
            path=str(folder),
        ) from error

"""Make the handouts of a roster on all cores; a row that fails never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zlib import crc32

from slugify import slugify

from smarketing_edu.batch.folder import HandoutFolder, only_one
from smarketing_edu.batch.keys import handout_key
from smarketing_edu.batch.ledger import LEDGER, Entry, read_ledger
from smarketing_edu.batch.report import write_index, write_problems
from smarketing_edu.batch.results import BatchResult, RowResult, done_row, failed_row
from smarketing_edu.batch.row import RowJob, RowOutcome
from smarketing_edu.batch.workers import cores, run_in_workers
from smarketing_edu.errors import FileInputError, SmarketingError
from smarketing_edu.handout import OUR_ENGINE, HandoutOptions
from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.model.business import Business

STOCK_ENGINE = "stock"
"""What the engine is called that papermill comes with."""

_SLUG_LENGTH = 60
_TIME_LIMIT = 120.0
_MEMORY_LIMIT = 2 << 30


@dataclass(frozen=True)
class BatchOptions:
    """How a batch goes about its work; none of this changes a handout.

    `only` names rows by the number the spreadsheet shows; `preview` makes the first good row only;
    `force` makes again what has not changed; `workers` is one for each core when it is 0;
    `cluster` is the address of a Dask scheduler; `shard` is (which, of how many) from 1.
    """

    only: Collection[int] = ()
    preview: bool = False
    force: bool = False
    workers: int = 0
    cluster: str = ""
    shard: tuple[int, int] = (1, 1)

    @property
    def is_part(self) -> bool:
        """Whether some rows of the roster are left out on purpose."""
        return bool(self.only) or self.preview or self.shard[1] > 1


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
        # without a date the handouts of the first run bear none, and neither do later ones
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
        self.rows = _chosen(roster, batch)
        self.names = _names(roster)

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
            outcome = RowOutcome(pages=entry.pages, notes=tuple((c, "") for c in entry.changes))
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
            changes = tuple(change for change, _ in outcome.notes)
            entry = Entry(one.name, one.key, outcome.digest, outcome.pages, changes)
            self.handouts.ledger.add(entry)
            yield done_row(one.row, outcome, status="made", file=f"handouts/{one.name}")

    def _run(self, jobs: list[RowJob]) -> Iterator[tuple[RowJob, RowOutcome]]:
        if self.batch.cluster:
            # only who asks for a cluster has Dask
            from smarketing_edu.batch.cluster import run_on_cluster

            return run_on_cluster(jobs, address=self.batch.cluster)
        return run_in_workers(jobs, workers=self.batch.workers or cores())


def _chosen(roster: Roster, batch: BatchOptions) -> list[RosterRow]:
    rows = [row for row in roster.rows if not batch.only or row.number in batch.only]
    which, shards = batch.shard
    rows = [row for row in rows if _shard(row, shards) == which]
    return [row for row in rows if row.business][:1] if batch.preview else rows


def _shard(row: RosterRow, shards: int) -> int:
    """Which shard makes a row, from 1: the same one wherever in the roster the learner stands."""
    learner = (row.business and row.business.learner_id) or str(row.number)
    return crc32(learner.encode()) % shards + 1


def _names(roster: Roster) -> dict[int, str]:
    """The name of each row's file: its place in the roster, and the business in plain letters."""
    width = max(3, len(str(len(roster.rows))))
    return {
        row.number: f"{place:0{width}d}-{_slug(row.business)}.pdf"
        for place, row in enumerate(roster.rows, start=1)
        if row.business
    }


def _slug(business: Business) -> str:
    """A file name that is safe on Windows, macOS and Linux: letters, digits and hyphens."""
    name = business.business_name.replace("'", "").replace("’", "")
    return slugify(name, max_length=_SLUG_LENGTH) or "handout"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileInputError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another with -o.",
            path=str(folder),
        ) from error

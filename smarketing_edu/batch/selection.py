"""Which rows a batch makes, and what their files are called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from zlib import crc32

from slugify import slugify

from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.model.business import Business

_SLUG_LENGTH = 60


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


def chosen_rows(roster: Roster, *, batch: BatchOptions) -> list[RosterRow]:
    """The rows that a batch is asked for, in the order of the roster."""
    rows = [row for row in roster.rows if not batch.only or row.number in batch.only]
    which, shards = batch.shard
    rows = [row for row in rows if _shard(row, shards) == which]
    return [row for row in rows if row.business][:1] if batch.preview else rows


def _shard(row: RosterRow, shards: int) -> int:
    """Which shard makes a row, from 1: the same one wherever in the roster the learner stands."""
    learner = (row.business and row.business.learner_id) or str(row.number)
    return crc32(learner.encode()) % shards + 1


def file_names(roster: Roster) -> dict[int, str]:
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

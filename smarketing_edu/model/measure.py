"""One computed number, with everything needed to show it honestly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Unit = Literal[
    "share", "money", "money_per_day", "count", "ratio", "months", "days", "hours", "points"
]


class Status(StrEnum):
    """How far a number can be relied on, best first."""

    OK = "ok"
    ROUGH = "rough"
    TOO_FEW = "too_few"
    CHECK = "check"
    NOT_DEFINED = "not_defined"
    MISSING = "missing"


@dataclass(frozen=True)
class Measure:
    """One computed number: its value or None, how far to trust it, and what it was made from.

    `reason` is a content key that says in plain words why the status is not "ok"; `low` and `high`
    are the 95 % Wilson range where the number is a share. `inputs` holds the numbers that went in,
    by field name, so that every page can print the working.
    """

    key: str
    value: float | None
    unit: Unit
    status: Status = Status.OK
    reason: str | None = None
    low: float | None = None
    high: float | None = None
    inputs: Mapping[str, float | None] = field(default_factory=dict, hash=False)


Number = float | Measure | None
"""What a formula takes: a plain number, nothing, or another measure, whose status carries on."""

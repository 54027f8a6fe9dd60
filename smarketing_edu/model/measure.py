"""One computed number, with everything needed to show it honestly.

Every formula of this package is a call of `calculate`: it takes numbers, blanks and other measures,
and gives a `Measure` whose status is the worst of what went in. Nothing here raises for bad input.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from smarketing_edu.model.reason import Reason

Unit = Literal[
    "share",
    "money",
    "money_per_day",
    "count",
    "ratio",
    "months",
    "days",
    "hours",
    "points",
    "years",
]


class Status(StrEnum):
    """How far a number can be relied on, best first."""

    OK = "ok"
    ROUGH = "rough"
    TOO_FEW = "too_few"
    CHECK = "check"
    NOT_DEFINED = "not_defined"
    MISSING = "missing"

    @property
    def badness(self) -> int:
        """The place in the order from best to worst: 0 is "ok"."""
        return _BADNESS[self]


_BADNESS = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True)
class Measure:
    """One computed number: its value or None, how far to trust it, and what it was made from.

    `reason` is a content key that says in plain words why the status is not "ok" (now and then it
    is a note on a number that is); `low` and `high` are the 95 % Wilson range where the number is a
    share, or was made from one. `inputs` holds the numbers that went in, by field name and in the
    order of the formula, so that every page can print the working; the blank ones are None.
    """

    key: str
    value: float | None
    unit: Unit
    status: Status = Status.OK
    reason: str | None = None
    low: float | None = None
    high: float | None = None
    inputs: Mapping[str, float | None] = field(default_factory=dict, hash=False)

    @property
    def k_of_n(self) -> tuple[float, float] | None:
        """For a share of people: how many were counted, and of how many ("3 of 8")."""
        count, of = self.inputs.get("count"), self.inputs.get("of")
        return None if count is None or of is None else (count, of)

    @property
    def asks_for_a_recount(self) -> bool:
        """Whether more people at a later step than at the one before went into it."""
        return self.reason == Reason.MORE_LATER_THAN_EARLIER

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of the inputs that nobody has filled in."""
        return tuple(name for name, number in self.inputs.items() if number is None)


LARGEST = 1e15
"""No count and no amount of a small business is larger: one that is must be a slip."""

Number = float | Measure | None
"""What a formula takes: a plain number, nothing, or another measure, whose status carries on."""


def told(key: str, number: float | None, *, unit: Unit) -> Measure:
    """Give what the owner told us as a measure, so that formulas know it by its field name.

    >>> told("revenue", 1200, unit="money").value
    1200.0
    >>> told("revenue", None, unit="money").status
    <Status.MISSING: 'missing'>
    """
    read = share(number) if unit == "share" else number
    found = _measured(key, read)
    return Measure(key, found.value, unit, found.status, found.reason, inputs=found.inputs)


def share(number: Number) -> Number:
    """Read a share, where people may write 75 for 0.75: we take it so, and ask.

    >>> reading = share(75)
    >>> reading.value, reading.status
    (0.75, <Status.CHECK: 'check'>)
    """
    if number is None or isinstance(number, Measure) or not 1 < number < math.inf:
        return number
    if number <= 100:
        return Measure("", number / 100, "share", Status.CHECK, Reason.READ_AS_PERCENT)
    return Measure("", None, "share", Status.CHECK, Reason.OVER_100_PERCENT)


def calculate(
    key: str,
    unit: Unit,
    formula: Callable[..., float],
    /,
    *,
    if_zero: Reason = Reason.NOTHING_YET,
    **inputs: Number,
) -> Measure:
    """Work a formula out, or say why it cannot be: never an error, an infinity or a made-up 0.

    `formula` is called with the inputs by name, as plain numbers. A blank input gives "missing"; a
    division by zero gives "not_defined" with the reason `if_zero`.
    """
    measured = {name: _measured(name, number) for name, number in inputs.items()}
    shown: dict[str, float | None] = {}
    for measure in measured.values():
        shown.update(_shown(measure))
    unknown = [measure for measure in measured.values() if measure.value is None]
    # of two as bad, counts that cannot be: no number made from them is worth showing
    worst = max(
        unknown or measured.values(),
        key=lambda measure: (measure.status.badness, measure.asks_for_a_recount),
    )
    value, status, reason = None, worst.status, worst.reason
    if not unknown:
        value, problem = _worked_out(formula, measured, if_zero)
        status, reason = problem or (status, reason if status is not Status.OK else None)
    return Measure(key, value, unit, status, reason, inputs=shown)


def flag(measure: Measure, status: Status, reason: Reason) -> Measure:
    """Mark a measure as no better than `status`; what is already worse stays as it is."""
    if status.badness <= measure.status.badness:
        return measure
    return replace(measure, status=status, reason=reason)


def with_range(measure: Measure, low: float, high: float) -> Measure:
    """Give a measure its range, where there is a value and both ends are numbers."""
    if measure.value is None or not (math.isfinite(low) and math.isfinite(high)):
        return measure
    return replace(measure, low=low, high=high)


def rounded_up(number: float) -> float:
    """Round a count that is needed up to the next whole one, forgiving the last digit of a float.

    >>> rounded_up(320.0000001), rounded_up(320.4)
    (320.0, 321.0)
    """
    return float(math.ceil(number * (1 - 1e-9)))


def _worked_out(
    formula: Callable[..., float], measured: Mapping[str, Measure], if_zero: Reason
) -> tuple[float | None, tuple[Status, Reason] | None]:
    try:
        value = float(formula(**{name: measure.value for name, measure in measured.items()}))
    except ZeroDivisionError:
        return None, (Status.NOT_DEFINED, if_zero)
    except OverflowError:
        return None, (Status.CHECK, Reason.NUMBER_TOO_LARGE)
    if not math.isfinite(value) or abs(value) > LARGEST:
        return None, (Status.CHECK, Reason.NUMBER_TOO_LARGE)
    return value, None


def _measured(name: str, number: Number) -> Measure:
    if isinstance(number, Measure):
        return number if number.key else replace(number, key=name)
    if number is None:
        return Measure(name, None, "count", Status.MISSING, Reason.BLANK_INPUT, inputs={name: None})
    try:
        value = float(number)
    except OverflowError:
        value = math.inf
    problem = _what_is_wrong(value)
    if problem is None:
        return Measure(name, value, "count")
    return Measure(name, None, "count", Status.CHECK, problem)


def _what_is_wrong(value: float) -> Reason | None:
    if math.isnan(value):
        return Reason.NOT_A_NUMBER
    if value < 0:
        return Reason.NEGATIVE_NUMBER
    return Reason.NUMBER_TOO_LARGE if value > LARGEST else None


def _shown(measure: Measure) -> dict[str, float | None]:
    """Name what is blank behind a missing measure: the owner can fill in only that."""
    if measure.status is Status.MISSING and measure.blanks:
        return dict.fromkeys(measure.blanks)
    return {measure.key: measure.value}

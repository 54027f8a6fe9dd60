"""The room in numbers: counts of people, never one person's number, and never a small group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from smarketing_edu.batch.cover import WORTH_A_CALL
from smarketing_edu.intake.roster import Roster
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.model.measure import Status
from smarketing_edu.model.priority import where_to_work
from smarketing_edu.workshop.talking_points import talking_points

SMALLEST = 5
"""A group of fewer people is not shown."""

ROUNDED_TO = 0.05
"""Shares of a room are rounded to five points, so that the middle one is nobody's own."""

BANDS = ("none", "few", "some", "many")
_BAND_TOPS = {"few": 3.0, "some": 8.0}

PARTS: dict[str, Callable[[Business], bool]] = {
    "hours": lambda b: b.hours_marketing is not None and b.hours_sales is not None,
    "counts": lambda b: sum(count is not None for count in b.stage_counts) > 1,
    "money": lambda b: b.revenue is not None and b.marketing_spend is not None,
    "goal": lambda b: b.revenue_goal is not None,
}
"""The four parts that make a row complete."""


def cohort_of(roster: Roster) -> dict[str, Any]:
    """The room as plain data: counts by group (None: too small to show), shares, talking points."""
    businesses = roster.businesses
    complete = sum(all(has(b) for has in PARTS.values()) for b in businesses)
    return {
        "all": len(roster.rows),
        "complete": _part(complete, of=len(roster.rows)),
        "parts": {
            name: _part(sum(map(has, businesses)), of=len(roster.rows))
            for name, has in PARTS.items()
        },
        "hours": {
            job: shown_counts(Counter(_bands(businesses, job)), names=BANDS)
            for job in ("marketing", "sales")
        },
        "steps": [_step(businesses, place) for place in range(1, len(STAGES))],
        "priorities": _priorities(businesses),
        "points": talking_points(businesses, smallest=SMALLEST),
    }


def people_to_call(roster: Roster) -> list[tuple[int, str, str, str]]:
    """Row, name, business and why, for everybody with something to ask; for the mentor alone."""
    calls = []
    for row in roster.rows:
        reasons = [p.problem for p in row.problems if p.severity in WORTH_A_CALL]
        if reasons:
            business = row.business
            name = (business and business.owner_name) or ""
            calls.append(
                (row.number, name, business.business_name if business else "", " ".join(reasons))
            )
    return calls


def shown_counts(counts: Mapping[str, int], *, names: Sequence[str]) -> dict[str, int | None]:
    """Counts by name, those of one to four people left out, and one more where it would tell them.

    >>> shown_counts({"a": 20, "b": 3, "c": 7}, names=("a", "b", "c"))
    {'a': 20, 'b': None, 'c': None}
    >>> shown_counts({"a": 20, "b": 2, "c": 1}, names=("a", "b", "c"))
    {'a': None, 'b': None, 'c': None}
    """
    shown: dict[str, int | None] = {name: _shown(counts.get(name, 0)) for name in names}
    left_out = sum(counts.get(name, 0) for name in names if shown[name] is None)
    others = [name for name in names if shown[name]]
    if 0 < left_out < SMALLEST and others:  # the total less all others would tell of them
        shown[min(others, key=lambda name: shown[name] or 0)] = None
    return shown


def _shown(count: int) -> int | None:
    return None if 0 < count < SMALLEST else count


def _part(count: int, *, of: int) -> int | str | None:
    """A part of the room; where those outside it are one to four, only that it is nearly all."""
    return "most" if 0 < of - count < SMALLEST <= count else _shown(count)


def _bands(businesses: Sequence[Business], job: str) -> list[str]:
    hours = [getattr(business, f"hours_{job}") for business in businesses]
    return [_band(each) for each in hours if each is not None]


def _band(hours: float) -> str:
    if not hours:
        return "none"
    return next((name for name, top in _BAND_TOPS.items() if hours <= top), "many")


def _step(businesses: Sequence[Business], place: int) -> dict[str, Any]:
    """One step of the funnel: how many counted it, and the middle share where enough did."""
    rates = [funnel_of(business).rates[place - 1] for business in businesses]
    known = [r.value for r in rates if r.value is not None and r.status is not Status.CHECK]
    enough = len(known) >= SMALLEST
    middle = round(median(known) / ROUNDED_TO) * ROUNDED_TO if enough else None
    return {"stage": STAGES[place], "counted": _shown(len(known)), "middle": middle}


def first_step(business: Business) -> str:
    """The stage a business would work on first, "on_target" for none, "unsure" if unknown."""
    found = where_to_work(business)
    if found.verdict in ("clear_winner", "rough_winner"):
        return found.ranked[0].stage
    return "on_target" if found.verdict == "at_target" else "unsure"


def _priorities(businesses: Sequence[Business]) -> dict[str, int | None]:
    names = (*STAGES[1:], "on_target", "unsure")
    return shown_counts(Counter(map(first_step, businesses)), names=names)

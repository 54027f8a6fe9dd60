"""Every row of a roster, judged before anything is made from it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from smarketing_edu.intake.problem import Problem
from smarketing_edu.intake.roster import Roster, RosterRow, read_roster
from smarketing_edu.model.business import FIELDS, STAGES, Business

Verdict = Literal["ready", "ready_with_notes", "cannot_be_made"]
VERDICTS: tuple[Verdict, ...] = ("ready", "ready_with_notes", "cannot_be_made")

_PAGES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    # what fills each page: of every group, one field is enough
    "two_jobs": (
        ("offer",),
        ("audience",),
        ("hours_marketing", "hours_sales"),
        ("activities", "activities_marketing", "activities_sales", "activities_both"),
        ("revenue_goal",),
    ),
    "funnel": tuple((stage,) for stage in STAGES),
    "one_customer": (
        ("marketing_spend",),
        ("new_customers",),
        ("average_sale", "sales_count"),
        ("gross_margin",),
        ("customers_are", "sales_situation"),
    ),
    "thirty_days": (
        ("shared_number",),
        ("meeting_day",),
        ("web_claim", "sales_claim"),
        ("know", "like", "trust"),
        ("lead_points", "crm"),
    ),
}


@dataclass(frozen=True)
class CheckedRow:
    """One row with its verdict, how much of it is filled in, and the pages that will be thin.

    `filled` and `blank` count the fields the file has columns for, but who and which language.
    """

    number: int
    business_name: str | None
    verdict: Verdict
    filled: int
    blank: int
    thin_pages: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class CheckReport:
    """What `check` found out about a roster: each row, and the file as a whole."""

    file: str
    language: str
    rows: tuple[CheckedRow, ...]
    problems: tuple[Problem, ...]
    unknown_columns: tuple[tuple[str, str | None], ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many rows got each verdict."""
        counted = Counter(row.verdict for row in self.rows)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    @property
    def exit_code(self) -> int:
        """0 when a handout can be made for every row, 1 when not."""
        return 1 if self.counts["cannot_be_made"] else 0

    def to_json(self) -> dict[str, Any]:
        """The report as plain data for other programs."""
        return {"version": 1, **asdict(self), "counts": dict(self.counts)}


def check_roster(
    path: str | os.PathLike[str],
    *,
    language: str = "en",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> CheckReport:
    """Read and judge every row of a roster, in words of `language`; nothing is written.

    Raises `FileInputError` when the file as a whole cannot be used.
    """
    roster = read_roster(path, language=language, sheet=sheet, mapping=mapping)
    return CheckReport(
        file=os.path.basename(os.fspath(path)),
        language=language,
        rows=tuple(_judged(row, roster) for row in roster.rows),
        problems=roster.problems,
        unknown_columns=roster.unknown_columns,
    )


def thin_pages(business: Business) -> tuple[str, ...]:
    """The pages that will have more lines to fill in by hand than answers.

    >>> thin_pages(Business(business_name="Rosie's Bakery", offer="bread"))
    ('two_jobs', 'funnel', 'one_customer', 'thirty_days')
    """
    return tuple(page for page, groups in _PAGES.items() if _is_thin(business, groups))


def _is_thin(business: Business, groups: tuple[tuple[str, ...], ...]) -> bool:
    filled = sum(any(_has(business, name) for name in group) for group in groups)
    return filled * 2 < len(groups)


def _judged(row: RosterRow, roster: Roster) -> CheckedRow:
    asked = [name for name in roster.fields if FIELDS[name].group != "identity"]
    filled = sum(_has(row.business, name) for name in asked) if row.business else 0
    return CheckedRow(
        number=row.number,
        business_name=row.business.business_name if row.business else None,
        verdict=_verdict(row),
        filled=filled,
        blank=len(asked) - filled,
        thin_pages=thin_pages(row.business) if row.business else (),
        problems=row.problems,
    )


def _verdict(row: RosterRow) -> Verdict:
    if row.business is None:
        return "cannot_be_made"
    return "ready_with_notes" if row.problems else "ready"


def _has(business: Business, name: str) -> bool:
    return getattr(business, name) not in (None, ())

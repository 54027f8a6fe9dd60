"""Which leads are old enough to have decided: the young ones would all look like losses."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from smarketing_edu.model.lead_score import PastLead
from smarketing_edu.model.measure import Measure, Status, calculate, flag
from smarketing_edu.model.reason import Reason

ENOUGH_WINS = 20
"""With fewer wins than this, the slowest tenth of them cannot be told."""
SLOW_WIN_PERCENT = 90
MEDIANS_TO_WAIT = 4


@dataclass(frozen=True)
class Maturity:
    """The leads old enough to have decided, how long that takes, and how many were left out.

    `undated` leads have no day of arrival, so nobody can tell; `wrong_dates` were won before they
    arrived.
    """

    mature: tuple[PastLead, ...]
    waiting_days: Measure
    too_young: int
    undated: int
    wrong_dates: int


def waiting_days(days_to_win: Iterable[float]) -> Measure:
    """Days to wait before a lead counts as lost: the 90th percentile of days to win.

    With fewer than 20 wins it is 4 times the median, and "rough": twice the median would see only
    three wins in four. Days below zero are wrong dates, and left out.

    >>> waiting_days([5, 7, 9]).value
    28.0
    """
    days = sorted(number for number in days_to_win if number >= 0)
    few = len(days) < ENOUGH_WINS
    waiting = calculate(
        "waiting_days",
        "days",
        lambda wins: MEDIANS_TO_WAIT * median(days) if few else _slowest(days),
        wins=len(days) or None,
    )
    return flag(waiting, Status.ROUGH, Reason.FEW_WINS) if few else waiting


def mature_leads(leads: Iterable[PastLead], *, on: date) -> Maturity:
    """Keep the leads that were old enough on a day to have decided: younger ones look like losses.

    A young lead that has won is left out too: counting it alone would flatter the rate. Leads with
    a wrong date or none are left out and counted. Without wins nobody can tell: all are too young.

    >>> leads = [PastLead(won=True, arrived=date(2024, 1, 1), days_to_win=10),
    ...          PastLead(won=False, arrived=date(2024, 2, 25))]
    >>> kept = mature_leads(leads, on=date(2024, 3, 1))
    >>> len(kept.mature), kept.waiting_days.value, kept.too_young
    (1, 40.0, 1)
    """
    known = list(leads)
    usable = [lead for lead in known if not _has_wrong_dates(lead)]
    dated = [lead for lead in usable if lead.arrived is not None]
    waiting = waiting_days(
        lead.days_to_win for lead in usable if lead.won and lead.days_to_win is not None
    )
    longest = math.inf if waiting.value is None else waiting.value
    mature = tuple(lead for lead in dated if lead.arrived and (on - lead.arrived).days > longest)
    return Maturity(
        mature=mature,
        waiting_days=waiting,
        too_young=len(dated) - len(mature),
        undated=len(usable) - len(dated),
        wrong_dates=len(known) - len(usable),
    )


def _has_wrong_dates(lead: PastLead) -> bool:
    return lead.days_to_win is not None and lead.days_to_win < 0


def _slowest(days: Sequence[float]) -> float:
    """Give the smallest number of days that is enough for nine wins in ten."""
    return days[math.ceil(len(days) * SLOW_WIN_PERCENT / 100) - 1]

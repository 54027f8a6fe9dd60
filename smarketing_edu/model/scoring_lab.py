"""A score card made from past leads, and judged on other leads than those it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from smarketing_edu.model.business import LeadPoint
from smarketing_edu.model.lead_score import (
    FactPoints,
    PastLead,
    ThresholdCheck,
    lead_score,
    points_table,
    threshold_check,
)
from smarketing_edu.model.maturity import Maturity, mature_leads, waiting_days

ENOUGH_LEADS = 40
"""With fewer leads than this, ten on one side and a useful range on the other cannot be had."""


@dataclass(frozen=True)
class FourCells:
    """How a score and the truth met: the two-by-two table."""

    flagged_won: int
    flagged_lost: int
    passed_won: int
    passed_lost: int


@dataclass(frozen=True)
class ScoringLab:
    """Points from the earlier leads, and the scores they give to the later ones.

    `before_records` leads came before wins were written down, so nobody knows which of them bought.
    `no_dates`: no lead has a day, so young leads could not be left out. `few`: fewer than 40 leads.
    """

    points: tuple[FactPoints, ...]
    card: tuple[LeadPoint, ...]
    set_on: tuple[PastLead, ...]
    judged_on: tuple[PastLead, ...]
    scores: tuple[int, ...]
    maturity: Maturity
    before_records: int
    no_dates: bool

    @property
    def few(self) -> bool:
        """Whether there are too few leads to trust a card made from them."""
        return len(self.set_on) + len(self.judged_on) < ENOUGH_LEADS

    def check(self, threshold: float) -> ThresholdCheck:
        """How "call from this score on" would have done on the leads the points never saw."""
        won = [lead.won for lead in self.judged_on]
        return threshold_check(self.scores, won=won, threshold=threshold)

    def cells(self, threshold: float) -> FourCells:
        """The two-by-two table of the same leads."""
        met = [
            (score >= threshold, lead.won)
            for score, lead in zip(self.scores, self.judged_on, strict=True)
        ]
        return FourCells(
            met.count((True, True)),
            met.count((True, False)),
            met.count((False, True)),
            met.count((False, False)),
        )


def scoring_lab(leads: Sequence[PastLead], *, on: date) -> ScoringLab:
    """Make a score card from past leads as they stand on a day.

    Leads with wrong dates, too young to have decided, or from before wins were recorded are left
    out and counted. Of the rest the earlier half sets the points, the later half judges them.

    >>> old = [PastLead(n % 2 == 0, frozenset({"friend"} if n % 2 == 0 else ()),
    ...                 date(2024, 1, 1) + timedelta(days=n), 3 if n % 2 == 0 else None)
    ...        for n in range(80)]
    >>> lab = scoring_lab(old, on=date(2025, 1, 1))
    >>> lab.card, lab.cells(20).flagged_won, len(lab.judged_on)
    ((LeadPoint(fact='friend', points=50),), 20, 40)
    """
    recorded, before_records = _recorded(leads)
    maturity = mature_leads(recorded, on=on)
    no_dates = not any(lead.arrived for lead in recorded)
    # without days nobody can tell the young ones: they stay in, and the lab says so
    usable = tuple(recorded) if no_dates else maturity.mature
    if not no_dates:
        usable = tuple(sorted(usable, key=lambda lead: lead.arrived or date.min))
    set_on, judged_on = usable[: len(usable) // 2], usable[len(usable) // 2 :]
    if no_dates:
        # a list is often sorted by its outcome: every other lead, not the upper half
        set_on, judged_on = usable[::2], usable[1::2]
    points = points_table(set_on)
    card = tuple(LeadPoint(row.fact, int(row.points.value)) for row in points if row.points.value)
    scores = tuple(lead_score(lead.facts, card=card) for lead in judged_on)
    return ScoringLab(points, card, set_on, judged_on, scores, maturity, before_records, no_dates)


def last_day(leads: Sequence[PastLead]) -> date:
    """The last day that anything is known of in a list: it may have been saved long ago."""
    days = [day for lead in leads for day in (lead.arrived, _day_won(lead)) if day]
    return max(days, default=date.min)


def _recorded(leads: Sequence[PastLead]) -> tuple[list[PastLead], int]:
    """Leave out the leads from before the first recorded win, where that is long after the first.

    Their wins are missing, not their buyers: they would look like bad selling.
    """
    wins = [_day_won(lead) for lead in leads]
    first_win = min((day for day in wins if day), default=None)
    first_lead = min((lead.arrived for lead in leads if lead.arrived), default=None)
    if first_win is None or first_lead is None:
        return list(leads), 0
    in_time = [lead for lead in leads if lead.arrived is None or lead.arrived >= first_win]
    wait = waiting_days(
        lead.days_to_win for lead in in_time if lead.won and lead.days_to_win is not None
    ).value
    if wait is None or (first_win - first_lead).days <= wait:
        return list(leads), 0
    return in_time, len(leads) - len(in_time)


def _day_won(lead: PastLead) -> date | None:
    if not lead.won or lead.arrived is None or lead.days_to_win is None or lead.days_to_win < 0:
        return None
    return lead.arrived + timedelta(days=lead.days_to_win)

"""How the two jobs work as one: where to look first, where trust is weak, how leads cross over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from smarketing_edu.model.business import Business

SMALL_TEAM = 5
"""Up to this many people know what the others do: a quick word a week is enough."""


@dataclass(frozen=True)
class TrustCheck:
    """The weakest of know, like and trust (more than one where they tie), and what is blank."""

    weakest: tuple[str, ...]
    score: int | None
    blank: tuple[str, ...]


@dataclass(frozen=True)
class HandOff:
    """When a lead moves from marketing to sales, where it is kept, and when both jobs meet.

    `rule`, `meeting` and `next_step` are content keys. `reachable`: whether the owner's own points
    can add up to the threshold at all; None where either is blank.
    """

    rule: str
    meeting: str | None
    next_step: str | None
    threshold: int | None
    reachable: bool | None


def first_look(business: Business) -> Literal["marketing", "sales", "both", "neither"] | None:
    """Name the job to look at first, from where it hurts; None where nobody said.

    >>> first_look(Business(business_name="Rosie's", main_pain="people_ask_but_do_not_buy"))
    'sales'
    """
    match business.main_pain:
        case "not_enough_people_ask":
            return "marketing"
        case "people_ask_but_do_not_buy":
            return "sales"
        case "both" | "neither" as pain:
            return pain
    return None


def weakest_trust(business: Business) -> TrustCheck:
    """Name the weakest of know, like and trust, each from 1 to 5.

    >>> weakest_trust(Business(business_name="Rosie's", know=2, like=4, trust=4)).weakest
    ('know',)
    """
    scores = {name: getattr(business, name) for name in ("know", "like", "trust")}
    given = {name: score for name, score in scores.items() if score is not None}
    lowest = min(given.values(), default=None)
    return TrustCheck(
        weakest=tuple(name for name, score in given.items() if score == lowest),
        score=lowest,
        blank=tuple(name for name in scores if name not in given),
    )


def hand_off(business: Business) -> HandOff:
    """Give the hand-off rule and the meeting that fit the size of the team.

    Small firms that talk all day need no more process (Kotler, Rackham and Krishnaswamy 2006).

    >>> rule = hand_off(Business(business_name="Rosie's", team_size=1, lead_threshold=20))
    >>> rule.rule, rule.meeting
    ('solo_points', 'weekly_alone')
    """
    people, threshold = business.team_size, business.lead_threshold
    who = "anyone" if people is None else "solo" if people == 1 else "team"
    most = sum(point.points for point in business.lead_points if point.points > 0)
    can_tell = threshold is not None and business.lead_points
    return HandOff(
        rule=f"{who}_{'hand_up' if threshold is None else 'points'}",
        meeting=_meeting(people),
        next_step=business.crm and f"list_{business.crm}",
        threshold=threshold,
        reachable=most >= (threshold or 0) if can_tell else None,
    )


def _meeting(people: int | None) -> str | None:
    if people is None:
        return None
    if people == 1:
        return "weekly_alone"
    return "weekly_quick" if people <= SMALL_TEAM else "weekly_meeting"

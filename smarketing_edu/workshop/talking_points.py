"""What to talk about with a room, each point with the rule that fired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from smarketing_edu.model.business import Business
from smarketing_edu.model.funnel import TOO_FEW_BELOW
from smarketing_edu.model.priority import where_to_work

_FEW_HOURS = 3.0
_SHARES = {"quarter": 0.25, "third": 1 / 3, "half": 0.5}


@dataclass(frozen=True)
class Rule:
    """A point that fires when `count` of those it is about are enough people and a large share.

    `about` says of whom it can be told at all; `fired` names the share, as the page explains it.
    """

    key: str
    fired: str
    about: Callable[[Business], bool]
    count: Callable[[Business], bool]


def _everybody(business: Business) -> bool:
    return True


def _few(hours: float | None) -> bool:
    return hours is not None and hours <= _FEW_HOURS


RULES = (
    Rule(
        "not_counted",
        "half",
        _everybody,
        lambda b: b.intent is None or b.purchase is None,
    ),
    Rule(
        "few_marketing_hours",
        "third",
        lambda b: b.hours_marketing is not None,
        lambda b: _few(b.hours_marketing),
    ),
    Rule(
        "few_sales_hours",
        "third",
        lambda b: b.hours_sales is not None,
        lambda b: _few(b.hours_sales),
    ),
    Rule(
        "too_few",
        "third",
        lambda b: any(count is not None for count in b.stage_counts),
        lambda b: any(count is not None and count < TOO_FEW_BELOW for count in b.stage_counts),
    ),
    Rule(
        "too_few_ask",
        "third",
        lambda b: b.main_pain is not None,
        lambda b: b.main_pain == "not_enough_people_ask",
    ),
    Rule(
        "ask_not_buy",
        "third",
        lambda b: b.main_pain is not None,
        lambda b: b.main_pain == "people_ask_but_do_not_buy",
    ),
    Rule("no_margin", "half", _everybody, lambda b: b.gross_margin is None),
    Rule("no_goal", "half", _everybody, lambda b: b.revenue_goal is None),
)


def talking_points(businesses: Sequence[Business], *, smallest: int) -> list[dict[str, Any]]:
    """The points whose rule fires, most people first: key, rule, people, of how many, stage."""
    points = []
    for rule in RULES:
        about = [business for business in businesses if rule.about(business)]
        count = sum(map(rule.count, about))
        if _fires(count, len(about), rule.fired, smallest):
            points.append({"key": rule.key, "fired": rule.fired, "count": count, "of": len(about)})
    return sorted([*points, *_common(businesses, smallest)], key=lambda point: -point["count"])


def _fires(count: int, of: int, fired: str, smallest: int) -> bool:
    """Whether enough people are on it, and no small group is left that could be told from it."""
    rest = of - count
    return count >= smallest and count >= of * _SHARES[fired] and (rest == 0 or rest >= smallest)


def _common(businesses: Sequence[Business], smallest: int) -> list[dict[str, Any]]:
    """The step that most people would work on first, where many share it."""
    found = [where_to_work(business) for business in businesses]
    stages = Counter(
        each.ranked[0].stage for each in found if each.verdict in ("clear_winner", "rough_winner")
    )
    of = sum(stages.values())
    points = []
    for stage, count in stages.most_common(1):
        if _fires(count, of, "quarter", smallest):
            points.append(
                {
                    "key": "common_priority",
                    "fired": "quarter",
                    "count": count,
                    "of": of,
                    "stage": stage,
                }
            )
    return points

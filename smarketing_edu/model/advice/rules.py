"""One rule of the advice, the facts it looks at, and a choice that rules have weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from smarketing_edu.model.business import FIELDS, Business
from smarketing_edu.model.measures import average_sale

Facts = Mapping[str, Any]
"""What a business has told, by field name; None is blank."""


@dataclass(frozen=True)
class Rule:
    """One reason for or against a choice; `key` names its words in the content.

    `needs` are the fields it looks at, in the order that `holds` takes them. Where one is blank,
    the rule does not fire. Points above zero speak for the choice, others against it.
    """

    key: str
    points: int
    needs: tuple[str, ...]
    holds: Callable[..., bool]

    def fires(self, facts: Facts) -> bool | None:
        """Whether the rule holds for these facts; None where one it needs is blank."""
        values = [facts[name] for name in self.needs]
        return None if None in values else self.holds(*values)


@dataclass(frozen=True)
class Choice:
    """One thing to choose, with its score and what made it.

    `reasons` are the rules that fired for it, strongest first, and `against` the strongest that
    fired against it. `unmet` are rules for it that are known not to hold; `blank` are the fields
    that were needed and not filled in; `tied_with` are the choices with the same score.
    """

    key: str
    score: int
    reasons: tuple[str, ...] = ()
    against: str | None = None
    unmet: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    tied_with: tuple[str, ...] = ()


def facts_of(business: Business) -> Facts:
    """Give what the rules look at; an empty list is blank, and money speaks only in US dollars.

    >>> facts_of(Business(business_name="Rosie's", revenue=900, sales_count=30))["average_sale"]
    30.0
    """
    facts = {name: getattr(business, name) for name in FIELDS}
    facts |= {name: None for name, value in facts.items() if value == ()}
    facts["average_sale"] = average_sale(business).value
    if (business.currency or "USD").upper() != "USD":
        facts |= {name: None for name, about in FIELDS.items() if about.kind == "money"}
    return facts


def ranked(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Put choices in order of their score, best first, and let each know its ties."""
    ordered = sorted(choices, key=lambda choice: choice.score, reverse=True)
    return tuple(
        replace(
            choice,
            tied_with=tuple(
                other.key
                for other in ordered
                if other.score == choice.score and other.key != choice.key
            ),
        )
        for choice in ordered
    )


def blank_fields(rules: Iterable[Rule], facts: Facts) -> tuple[str, ...]:
    """Give the fields that these rules need and that are blank, each once."""
    return tuple(
        dict.fromkeys(name for rule in rules for name in rule.needs if facts[name] is None)
    )

"""Which marketing moves fit: six strategies, each weighed by a few plain rules.

The thresholds are ours, but for ages and channels (Pew Research Center 2023) and the months that
search and content take (a vendor's table); see the sources in the content.
"""

from __future__ import annotations

from dataclasses import dataclass

from smarketing_edu.model.advice.rules import Choice, Facts, Rule, blank_fields, facts_of, ranked
from smarketing_edu.model.advice.stop_one import way_to_stop
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import ChannelCost

CLEAR_FROM = 2
"""A move is clear from this score on."""
MOST_MOVES = 2
"""Nobody learns from six moves at once."""
FEW_HOURS = 5
"""With fewer marketing hours a week than this, one move is enough."""

STRATEGIES: dict[str, tuple[Rule, ...]] = {
    "internet": (
        Rule("internet_email_list", 2, ("email_list",), lambda addresses: addresses >= 200),
        Rule(
            "internet_ads_soon",
            1,
            ("months_to_results", "marketing_budget"),
            lambda months, budget: months <= 1 and budget >= 300,
        ),
        Rule("internet_not_local", 1, ("local",), lambda local: not local),
        Rule(
            "internet_small_budget_and_list",
            -1,
            ("marketing_budget", "email_list"),
            lambda budget, addresses: budget < 100 and addresses < 50,
        ),
    ),
    "print": (
        Rule("print_local", 2, ("local",), lambda local: local),
        Rule("print_65_plus", 1, ("customer_age",), lambda age: age == "65_plus"),
        Rule("print_budget", 1, ("marketing_budget",), lambda budget: budget >= 150),
        Rule("print_not_local", -2, ("local",), lambda local: not local),
        Rule("print_under_30", -1, ("customer_age",), lambda age: age == "under_30"),
    ),
    "blog": (
        Rule("blog_needs_explaining", 2, ("complexity",), lambda level: level >= 3),
        Rule("blog_businesses", 1, ("customers_are",), lambda who: who == "businesses"),
        Rule("blog_long_cycle", 1, ("sales_cycle_days",), lambda days: days > 30),
        Rule("blog_results_soon", -2, ("months_to_results",), lambda months: months < 9),
        Rule("blog_few_hours", -1, ("hours_marketing",), lambda hours: hours < 3),
    ),
    "seo": (
        Rule("seo_buyers_come_first", 2, ("inbound_share",), lambda part: part >= 0.3),
        Rule("seo_map_listing", 1, ("local",), lambda local: local),
        Rule("seo_can_wait", 1, ("months_to_results",), lambda months: months >= 6),
        Rule("seo_results_soon", -2, ("months_to_results",), lambda months: months < 3),
    ),
    "social": (
        Rule("social_visual", 2, ("visual",), lambda visual: visual),
        Rule("social_instagram", 1, ("customer_age",), lambda age: age == "under_30"),
        Rule("social_facebook", 1, ("customer_age",), lambda age: age != "under_30"),
        Rule("social_buyers_return", 1, ("repeat_share",), lambda part: part >= 0.3),
        Rule("social_few_hours", -1, ("hours_marketing",), lambda hours: hours < 2),
        Rule("social_facebook_only", 0, ("customer_age",), lambda age: age == "65_plus"),
    ),
    "video": (
        Rule(
            "video_worth_seeing",
            2,
            ("visual", "complexity"),
            lambda visual, level: visual and level >= 2,
        ),
        Rule("video_under_30", 1, ("customer_age",), lambda age: age == "under_30"),
        Rule("video_few_hours", -1, ("hours_marketing",), lambda hours: hours < 3),
    ),
}
"""The rules of each strategy: those for it, then those against it."""


@dataclass(frozen=True)
class MarketingAdvice:
    """Which moves to make, and which to stop.

    `moves` are at most two that are clear; `left_out` scored as well as the last of them: a tie, so
    the owner picks. None: `find_out` names the blank fields that could change that, the weightiest
    first. `stop` is a paid way that is far dearer for each lead than another, and is no clear move.
    """

    ranked: tuple[Choice, ...]
    moves: tuple[Choice, ...]
    left_out: tuple[Choice, ...]
    find_out: tuple[str, ...]
    stop: ChannelCost | None


def marketing_advice(business: Business) -> MarketingAdvice:
    """Weigh the six strategies for a business.

    >>> advice = marketing_advice(Business(business_name="Rosie's", local=True, visual=True))
    >>> [(move.key, move.reasons) for move in advice.moves]
    [('print', ('print_local',)), ('social', ('social_visual',))]
    """
    facts = facts_of(business)
    choices = ranked(_weighed(key, rules, facts) for key, rules in STRATEGIES.items())
    clear = [choice for choice in choices if choice.score >= CLEAR_FROM]
    hours = business.hours_marketing
    limit = 1 if hours is not None and hours < FEW_HOURS else MOST_MOVES
    moves = tuple(clear[:limit])
    return MarketingAdvice(
        ranked=choices,
        moves=moves,
        left_out=tuple(choice for choice in clear[limit:] if choice.score == moves[-1].score),
        find_out=_to_find_out(facts),
        stop=way_to_stop(business, fitting=[choice.key for choice in clear]),
    )


def _weighed(key: str, rules: tuple[Rule, ...], facts: Facts) -> Choice:
    fired = [rule for rule in rules if rule.fires(facts)]
    fired.sort(key=lambda rule: abs(rule.points), reverse=True)
    return Choice(
        key=key,
        score=sum(rule.points for rule in fired),
        reasons=tuple(rule.key for rule in fired if rule.points > 0),
        against=next((rule.key for rule in fired if rule.points <= 0), None),
        unmet=tuple(rule.key for rule in rules if rule.points > 0 and rule.fires(facts) is False),
        blank=blank_fields(rules, facts),
    )


def _to_find_out(facts: Facts) -> tuple[str, ...]:
    rules = [rule for rules in STRATEGIES.values() for rule in rules if rule.points > 0]
    return blank_fields(sorted(rules, key=lambda rule: -rule.points), facts)

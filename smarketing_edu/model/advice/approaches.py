"""Which way to hold a sales talk fits: the plain five steps, and ten that have a name.

The named ones overlap, and evidence that one beats another is thin: two are enough to show.
The thresholds are ours, but for SPIN (Rackham) and MEDDIC (three or more deciders, over 60 days).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from smarketing_edu.model.advice.rules import Choice, Facts, Rule, blank_fields, facts_of, ranked
from smarketing_edu.model.business import Business

PLAIN = "plain_five_steps"
FALLBACK = "plain_nothing_else_fits"
"""The reason for the plain steps where no rule fired at all."""


@dataclass(frozen=True)
class Approach:
    """When a way to sell fits, and when it does not: each condition met is a point for it.

    A rule of `not_when` that fires takes it out; `must` names a rule that has to fire.
    """

    fits: tuple[Rule, ...]
    not_when: tuple[Rule, ...] = ()
    must: str | None = None


def _sale_is(key: str, kind: str) -> Rule:
    return Rule(key, 1, ("sales_situation",), lambda situation: kind in situation)


APPROACHES: dict[str, Approach] = {
    PLAIN: Approach(
        fits=(
            Rule("plain_one_decider", 1, ("deciders",), lambda people: people == 1),
            Rule("plain_simple_offer", 1, ("complexity",), lambda level: level == 1),
            Rule("plain_small_sale", 1, ("average_sale",), lambda sale: sale < 2000),
            Rule("plain_quick_sale", 1, ("sales_cycle_days",), lambda days: days <= 14),
        ),
        not_when=(
            Rule("plain_several_deciders", -1, ("deciders",), lambda people: people > 1),
            Rule("plain_needs_explaining", -1, ("complexity",), lambda level: level > 1),
            Rule("plain_large_sale", -1, ("average_sale",), lambda sale: sale >= 2000),
            Rule("plain_slow_sale", -1, ("sales_cycle_days",), lambda days: days > 14),
        ),
    ),
    "spin": Approach(
        fits=(
            Rule("spin_large_sale", 1, ("average_sale",), lambda sale: sale >= 2000),
            Rule("spin_slow_sale", 1, ("sales_cycle_days",), lambda days: days > 14),
            _sale_is("spin_need_hidden", "need_hidden"),
        ),
        not_when=(
            Rule(
                "spin_one_call_small_sale",
                -1,
                ("average_sale", "sales_cycle_days"),
                lambda sale, days: sale < 2000 and days <= 1,
            ),
        ),
    ),
    "solution_selling": Approach(
        fits=(Rule("solution_needs_fitting", 1, ("complexity",), lambda level: level >= 2),),
        not_when=(Rule("solution_simple_offer", -1, ("complexity",), lambda level: level == 1),),
    ),
    "neat": Approach(
        fits=(Rule("neat_several_deciders", 1, ("deciders",), lambda people: people >= 2),),
        not_when=(Rule("neat_walk_in", -1, ("sales_cycle_days",), lambda days: days == 0),),
    ),
    "conceptual": Approach(fits=(_sale_is("conceptual_hard_to_picture", "hard_to_picture"),)),
    "snap": Approach(
        fits=(
            _sale_is("snap_busy_buyer", "busy_buyer"),
            Rule("snap_simple_offer", 1, ("complexity",), lambda level: level == 1),
            Rule("snap_businesses", 1, ("customers_are",), lambda who: who == "businesses"),
        ),
        not_when=(Rule("snap_long_study", -1, ("sales_cycle_days",), lambda days: days > 60),),
    ),
    "customer_centric": Approach(
        fits=(Rule("centric_buyers_return", 1, ("repeat_share",), lambda part: part >= 0.3),),
        not_when=(Rule("centric_one_off", -1, ("repeat_share",), lambda part: part == 0),),
    ),
    "inbound": Approach(
        fits=(Rule("inbound_buyers_come", 1, ("inbound_share",), lambda part: part >= 0.5),),
        not_when=(Rule("inbound_nobody_yet", -1, ("inbound_share",), lambda part: part == 0),),
    ),
    "meddic": Approach(
        fits=(
            Rule("meddic_many_deciders", 1, ("deciders",), lambda people: people >= 3),
            Rule("meddic_large_sale", 1, ("average_sale",), lambda sale: sale >= 10_000),
            Rule("meddic_slow_sale", 1, ("sales_cycle_days",), lambda days: days > 60),
        ),
        not_when=(
            Rule("meddic_small_sale", -1, ("average_sale",), lambda sale: sale < 2000),
            Rule("meddic_quick_sale", -1, ("sales_cycle_days",), lambda days: days <= 14),
        ),
        must="meddic_many_deciders",
    ),
    "challenger": Approach(
        fits=(
            Rule("challenger_needs_explaining", 1, ("complexity",), lambda level: level >= 3),
            _sale_is("challenger_knows_more", "knows_more"),
        ),
        not_when=(
            Rule("challenger_low_trust", -1, ("trust",), lambda score: score <= 2),
            Rule("challenger_simple_offer", -1, ("complexity",), lambda level: level == 1),
        ),
    ),
    "sandler": Approach(
        fits=(_sale_is("sandler_stalls", "stalls"),),
        not_when=(
            Rule(
                "sandler_fast_retail",
                -1,
                ("customers_are", "sales_cycle_days"),
                lambda who, days: who == "consumers" and days <= 1,
            ),
        ),
    ),
}
"""The rules of each approach, the plain one first: it wins what is shown as a tie."""


@dataclass(frozen=True)
class SalesAdvice:
    """Which way to sell fits best, and which comes next; more than one where they tie.

    `ranked` are those that meet a condition, best first; `excluded` those that a rule took out,
    with that rule in `against`.
    """

    ranked: tuple[Choice, ...]
    best: tuple[Choice, ...]
    runner_up: tuple[Choice, ...]
    excluded: tuple[Choice, ...]


def sales_advice(business: Business) -> SalesAdvice:
    """Weigh the ways to sell for a business; where nothing fires, the plain five steps do.

    >>> advice = sales_advice(Business(business_name="Rosie's", deciders=1, complexity=1))
    >>> advice.best[0].key, advice.best[0].reasons
    ('plain_five_steps', ('plain_one_decider', 'plain_simple_offer'))
    """
    facts = facts_of(business)
    weighed = [_weighed(key, approach, facts) for key, approach in APPROACHES.items()]
    fitting = ranked(choice for choice in weighed if choice.score and not choice.against)
    if not fitting:
        plain = next(choice for choice in weighed if choice.key == PLAIN)
        fitting = (replace(plain, score=0, reasons=(FALLBACK,)),)
    best = tuple(choice for choice in fitting if choice.score == fitting[0].score)
    rest = fitting[len(best) :]
    return SalesAdvice(
        ranked=fitting,
        best=best,
        runner_up=tuple(choice for choice in rest if choice.score == rest[0].score),
        excluded=tuple(
            choice for choice in weighed if choice.against and choice.key != fitting[0].key
        ),
    )


def _weighed(key: str, approach: Approach, facts: Facts) -> Choice:
    fired = [rule.key for rule in approach.fits if rule.fires(facts)]
    lacks_must = approach.must is not None and approach.must not in fired
    return Choice(
        key=key,
        score=0 if lacks_must else len(fired),
        reasons=tuple(fired),
        against=next((rule.key for rule in approach.not_when if rule.fires(facts)), None),
        unmet=tuple(rule.key for rule in approach.fits if rule.fires(facts) is False),
        blank=blank_fields((*approach.fits, *approach.not_when), facts),
    )

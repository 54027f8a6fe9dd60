"""Advice that shows its working."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from smarketing_edu.model.advice import (
    APPROACHES,
    STRATEGIES,
    Choice,
    first_look,
    hand_off,
    marketing_advice,
    message_match,
    sales_advice,
    weakest_trust,
)
from smarketing_edu.model.business import Business, Channel, LeadPoint
from tests.model.businesses import any_business, spoilt_business

BLANK = Business(business_name="Rosie's")


def _marketing(key: str, **facts: Any) -> Choice:
    advice = marketing_advice(replace(BLANK, **facts))
    return next(choice for choice in advice.ranked if choice.key == key)


def _sales(key: str, **facts: Any) -> Choice | None:
    advice = sales_advice(replace(BLANK, **facts))
    chosen = (*advice.ranked, *advice.excluded)
    return next((choice for choice in chosen if choice.key == key), None)


@pytest.mark.parametrize(
    ("strategy", "facts", "score", "fired"),
    [
        ("internet", {"email_list": 200}, 2, "internet_email_list"),
        ("internet", {"email_list": 199}, 0, None),
        ("internet", {"months_to_results": 1, "marketing_budget": 300}, 1, "internet_ads_soon"),
        ("internet", {"months_to_results": 1, "marketing_budget": 299}, 0, None),
        ("internet", {"months_to_results": 2, "marketing_budget": 300}, 0, None),
        ("internet", {"local": False}, 1, "internet_not_local"),
        (
            "internet",
            {"marketing_budget": 99, "email_list": 49},
            -1,
            "internet_small_budget_and_list",
        ),
        ("internet", {"marketing_budget": 100, "email_list": 49}, 0, None),
        ("internet", {"marketing_budget": 99, "email_list": 50}, 0, None),
        ("print", {"local": True}, 2, "print_local"),
        ("print", {"local": False}, -2, "print_not_local"),
        ("print", {"customer_age": "65_plus"}, 1, "print_65_plus"),
        ("print", {"customer_age": "under_30"}, -1, "print_under_30"),
        ("print", {"customer_age": "mixed"}, 0, None),
        ("print", {"marketing_budget": 150}, 1, "print_budget"),
        ("print", {"marketing_budget": 149}, 0, None),
        ("blog", {"complexity": 3}, 2, "blog_needs_explaining"),
        ("blog", {"complexity": 2}, 0, None),
        ("blog", {"customers_are": "businesses"}, 1, "blog_businesses"),
        ("blog", {"customers_are": "both"}, 0, None),
        ("blog", {"sales_cycle_days": 31}, 1, "blog_long_cycle"),
        ("blog", {"sales_cycle_days": 30}, 0, None),
        ("blog", {"months_to_results": 8}, -2, "blog_results_soon"),
        ("blog", {"months_to_results": 9}, 0, None),
        ("blog", {"hours_marketing": 2}, -1, "blog_few_hours"),
        ("blog", {"hours_marketing": 3}, 0, None),
        ("seo", {"inbound_share": 0.3}, 2, "seo_buyers_come_first"),
        ("seo", {"inbound_share": 0.29}, 0, None),
        ("seo", {"local": True}, 1, "seo_map_listing"),
        ("seo", {"months_to_results": 6}, 1, "seo_can_wait"),
        ("seo", {"months_to_results": 3}, 0, None),
        ("seo", {"months_to_results": 2}, -2, "seo_results_soon"),
        ("social", {"visual": True}, 2, "social_visual"),
        ("social", {"visual": False}, 0, None),
        ("social", {"customer_age": "under_30"}, 1, "social_instagram"),
        ("social", {"customer_age": "mixed"}, 1, "social_facebook"),
        ("social", {"customer_age": "65_plus"}, 1, "social_facebook_only"),
        ("social", {"repeat_share": 0.3}, 1, "social_buyers_return"),
        ("social", {"repeat_share": 0.29}, 0, None),
        ("social", {"hours_marketing": 1}, -1, "social_few_hours"),
        ("social", {"hours_marketing": 2}, 0, None),
        ("video", {"visual": True, "complexity": 2}, 2, "video_worth_seeing"),
        ("video", {"visual": True, "complexity": 1}, 0, None),
        ("video", {"visual": False, "complexity": 3}, 0, None),
        ("video", {"customer_age": "under_30"}, 1, "video_under_30"),
        ("video", {"hours_marketing": 2}, -1, "video_few_hours"),
        ("video", {"hours_marketing": 3}, 0, None),
    ],
)
def test_each_marketing_rule_fires_at_its_threshold(
    strategy: str, facts: dict[str, Any], score: int, fired: str | None
) -> None:
    """And shows itself among the reasons, for or against."""
    choice = _marketing(strategy, **facts)
    assert choice.score == score
    shown = (*choice.reasons, *filter(None, [choice.against]))
    assert (fired in shown) if fired else not shown


@pytest.mark.parametrize(
    ("approach", "facts", "score", "fired"),
    [
        ("plain_five_steps", {"deciders": 1}, 1, "plain_one_decider"),
        ("plain_five_steps", {"complexity": 1}, 1, "plain_simple_offer"),
        ("plain_five_steps", {"average_sale": 1999}, 1, "plain_small_sale"),
        ("plain_five_steps", {"sales_cycle_days": 14}, 1, "plain_quick_sale"),
        ("spin", {"average_sale": 2000}, 1, "spin_large_sale"),
        ("spin", {"sales_cycle_days": 15}, 1, "spin_slow_sale"),
        ("spin", {"average_sale": 2000, "sales_cycle_days": 15}, 2, "spin_slow_sale"),
        ("spin", {"average_sale": 2000, "sales_cycle_days": 1}, 1, "spin_large_sale"),
        ("spin", {"sales_situation": ("need_hidden",)}, 1, "spin_need_hidden"),
        ("solution_selling", {"complexity": 2}, 1, "solution_needs_fitting"),
        ("neat", {"deciders": 2}, 1, "neat_several_deciders"),
        ("conceptual", {"sales_situation": ("hard_to_picture",)}, 1, "conceptual_hard_to_picture"),
        ("snap", {"sales_situation": ("busy_buyer",)}, 1, "snap_busy_buyer"),
        ("snap", {"complexity": 1}, 1, "snap_simple_offer"),
        ("snap", {"customers_are": "businesses"}, 1, "snap_businesses"),
        ("customer_centric", {"repeat_share": 0.3}, 1, "centric_buyers_return"),
        ("inbound", {"inbound_share": 0.5}, 1, "inbound_buyers_come"),
        (
            "meddic",
            {"deciders": 3, "average_sale": 10_000, "sales_cycle_days": 61},
            3,
            "meddic_slow_sale",
        ),
        ("meddic", {"deciders": 3}, 1, "meddic_many_deciders"),
        ("challenger", {"complexity": 3}, 1, "challenger_needs_explaining"),
        ("challenger", {"sales_situation": ("knows_more",)}, 1, "challenger_knows_more"),
        ("sandler", {"sales_situation": ("stalls",)}, 1, "sandler_stalls"),
    ],
)
def test_each_way_to_sell_counts_the_conditions_it_meets(
    approach: str, facts: dict[str, Any], score: int, fired: str
) -> None:
    """One point for each, from its threshold on."""
    choice = _sales(approach, **facts)
    assert choice is not None
    assert choice.against is None
    assert choice.score == score
    assert fired in choice.reasons


@pytest.mark.parametrize(
    ("approach", "facts"),
    [
        ("spin", {"average_sale": 1999, "sales_cycle_days": 14}),
        ("solution_selling", {"complexity": 1}),
        ("neat", {"deciders": 1}),
        ("customer_centric", {"repeat_share": 0.29}),
        ("inbound", {"inbound_share": 0.49}),
        ("meddic", {"deciders": 2, "average_sale": 10_000, "sales_cycle_days": 61}),
        ("meddic", {"average_sale": 10_000, "sales_cycle_days": 61}),
        ("challenger", {"complexity": 2}),
        ("sandler", {"sales_situation": ("knows_more",)}),
    ],
)
def test_a_way_to_sell_that_meets_nothing_is_not_ranked(
    approach: str, facts: dict[str, Any]
) -> None:
    """MEDDIC needs three deciders, whatever else holds."""
    advice = sales_advice(replace(BLANK, **facts))
    assert approach not in [choice.key for choice in advice.ranked]


@pytest.mark.parametrize(
    ("approach", "facts", "against"),
    [
        ("plain_five_steps", {"deciders": 2}, "plain_several_deciders"),
        ("plain_five_steps", {"complexity": 2}, "plain_needs_explaining"),
        ("plain_five_steps", {"average_sale": 2000}, "plain_large_sale"),
        ("plain_five_steps", {"sales_cycle_days": 15}, "plain_slow_sale"),
        ("spin", {"average_sale": 40, "sales_cycle_days": 1}, "spin_one_call_small_sale"),
        ("neat", {"deciders": 2, "sales_cycle_days": 0}, "neat_walk_in"),
        ("snap", {"complexity": 1, "sales_cycle_days": 61}, "snap_long_study"),
        ("customer_centric", {"repeat_share": 0}, "centric_one_off"),
        ("inbound", {"inbound_share": 0}, "inbound_nobody_yet"),
        ("meddic", {"deciders": 3, "average_sale": 1999}, "meddic_small_sale"),
        ("meddic", {"deciders": 3, "sales_cycle_days": 14}, "meddic_quick_sale"),
        ("challenger", {"complexity": 3, "trust": 2}, "challenger_low_trust"),
        (
            "challenger",
            {"complexity": 1, "sales_situation": ("knows_more",)},
            "challenger_simple_offer",
        ),
        (
            "sandler",
            {"sales_situation": ("stalls",), "customers_are": "consumers", "sales_cycle_days": 1},
            "sandler_fast_retail",
        ),
    ],
)
def test_a_not_when_that_holds_takes_an_approach_out(
    approach: str, facts: dict[str, Any], against: str
) -> None:
    """However many conditions it meets."""
    advice = sales_advice(replace(BLANK, **facts))
    excluded = {choice.key: choice.against for choice in advice.excluded}
    assert excluded[approach] == against
    assert approach not in [choice.key for choice in advice.ranked]


def test_a_blank_business_gets_no_clear_move_and_things_to_find_out() -> None:
    """A missing input fires no rule; the weightiest questions come first."""
    advice = marketing_advice(BLANK)
    assert advice.moves == ()
    assert {choice.score for choice in advice.ranked} == {0}
    assert advice.find_out[:3] == ("email_list", "local", "complexity")
    assert advice.stop is None


def test_nothing_fires_so_the_plain_steps_do() -> None:
    """They are the default for most small firms."""
    advice = sales_advice(BLANK)
    assert [choice.key for choice in advice.best] == ["plain_five_steps"]
    assert advice.best[0].reasons == ("plain_nothing_else_fits",)
    assert advice.runner_up == ()


def test_the_plain_steps_stand_in_where_all_others_are_out() -> None:
    """With the reason against them, if there is one."""
    advice = sales_advice(replace(BLANK, deciders=3, sales_cycle_days=0))
    assert [choice.key for choice in advice.best] == ["plain_five_steps"]
    assert advice.best[0].against == "plain_several_deciders"
    assert {choice.key for choice in advice.excluded} == {"neat", "meddic"}


def test_a_walk_in_shop_gets_the_plain_steps() -> None:
    """Lesson eight: a $40 walk-in sale."""
    advice = sales_advice(
        replace(BLANK, average_sale=40, deciders=1, complexity=1, sales_cycle_days=0)
    )
    assert advice.best[0].key == "plain_five_steps"
    assert advice.best[0].score == 4
    assert "spin" not in [choice.key for choice in advice.ranked]


def test_a_local_older_audience_with_a_tiny_budget_gets_print_or_facebook() -> None:
    """Lesson seven: one of them, and social with a word of caution."""
    business = replace(
        BLANK, local=True, customer_age="65_plus", marketing_budget=50, visual=True,
        hours_marketing=4,
    )  # fmt: skip
    advice = marketing_advice(business)
    assert [move.key for move in advice.moves] == ["print"]
    assert [choice.key for choice in advice.left_out] == ["social"]
    assert advice.left_out[0].against == "social_facebook_only"


@pytest.mark.parametrize(("hours", "moves"), [(4.9, 1), (5, 2), (None, 2)])
def test_few_hours_are_enough_for_one_move(hours: float | None, moves: int) -> None:
    """Under five a week; never more than two."""
    business = replace(
        BLANK, local=True, visual=True, inbound_share=0.5, email_list=500, hours_marketing=hours
    )
    assert len(marketing_advice(business).moves) == moves


def test_a_tie_is_shown_as_a_tie() -> None:
    """A choice knows who scored the same, also when the limit left them out."""
    advice = marketing_advice(replace(BLANK, local=True, visual=True, email_list=200))
    assert [move.key for move in advice.moves] == ["internet", "print"]
    assert [choice.key for choice in advice.left_out] == ["social"]
    assert advice.moves[0].tied_with == ("print", "social")
    sales = sales_advice(replace(BLANK, sales_situation=("stalls", "hard_to_picture")))
    assert {choice.key for choice in sales.best} == {"sandler", "conceptual"}
    assert sales.best[0].tied_with == (sales.best[1].key,)


def test_the_runner_up_has_the_next_score() -> None:
    """All of those that have it."""
    advice = sales_advice(replace(BLANK, complexity=3, sales_situation=("knows_more", "stalls")))
    assert [choice.key for choice in advice.best] == ["challenger"]
    assert [choice.key for choice in advice.runner_up] == ["solution_selling", "sandler"]


@pytest.mark.parametrize(("currency", "fired"), [(None, 2), ("usd", 2), ("EUR", 0)])
def test_money_thresholds_speak_only_for_us_dollars(currency: str | None, fired: int) -> None:
    """2,000 pesos are no large sale."""
    business = replace(
        BLANK, currency=currency, average_sale=2000, marketing_budget=150, deciders=1
    )
    shown = [
        *[key for choice in marketing_advice(business).ranked for key in choice.reasons],
        *[key for choice in sales_advice(business).ranked for key in choice.reasons],
    ]
    assert len([key for key in shown if key in ("print_budget", "spin_large_sale")]) == fired


def test_the_strongest_reason_against_is_the_one_shown() -> None:
    """Two points weigh more than one."""
    choice = _marketing("blog", complexity=3, months_to_results=2, hours_marketing=1)
    assert choice.against == "blog_results_soon"
    assert choice.score == -1


def test_a_choice_says_what_is_unmet_and_what_is_blank() -> None:
    """Known not to hold is another thing than not known."""
    choice = _marketing("seo", local=False, inbound_share=0.5)
    assert choice.unmet == ("seo_map_listing",)
    assert choice.blank == ("months_to_results",)


@pytest.mark.parametrize(
    ("present", "stopped"),
    [
        ((), "Radio"),
        (("Radio", "Fair"), "Radio"),
        (("Radio",), "Radio"),
        (("Flyers", "fair "), "Flyers"),
        (("Flyers",), "Flyers"),
        (("Posters", "Instagram"), None),
        (("Fair",), None),
        (("Nothing we know",), None),
    ],
)
def test_only_a_way_that_is_far_dearer_is_to_be_stopped(
    present: tuple[str, ...], stopped: str | None
) -> None:
    """Money without a lead is worst; else a lead costs at least twice one of another paid way."""
    channels = (
        Channel("Flyers", 200, 10),
        Channel("Fair", 100, 10),
        Channel("Instagram", 0, 9),
        Channel("Radio", 90, 0),
        Channel("Posters", 180, 10),
        Channel("Signs", None, 9),
    )
    advice = marketing_advice(replace(BLANK, channels=channels, current_marketing=present))
    assert (advice.stop.channel.name if advice.stop else None) == stopped


@pytest.mark.parametrize("name", ["Flyers", "Volantes en la feria", "Post cards"])
def test_a_way_that_fits_is_not_the_one_to_stop(name: str) -> None:
    """A page that says "print" and "stop the flyers" would tell an owner two things."""
    channels = (Channel(name, 200, 10), Channel("Fair", 50, 10))
    assert marketing_advice(replace(BLANK, channels=channels)).stop is not None
    assert marketing_advice(replace(BLANK, channels=channels, local=True)).stop is None


@given(any_business)
def test_advice_never_breaks_its_own_rules(business: Business) -> None:
    """At most two clear moves, best first; an excluded approach is never the best."""
    marketing, sales = marketing_advice(business), sales_advice(business)
    assert len(marketing.moves) <= 2
    assert all(move.score >= 2 and move.reasons for move in marketing.moves)
    scores = [choice.score for choice in marketing.ranked]
    assert scores == sorted(scores, reverse=True)
    assert {choice.key for choice in marketing.ranked} == set(STRATEGIES)
    assert sales.best
    assert all(choice.reasons for choice in sales.best)
    assert not {choice.key for choice in sales.ranked} & {choice.key for choice in sales.excluded}


@given(spoilt_business)
def test_bad_numbers_do_not_stop_the_advice(business: Business) -> None:
    """There is always something to say."""
    assert marketing_advice(business).ranked
    assert sales_advice(business).best
    assert hand_off(business).rule


def test_each_rule_has_a_name_of_its_own() -> None:
    """The content words each rule once."""
    marketing = [rule for rules in STRATEGIES.values() for rule in rules]
    sales = [
        rule for approach in APPROACHES.values() for rule in (*approach.fits, *approach.not_when)
    ]
    keys = [rule.key for rule in (*marketing, *sales)]
    assert len(keys) == len(set(keys))
    assert len(STRATEGIES) == 6
    assert len(APPROACHES) == 11


@pytest.mark.parametrize(
    ("pain", "job"),
    [
        ("not_enough_people_ask", "marketing"),
        ("people_ask_but_do_not_buy", "sales"),
        ("both", "both"),
        ("neither", "neither"),
        (None, None),
    ],
)
def test_the_pain_names_the_job_to_look_at(pain: str | None, job: str | None) -> None:
    """Nobody asks: marketing. Nobody buys: sales."""
    assert first_look(replace(BLANK, main_pain=pain)) == job


def test_the_weakest_part_of_trust_is_named() -> None:
    """Ties are shown, blanks are named, and nothing is made up."""
    check = weakest_trust(replace(BLANK, know=2, like=2))
    assert (check.weakest, check.score, check.blank) == (("know", "like"), 2, ("trust",))
    assert weakest_trust(BLANK).weakest == ()
    assert weakest_trust(BLANK).score is None


@pytest.mark.parametrize(
    ("web", "sales", "verdict"),
    [
        ("Fresh bread every morning", "Our bread is fresh every morning!", "same"),
        ("Pan fresco cada mañana", "pan FRESCO, cada manana", "same"),
        ("The cheapest cakes in town", "Cakes made with care", "partly"),
        ("Cakes in 24 hours", "Cakes in 48 hours", "partly"),
        ("Fast and cheap", "Careful and kind", "different"),
        ("Fast", None, None),
        ("the", "of", None),
        ("", " ", None),
    ],
)
def test_two_promises_are_compared_by_their_words(
    web: str | None, sales: str | None, verdict: str | None
) -> None:
    """Small words, case, accents and plurals do not count; other numbers do."""
    assert message_match(web, sales).verdict == verdict


def test_what_differs_is_shown_in_the_owners_words() -> None:
    """So that the owner can judge."""
    match = message_match("Cakes in 24 hours", "Cakes ready in 48 hours")
    assert match.shared == ("Cakes", "hours")
    assert (match.web_only, match.sales_only) == (("24",), ("ready", "48"))
    assert match.numbers_differ


@pytest.mark.parametrize(
    ("people", "meeting"),
    [
        (None, None),
        (1, "weekly_alone"),
        (2, "weekly_quick"),
        (5, "weekly_quick"),
        (6, "weekly_meeting"),
    ],
)
def test_a_small_team_needs_little_process(people: int | None, meeting: str | None) -> None:
    """One person meets themselves; a few have a quick word."""
    assert hand_off(replace(BLANK, team_size=people)).meeting == meeting


@pytest.mark.parametrize(
    ("people", "threshold", "rule"),
    [
        (1, 20, "solo_points"),
        (1, None, "solo_hand_up"),
        (3, 20, "team_points"),
        (3, None, "team_hand_up"),
        (None, None, "anyone_hand_up"),
    ],
)
def test_the_hand_off_rule_fits_the_team(
    people: int | None, threshold: int | None, rule: str
) -> None:
    """By points where there are some, else when a person raises a hand."""
    found = hand_off(replace(BLANK, team_size=people, lead_threshold=threshold))
    assert (found.rule, found.threshold) == (rule, threshold)


@pytest.mark.parametrize(("threshold", "reachable"), [(25, True), (26, False), (None, None)])
def test_a_threshold_no_lead_can_reach_is_noticed(
    threshold: int | None, reachable: bool | None
) -> None:
    """The points for it have to add up to it."""
    points = (LeadPoint("referred", 15), LeadPoint("local", 10), LeadPoint("student", -10))
    found = hand_off(replace(BLANK, lead_points=points, lead_threshold=threshold, crm="notebook"))
    assert found.reachable is reachable
    assert found.next_step == "list_notebook"

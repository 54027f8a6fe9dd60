"""Every rule, choice and verdict that the model can name has words in both languages."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.content.explain import explain_measure
from smarketing_edu.model.advice import APPROACHES, STRATEGIES, hand_off, sales_advice
from smarketing_edu.model.business import FIELDS, STAGES, Business, LeadPoint
from smarketing_edu.model.lead_score import PastLead, points_table, threshold_check
from smarketing_edu.model.maturity import waiting_days
from smarketing_edu.model.measure import Measure
from smarketing_edu.model.priority import Gap, TargetSource, Verdict, where_to_work


def rule_keys() -> set[str]:
    """The key of every rule of the advice."""
    strategies = {rule.key for rules in STRATEGIES.values() for rule in rules}
    approaches = {
        rule.key
        for approach in APPROACHES.values()
        for rule in (*approach.fits, *approach.not_when)
    }
    return strategies | approaches


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words_and_no_words_are_left_over(language: str) -> None:
    """Each rule of the model is put into words, and each sentence belongs to a rule."""
    fallback = sales_advice(Business(business_name="Rosie's")).best[0].reasons
    words = {
        key.removeprefix("advice.rule.")
        for key in load_content(language).phrases
        if key.startswith("advice.rule.")
    }
    assert words == rule_keys() | set(fallback)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_an_entry(language: str) -> None:
    """Each strategy and each approach of the model is described in the content."""
    content = load_content(language)
    assert set(content.strategies) == set(STRATEGIES)
    assert set(content.methodologies) == set(APPROACHES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hand_off_has_words(language: str) -> None:
    """For any team, list and threshold there is a rule, a meeting and a next step in words."""
    phrase = load_content(language).phrase
    lists = (None, *FIELDS["crm"].choices)
    for people, crm, threshold in product((None, 1, 3, 40), lists, (None, 20)):
        advice = hand_off(
            Business(
                business_name="Rosie's",
                team_size=people,
                crm=crm,
                lead_threshold=threshold,
                lead_points=(LeadPoint("came through a friend", 5),),
            )
        )
        phrase(f"advice.hand_off.rule.{advice.rule}", threshold=str(threshold))
        if advice.meeting:
            phrase(f"advice.hand_off.meeting.{advice.meeting}")
        if advice.next_step:
            phrase(f"advice.hand_off.next_step.{advice.next_step}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_words(language: str) -> None:
    """Whatever can be said about where to work first has words."""
    phrase = load_content(language).phrase
    for verdict in get_args(Verdict):
        phrase(f"priority.verdict.{verdict}")
        phrase(f"priority.verdict_meaning.{verdict}")
    for gap in get_args(Gap):
        phrase(f"priority.gap.{gap}")
    for source in get_args(TargetSource):
        phrase(f"priority.target_source.{source}")


COUNTS = dict(zip(STAGES, (4000, 900, 300, 120, 80, 48), strict=True))
PAST = dict(zip((f"{s}_past" for s in STAGES), (9000, 2700, 990, 450, 310, 200), strict=True))
MONEY = {"revenue": 14_400, "sales_count": 48, "gross_margin": 0.55, "marketing_spend": 900}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answers", [{}, COUNTS, {**COUNTS, **PAST, **MONEY, "intent_effort": 4}])
def test_each_number_about_where_to_work_can_be_explained(
    language: str, answers: dict[str, float]
) -> None:
    """Stakes, lost cost, effort and targets of each step have names and formulas."""
    business = Business(business_name="Rosie's", counts_same_people=True, **answers)
    for step in where_to_work(business, benchmarks={"purchase": 0.9}).steps:
        stake = vars(step.stake).values() if step.stake else ()
        for number in (step.rate, step.target, step.lost_cost, step.money_per_hour, *stake):
            if isinstance(number, Measure):
                assert explain_measure(number, language=language).formula


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_about_lead_scores_can_be_explained(language: str) -> None:
    """Points, precision, recall, lift and the days to wait have names and formulas."""
    leads = [PastLead(won=n % 3 == 0, facts=frozenset({"asked"})) for n in range(12)]
    check = threshold_check([1, 2, 3], won=[True, False, True], threshold=2)
    rows = points_table(leads)
    for number in (rows[0].rate, rows[0].points, *vars(check).values(), waiting_days([3, 5])):
        assert explain_measure(number, language=language).formula

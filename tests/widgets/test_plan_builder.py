"""From a goal back to leads, and the step to work on first: what is shown is what is computed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.charts.leads_ladder_chart import LeadsLadderChart
from smarketing_edu.content.format import format_measure, format_range
from smarketing_edu.model.business import STAGES, Business, Language
from smarketing_edu.model.measures import all_measures
from smarketing_edu.model.priority import where_to_work
from smarketing_edu.widgets.goal_planner import GoalPlanner
from smarketing_edu.widgets.goal_view import goal_view
from smarketing_edu.widgets.work_first_finder import WorkFirstFinder
from smarketing_edu.widgets.work_first_view import counted_longer, work_first_view
from smarketing_edu.worksheet.sections.work_first import work_first
from smarketing_edu.worksheet.start import start_worksheet
from tests.widgets.conftest import LANGUAGES, OpenLesson

CHART = LeadsLadderChart(stages=len(STAGES), width_pt=150, row_height_pt=27)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_goal_is_that_of_the_measures(lesson_at: OpenLesson, language: Language) -> None:
    """Sentence, ladder and table show the leads, their range and every rung that are computed."""
    lesson = lesson_at(10, written_in=language)
    measures = all_measures(lesson.example)
    view = goal_view(lesson, lesson.example, chart=CHART)
    for key in ("sales_needed", "leads_needed", "leads_needed_per_week"):
        assert f"{format_measure(measures[key], language=language)} " in view.sentence
    needed = measures["leads_needed"]
    likely = format_range(needed.low, needed.high, unit="count", language=language)
    assert likely in view.sentence
    rungs = [format_measure(measures[f"{stage}_needed"], language=language) for stage in STAGES]
    assert [row[1] for row in view.rows] == rungs
    assert all(f"<strong>{rung}</strong>" in view.ladder for rung in rungs)


def test_a_goal_that_repeat_buyers_reach(lesson_at: OpenLesson) -> None:
    """With more from present customers than the goal, no new sale is asked for, and it says so."""
    lesson = lesson_at(10)
    business = replace(lesson.example, expected_repeat_revenue=9000.0)
    view = goal_view(lesson, business, chart=CHART)
    assert "present customers" in view.sentence.casefold()
    assert "leads</strong>" not in view.sentence


def test_what_is_missing_is_named(lesson_at: OpenLesson) -> None:
    """Without a goal nothing is made up: the sentence asks for it."""
    lesson = lesson_at(10)
    view = goal_view(lesson, replace(lesson.example, revenue_goal=None), chart=CHART)
    assert lesson.content.fields["revenue_goal"].label in view.sentence


def test_own_numbers_are_kept_and_the_example_is_not(lesson_at: OpenLesson) -> None:
    """What is typed on the owner's side is saved; trying on the example's side saves nothing."""
    lesson = lesson_at(10)
    example, own = GoalPlanner(lesson, own=False), GoalPlanner(lesson, own=True)
    example.inputs["revenue_goal"].value = "9000"
    assert "189 leads" in example.sentence.value
    assert lesson.business.revenue_goal is None
    own.inputs["revenue_goal"].value = "$24,000"
    own.inputs["average_sale"].value = "300"
    own.inputs["leads"].value, own.inputs["purchase"].value = "40", "10"
    assert "320 leads" in own.sentence.value
    assert lesson.business.revenue_goal == 24_000
    own.inputs["purchase"].value = "ten or so"
    assert "smk-is-check" in own.problem.value
    assert lesson.business.purchase == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finding_is_that_of_the_worksheet(lesson_at: OpenLesson, language: Language) -> None:
    """The lesson says the very words of the worksheet, without the letters that lead to a page."""
    lesson = lesson_at(10, written_in=language)
    block = work_first(start_worksheet(lesson.example, written_in=language))
    view = work_first_view(lesson, lesson.example)
    plain = view.finding.replace("<strong>", "").replace("</strong>", "")
    for span in (each for words in (block.title, *block.paragraphs) for each in words):
        assert span.text.replace("'", "&#x27;") in plain
    assert "<sup>" not in view.finding
    assert len(view.rows) == len(STAGES) - 1


def test_counting_longer_turns_luck_into_a_finding(lesson_at: OpenLesson) -> None:
    """The bakery's gap may be luck, is too close to call at three times, and clear at ten times."""
    lesson = lesson_at(10)
    finder = WorkFirstFinder(lesson, own=False)
    said = {}
    for times in (1, 3, 10):
        finder.times.value = times
        said[times] = finder.finding.value
    verdicts = {1: "maybe_luck", 3: "too_close", 10: "clear_winner"}
    for times, verdict in verdicts.items():
        business = counted_longer(lesson.example, times=times)
        assert where_to_work(business).verdict == verdict
        assert lesson.content.phrase(f"priority.verdict.{verdict}") in said[times]


def test_own_steps_are_kept(lesson_at: OpenLesson) -> None:
    """Goals, earlier counts and hours typed beside a step are saved under its name."""
    lesson = lesson_at(10)
    lesson.save(evaluation=2000, purchase=400, counts_same_people=True)
    finder = WorkFirstFinder(lesson, own=True)
    finder.inputs["purchase_target"].value = "30%"
    finder.inputs["purchase_effort"].value = "6"
    finder.inputs["capacity"].value = "12"
    assert lesson.business.purchase_target == 0.3
    assert (lesson.business.purchase_effort, lesson.business.capacity) == (6, 12)
    assert lesson.content.phrase("priority.verdict.clear_winner") in finder.finding.value
    lesson.save(purchase=700)
    assert lesson.content.phrase("priority.verdict.at_target") in finder.finding.value


@given(times=st.integers(min_value=2, max_value=50))
def test_counting_longer_changes_no_rate(times: int) -> None:
    """The same rates, the same sale, the same cost of a lead: only there are more of them."""
    business = Business(
        business_name="", intent=40, evaluation=20, purchase=8, revenue=900.0, sales_count=9,
        marketing_spend=80.0, period_months=2,
    )  # fmt: skip
    once, more = all_measures(business), all_measures(counted_longer(business, times=times))
    for key in ("evaluation_rate", "purchase_rate", "average_sale", "cost_per_lead"):
        assert more[key].value == pytest.approx(once[key].value)
    assert more["purchase"].value == times * 8

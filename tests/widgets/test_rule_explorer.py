"""Rules that fire: points add up, ties are ties, and the words are those of the worksheet."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from smarketing_edu.model.business import Business
from smarketing_edu.widgets.approach_view import FACTS as SALE_FACTS
from smarketing_edu.widgets.approach_view import approach_view
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.rule_explorer import RuleExplorer
from smarketing_edu.widgets.strategy_view import FACTS, strategy_view
from smarketing_edu.worksheet.sections.one_customer import marketing_moves, sales_approach
from smarketing_edu.worksheet.spans import text_of
from smarketing_edu.worksheet.start import start_worksheet
from tests.any_business import businesses
from tests.widgets.conftest import LANGUAGES, OpenLesson
from tests.widgets.test_hours_sliders import lesson

MINUS = "\N{MINUS SIGN}"
EXAMPLES = ("rosies_bakery", "june_okafor_photography", "yoga_la_ceiba", "rolling_dumpling")


def plain(markup: str) -> str:
    """The words of a piece of a page."""
    spaced = re.sub(r"</(p|li|th|td|tr|div)>", "\n", markup)
    return html.unescape(re.sub(r"<[^>]+>", "", spaced))


def strategies(lesson: Lesson, *, own: bool = False) -> RuleExplorer:
    """The explorer of marketing moves."""
    return RuleExplorer(lesson, view=strategy_view, facts=FACTS, own=own)


def approaches(lesson: Lesson, *, own: bool = False) -> RuleExplorer:
    """The explorer of ways to sell."""
    return RuleExplorer(lesson, view=approach_view, facts=SALE_FACTS, own=own)


def put(explorer: RuleExplorer, **facts: Any) -> None:
    """Type or pick these facts."""
    for name, value in facts.items():
        explorer.facts[name].inputs[0].value = value


@settings(max_examples=40)
@given(business=businesses())
def test_the_points_of_rules_add_up(business: Business) -> None:
    """Whatever the facts, a strategy's score is the sum of the points beside its rules."""
    for row in strategy_view(lesson(), business).rows:
        points = [int(rule.split()[0].replace(MINUS, "-")) for rule in row.rules]
        assert int(row.score.split()[0].replace(MINUS, "-")) == sum(points)


@settings(max_examples=40)
@given(business=businesses())
def test_every_choice_is_shown_once(business: Business) -> None:
    """Whatever the facts, six strategies and eleven ways to sell are there, each once."""
    for view, count in ((strategy_view, 6), (approach_view, 11)):
        names = [row.name for row in view(lesson(), business).rows]
        assert len(set(names)) == len(names) == count


@pytest.mark.parametrize("answers", EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_those_of_the_worksheet(
    lesson_at: OpenLesson, language: str, answers: str
) -> None:
    """Moves and way to sell are told as on the third page of the worksheet."""
    at = lesson_at(7, written_in=language, answers=answers)
    worksheet = start_worksheet(at.business, written_in=at.language, language=at.language)
    moves = plain(strategy_view(at, at.business).verdict)
    table = marketing_moves(worksheet)
    for place, column in enumerate(table.columns[1:], start=1):
        cells = [row[place] for row in table.rows]
        if not any(cell.write_in for cell in cells):
            assert text_of(column.heading) in moves
            assert all(text_of(cell.words) in moves for cell in cells)
    (card,) = sales_approach(worksheet).cards
    selling = plain(approach_view(at, at.business).verdict)
    assert card.title in selling
    assert text_of(card.paragraphs[0]) in selling


def test_a_fact_that_changes_says_which_rule_fires(lesson_at: OpenLesson) -> None:
    """A new age of buyers brings rules and takes others; a fact no rule looks at says so."""
    at = lesson_at(7)
    explorer = strategies(at)
    put(explorer, customer_age="65_plus")
    said = plain(explorer.changed.value)
    assert "New:\nPrint: +1 Most of your buyers are 65 and over." in said
    assert "Social media: 0 At 65 and over" in said
    put(explorer, customer_age="30_to_64")
    assert "No longer:\nPrint: +1" in plain(explorer.changed.value)
    put(explorer, email_list="345")
    assert "changes no rule" in explorer.changed.value
    assert not at.answers.path.exists()


def test_a_tie_is_shown_as_a_tie(lesson_at: OpenLesson) -> None:
    """With one hour a week three moves score the same: one is picked, and the rest named."""
    explorer = strategies(lesson_at(7))
    put(explorer, hours_marketing="1")
    marks = [row.mark for row in explorer.shown.rows]
    assert marks.count("picked") == 1
    assert marks.count("just as good") == 2
    said = plain(explorer.verdict.value)
    assert "As good as the last one: Being found in search and Social media." in said
    assert "one move is enough" in said


def test_no_clear_move_says_what_to_find_out(lesson_at: OpenLesson) -> None:
    """Without facts there is no move, and the weightiest blanks are named."""
    explorer = strategies(lesson_at(7), own=True)
    said = plain(explorer.verdict.value)
    assert "There is no clear move yet." in said
    assert "Find out first: Email list, Buyers are nearby, and Needs explaining." in said


def test_own_facts_are_kept(lesson_at: OpenLesson) -> None:
    """What the owner tells is saved; what cannot be read is said, and the last answer stays."""
    at = lesson_at(7)
    explorer = strategies(at, own=True)
    put(explorer, local="yes", email_list="1.2k")
    assert at.business.local is True
    assert at.business.email_list == 1200
    put(explorer, email_list="many")
    assert "many" in plain(explorer.facts["email_list"].message.value)
    assert at.business.email_list == 1200
    put(explorer, email_list="")
    assert at.business.email_list is None
    assert explorer.facts["email_list"].message.value == ""


def test_a_form_on_the_same_page_is_heard(lesson_at: OpenLesson) -> None:
    """An answer that is given elsewhere counts at once."""
    at = lesson_at(7)
    explorer = strategies(at, own=True)
    at.save(visual=True)
    assert "1. Social media" in plain(explorer.verdict.value)


def test_the_example_comes_back(lesson_at: OpenLesson) -> None:
    """One button puts all facts of the example back."""
    explorer = approaches(lesson_at(8))
    at_first = explorer.board.value
    put(explorer, deciders="3", complexity="3", average_sale="$12,000", sales_cycle_days="90")
    explorer.facts["sales_situation"].inputs[-1].value = True
    assert explorer.board.value != at_first
    explorer.again.click()
    assert explorer.board.value == at_first
    assert explorer.facts["average_sale"].inputs[0].value == "82.5"


def test_what_a_rule_took_out_says_why(lesson_at: OpenLesson) -> None:
    """Several who decide take the plain steps out; a large slow sale brings MEDDIC to the top."""
    explorer = approaches(lesson_at(8))
    put(explorer, deciders="3")
    plain_steps = next(row for row in explorer.shown.rows if row.name.startswith("Five plain"))
    assert plain_steps.mark == "Not for you now"
    assert f"{MINUS} More than one person decides." in plain_steps.rules
    put(explorer, average_sale="12000", sales_cycle_days="90")
    assert plain(explorer.verdict.value).startswith("MEDDIC")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ways_that_fit_equally_are_a_tie(lesson_at: OpenLesson, language: str) -> None:
    """Where two ways meet as many conditions, both are marked and named."""
    at = lesson_at(8, written_in=language)
    business = replace(Business(business_name=""), sales_situation=("stalls", "hard_to_picture"))
    view = approach_view(at, business)
    tied = [row for row in view.rows if row.mark == at.phrase("explorer.mark.tie")]
    assert len(tied) == 2
    assert all(row.name in plain(view.verdict) for row in tied)


@pytest.mark.parametrize(
    ("language", "facts", "marked"),
    [
        ("en", {"customer_age": "65_plus"}, {"social": "picked", "print": "picked"}),
        ("en", {"hours_marketing": "4"}, {"social": "picked"}),
        ("en", {"months_to_results": "9"}, {"social": "picked", "seo": "picked"}),
        ("es", {"customer_age": "65_plus"}, {"social": "elegida"}),
        ("es", {"hours_marketing": "5"}, {"social": "elegida", "seo": "elegida"}),
        ("es", {"hours_marketing": "1"}, {"seo": "elegida", "social": "igual de buena"}),
    ],
)
def test_what_lesson_seven_says_happens(
    lesson_at: OpenLesson, language: str, facts: dict[str, str], marked: dict[str, str]
) -> None:
    """Each change that the lesson asks for has the result that it tells."""
    at = lesson_at(7, written_in=language)
    explorer = strategies(at)
    put(explorer, **facts)
    names = {words.name: key for key, words in at.content.strategies.items()}
    shown = {names[row.name]: row.mark for row in explorer.shown.rows if row.mark}
    assert shown == marked


@pytest.mark.parametrize(
    ("language", "facts", "best", "ways"),
    [
        ("en", {}, "plain_five_steps", 1),
        ("en", {"deciders": "3"}, "snap", 1),
        (
            *("en", {"deciders": "3", "average_sale": "$12,000", "sales_cycle_days": "90"}),
            *("meddic", 1),
        ),
        ("en", {"complexity": "3"}, "solution_selling", 6),
        ("es", {}, "plain_five_steps", 1),
        ("es", {"deciders": "3"}, "snap", 1),
        (
            *("es", {"deciders": "3", "average_sale": "12000", "sales_cycle_days": "90"}),
            *("meddic", 1),
        ),
        ("es", {"complexity": "3"}, "solution_selling", 5),
    ],
)
def test_what_lesson_eight_says_happens(
    lesson_at: OpenLesson, language: str, facts: dict[str, str], best: str, ways: int
) -> None:
    """Each change that the lesson asks for has the result that it tells."""
    at = lesson_at(8, written_in=language)
    explorer = approaches(at)
    put(explorer, **facts)
    name = at.content.methodologies[best].name
    assert plain(explorer.verdict.value).startswith(name)
    first = [row for row in explorer.shown.rows if row.mark][:ways]
    assert len({row.mark for row in first}) == 1
    assert explorer.shown.rows[ways].mark != first[0].mark

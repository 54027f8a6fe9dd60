"""A sales talk: any way to sell, the owner's offer in each step, own words kept and printed."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from smarketing_edu.content import load_content
from smarketing_edu.model.advice import APPROACHES
from smarketing_edu.model.business import WAYS_TO_SELL, Business, Language
from smarketing_edu.widgets.script_builder import ScriptBuilder
from smarketing_edu.worksheet.sections.one_customer import approach_note, sales_approach
from smarketing_edu.worksheet.spans import text_of
from smarketing_edu.worksheet.start import Worksheet, start_worksheet
from tests.widgets.conftest import LANGUAGES, OpenLesson

OFFER = "roses {offer} <b>&"


def plain(markup: str) -> str:
    """The words of a piece of a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def worksheet(business: Business, language: Language = "en") -> Worksheet:
    """A worksheet about a business."""
    return start_worksheet(business, written_in=language, language=language)


def card_text(business: Business, language: Language = "en") -> str:
    """What the card with the way to sell says."""
    (card,) = sales_approach(worksheet(business, language)).cards
    return "\n".join([card.title, *map(text_of, card.paragraphs)])


def test_the_ways_to_sell_are_those_with_rules() -> None:
    """What an owner can pick is what the advice weighs, in the same order."""
    assert tuple(APPROACHES) == WAYS_TO_SELL


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("approach", WAYS_TO_SELL)
def test_every_way_to_sell_can_be_written(
    lesson_at: OpenLesson, approach: str, language: Language
) -> None:
    """Each step shows the owner's offer, keeps the owner's words, and is found again."""
    at = lesson_at(8, written_in=language)
    at.save(offer=OFFER, audience="cafés", closing_moment="they pay")
    builder = ScriptBuilder(at)
    builder.approach.value = approach
    assert 4 <= len(builder.steps) <= 6
    assert OFFER in " ".join(line.prompt for line in builder.lines)
    for place, step in enumerate(builder.steps):
        step.value = f"My words; number {place}:\nand more"
    assert plain(builder.talk.value).count("My words; number") == len(builder.steps)
    again = ScriptBuilder(at)
    assert again.approach.value == approach
    assert [step.value for step in again.steps] == [
        f"My words; number {place}: and more" for place in range(len(builder.steps))
    ]
    assert at.business.sales_approach == approach


def test_what_fits_best_is_shown_until_one_is_picked(lesson_at: OpenLesson) -> None:
    """The way shown follows the facts; once the owner writes or picks, it stays."""
    at = lesson_at(8)
    builder = ScriptBuilder(at)
    assert builder.approach.value == "plain_five_steps"
    at.save(sales_situation=("stalls",))
    assert builder.approach.value == "sandler"
    assert at.business.sales_approach is None
    builder.steps[0].value = "No is fine."
    at.save(sales_situation=("busy_buyer",))
    assert builder.approach.value == at.business.sales_approach == "sandler"
    builder.approach.value = "snap"
    builder.approach.value = "sandler"
    assert builder.steps[0].value == "No is fine."
    assert at.business.sales_approach == "sandler"


def test_a_new_offer_goes_into_every_prompt(lesson_at: OpenLesson) -> None:
    """The prompts change as the offer is typed, and what the owner wrote stays."""
    at = lesson_at(8)
    builder = ScriptBuilder(at)
    builder.steps[1].value = "So you want it soon."
    builder.offer["offer"].inputs[0].value = "wedding cakes"
    assert at.business.offer == "wedding cakes"
    assert "What do you need wedding cakes for" in plain(builder.talk.value)
    assert builder.steps[1].value == "So you want it soon."


def test_our_wording_can_be_taken_over(lesson_at: OpenLesson) -> None:
    """One button puts our line into the box, to be changed."""
    at = lesson_at(8)
    builder = ScriptBuilder(at)
    (take,) = (each for each in builder._boxes.children[0].children[-1].children)
    take.click()
    assert builder.steps[0].value == builder.lines[0].prompt
    builder.steps[0].value = ""
    assert at.business.sales_script == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_reach_the_worksheet(bakery: Business, language: Language) -> None:
    """The picked way and the owner's lines are printed; steps without a line keep our prompt."""
    english = load_content("en").methodologies["spin"].prompts
    business = replace(
        bakery,
        sales_approach="spin",
        sales_script=(f"{english[1].label}: What do you <b>dislike</b>?", "Ask: not of this way"),
    )
    printed = card_text(business, language)
    method = load_content(language).methodologies["spin"]
    assert printed.startswith(method.name)
    assert f"{method.prompts[1].label}: What do you <b>dislike</b>?" in printed
    assert f"{method.prompts[0].label}: " in printed
    assert "not of this way" not in printed
    note = approach_note(worksheet(business, language)).text()
    assert load_content(language).methodologies["plain_five_steps"].name in note


def test_a_pick_that_no_rule_speaks_for_says_so(bakery: Business) -> None:
    """The card gives the rules that speak for the pick, or says that the owner picked it."""
    assert "You picked it yourself." in card_text(replace(bakery, sales_approach="sandler"))
    assert "One person decides." in card_text(replace(bakery, sales_approach="plain_five_steps"))


def test_long_lines_are_cut_at_a_word(bakery: Business) -> None:
    """A line that is longer than its place ends at a word, so that a page stays a page."""
    line = "Ask: " + "why not " * 60
    text = card_text(replace(bakery, sales_approach="plain_five_steps", sales_script=(line,)))
    step = next(each for each in text.splitlines() if each.startswith("Ask: "))
    assert len(step) < 125
    assert step.removesuffix("…").split()[-1] in {"why", "not"}

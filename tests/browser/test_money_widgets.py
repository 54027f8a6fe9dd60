"""The widgets about money, moves and sales talks, by mouse and by keyboard, with answers kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from smarketing_edu.intake.business_file import load_business
from tests.browser.lesson_page import LessonPage
from tests.browser.steps import step_through

pytestmark = pytest.mark.xdist_group("browser")

OpenLesson = Callable[[str], LessonPage]


def test_one_customer(open_lesson: OpenLesson, answers: Path) -> None:
    """Lights and sliders change the sentence, and nothing jumps; own numbers come in and stay."""
    lesson = open_lesson("06_one_customer.ipynb")
    example, own = lesson.widget("customer"), lesson.widget("customer", nth=1)
    expect(example).to_contain_text("it takes 3 sales")
    example.get_by_role("button", name="Own hours: counted").click()
    hours = example.get_by_role("button", name="Own hours: left out")
    expect(hours).to_have_attribute("aria-pressed", "false")
    expect(example).not_to_contain_text("it takes 3 sales")
    expect(example).to_contain_text("your time counts as free")
    hours.focus()
    lesson.press("Space")
    expect(example).to_contain_text("it takes 3 sales")
    margin = example.get_by_role("slider", name="Gross margin, in percent")
    steps = step_through(margin, example.locator(".smk-picture"), ["ArrowLeft"] * 6)
    assert (len(steps.boxes), steps.blank) == (1, 0)
    lesson.press("Home")
    expect(example).to_contain_text("the cost never comes back")
    example.get_by_role("button", name="Show as a table").click()
    expect(example.get_by_role("row", name="Left from the first sale")).to_contain_text("$0")
    assert not answers.exists()
    sale = own.get_by_label("How much is a usual sale?")
    sale.fill("$40")
    own.get_by_label("what share is left").fill("50%")
    expect(own).to_contain_text("Margin: counted")
    expect(own).to_contain_text("$20")
    expect(lesson.widget("progress")).to_contain_text("2 of 11 answers")
    lesson.start_again()
    expect(sale).to_have_value("40")
    assert load_business(answers).gross_margin == 0.5


def test_marketing_moves(open_lesson: OpenLesson, answers: Path) -> None:
    """A changed fact says which rule fires; own facts bring a move and are kept."""
    lesson = open_lesson("07_marketing_moves.ipynb")
    example, own = lesson.widget("strategies"), lesson.widget("strategies", nth=1)
    example.get_by_label("Age of buyers").select_option("65 and over")
    expect(example).to_contain_text("Print: +1 Most of your buyers are 65 and over.")
    hours = example.get_by_label("Hours on marketing")
    hours.focus()
    lesson.press("Backspace", "4")
    expect(example).to_contain_text("one move is enough")
    assert not answers.exists()
    expect(own).to_contain_text("There is no clear move yet.")
    nearby = own.get_by_label("Buyers are nearby")
    nearby.select_option("Yes")
    expect(own).to_contain_text("1. Print")
    expect(lesson.widget("progress")).to_contain_text("1 of 7 answers")
    lesson.start_again()
    expect(nearby.locator("option:checked")).to_have_text("Yes")
    expect(own).to_contain_text("1. Print")
    assert load_business(answers).local is True


def test_sales_approach(open_lesson: OpenLesson, answers: Path) -> None:
    """Facts pick a way to sell; its talk is written by mouse and keys, and found another day."""
    lesson = open_lesson("08_sales_approach.ipynb")
    example, own = lesson.widget("approaches"), lesson.widget("approaches", nth=1)
    deciders = example.get_by_label("People who decide")
    deciders.focus()
    lesson.press("Backspace", "3")
    expect(example).to_contain_text("Five plain steps: ask, listen, offer, ask for the sale")
    expect(example).to_contain_text("More than one person decides.")
    assert not answers.exists()
    script = lesson.widget("script")
    way = script.get_by_label("My way to sell")
    own.get_by_label("Many say: let me think about it").check()
    expect(way.locator("option:checked")).to_have_text("Sandler")
    script.get_by_label("What I sell").fill("garden plans")
    expect(script).to_contain_text("If at any point garden plans is not right for you")
    script.get_by_role("button", name="Start from this").nth(1).click()
    reason = script.get_by_label("2. The real reason")
    expect(reason).to_be_focused()
    expect(reason).to_have_value("What happens if you leave things as they are?")
    lesson.press("End", *" Why?")
    expect(script.locator(".smk-talk")).to_contain_text("as they are? Why?")
    expect(lesson.widget("progress")).to_contain_text("3 of 7 answers")
    lesson.start_again()
    expect(reason).to_have_value("What happens if you leave things as they are? Why?")
    assert load_business(answers).sales_approach == "sandler"

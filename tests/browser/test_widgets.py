"""Each lesson's own widget, by mouse and by keyboard, and the answers found again another day."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from smarketing_edu.content import load_content
from smarketing_edu.content.models import Question
from smarketing_edu.intake.business_file import load_business
from tests.browser.lesson_page import LessonPage
from tests.browser.steps import step_through

pytestmark = pytest.mark.xdist_group("browser")

JUPYTER_WOULD_DELETE_THE_CELL = "dd"
OpenLesson = Callable[[str], LessonPage]
ENGLISH = load_content("en")


def answer_a_question(lesson: LessonPage, number: int) -> Question:
    """Answer the first question of a lesson, wrongly and then rightly."""
    question = ENGLISH.questions_of(number)[0]
    lesson.answer_wrongly(question)
    expect(lesson.answer_rightly(question)).to_contain_text(question.right_answer.feedback)
    return question


def test_start_here(open_lesson: OpenLesson, answers: Path) -> None:
    """Ten guesses give a score, by mouse and by keys; the name of the business is kept."""
    lesson = open_lesson("00_start_here.ipynb")
    quiz = lesson.widget("quiz")
    marketing = quiz.get_by_role("button", name="Marketing")
    for number in range(1, 11):
        expect(quiz).to_contain_text(f"Statement {number} of 10")
        if number % 2:
            marketing.click()
        else:
            expect(marketing).to_be_focused()
            lesson.press("Enter")
        expect(quiz.get_by_role("button", name=re.compile("Next|See my score"))).to_be_focused()
        lesson.press("Enter")
    expect(quiz).to_contain_text("5 of 10 right")
    assert load_business(answers).before_score == 50
    name = lesson.page.get_by_label("What is your business called?")
    name.fill("Rosa's Flowers")
    expect(lesson.widget("progress")).to_contain_text("1 of 4 answers")
    question = answer_a_question(lesson, 0)
    lesson.start_again()
    lesson.expect_answered(question)
    expect(name).to_have_value("Rosa's Flowers")


def test_who_and_when(open_lesson: OpenLesson, answers: Path) -> None:
    """The hours follow the arrow keys and the mouse; picture and sentence agree; own are kept."""
    lesson = open_lesson("02_who_and_when.ipynb")
    example, own = lesson.widget("hours"), lesson.widget("hours", nth=1)
    selling = example.get_by_role("slider", name="Sales, hours a week")
    selling.focus()
    lesson.press(*["ArrowLeft"] * 4)
    expect(example).to_contain_text("5 of 10 hours")
    expect(example.locator(".smarketing-chart")).to_have_attribute(
        "aria-label", re.compile("Both jobs: 10 hours a week")
    )
    assert not answers.exists()
    marketing = own.get_by_role("slider", name="Marketing, hours a week")
    marketing.click()
    lesson.press("ArrowRight", "ArrowRight")
    expect(own).to_contain_text("6 of 13 hours")
    expect(own).to_contain_text("Saved in")
    assert load_business(answers).hours_marketing == 6
    question = answer_a_question(lesson, 2)
    lesson.start_again()
    lesson.expect_answered(question)
    expect(lesson.widget("hours", nth=1)).to_contain_text("6 of 13 hours")


def test_a_moving_slider_moves_nothing_else(open_lesson: OpenLesson) -> None:
    """From key to key the picture is there, and neither it nor anything around it jumps."""
    hours = open_lesson("02_who_and_when.ipynb").widget("hours")
    slider = hours.get_by_role("slider", name="Sales, hours a week")
    steps = step_through(slider, hours.locator(".smk-hours-picture"), ["ArrowLeft"] * 12)
    assert len(steps.milliseconds) == 12
    assert len(steps.boxes) == 1, steps.boxes
    assert steps.blank == 0


def test_two_jobs(open_lesson: OpenLesson, answers: Path) -> None:
    """A statement can be answered by keys alone; what was typed and picked is kept."""
    lesson = open_lesson("01_two_jobs.ipynb")
    quiz = lesson.widget("quiz")
    quiz.get_by_role("button", name="Marketing").focus()
    lesson.press("Tab", "Space")
    expect(quiz).to_contain_text(re.compile("Right, Sales|It is Marketing"))
    lesson.press(*JUPYTER_WOULD_DELETE_THE_CELL)
    lesson.press("Enter")
    expect(quiz).to_contain_text("Statement 2 of 10")
    offer = lesson.page.get_by_label("What do you sell, in one line?")
    pain = lesson.page.get_by_label("What hurts most right now?")
    offer.fill("roses and tulips")
    pain.select_option("Not enough people ask")
    expect(lesson.widget("progress")).to_contain_text("2 of 8 answers")
    assert load_business(answers).main_pain == "not_enough_people_ask"
    question = answer_a_question(lesson, 1)
    lesson.start_again()
    lesson.expect_answered(question)
    expect(offer).to_have_value("roses and tulips")
    expect(pain.locator("option:checked")).to_have_text("Not enough people ask")


def test_sorting(open_lesson: OpenLesson, answers: Path) -> None:
    """A card says why it lies where it lies; an own activity is sorted, moved and kept."""
    lesson = open_lesson("03_sorting.ipynb")
    cards = lesson.widget("card-sort")
    face = cards.locator(".smk-card-face .smk-question")
    for number in (1, 2, 3):
        expect(cards).to_contain_text(f"Card {number} of 40")
        card = next(each for each in ENGLISH.cards.values() if each.text == face.inner_text())
        pile = cards.get_by_role("button", name=card.answer.capitalize())
        if number == 1:
            pile.click()
        elif number == 2:
            pile.focus()
            lesson.press("Enter")
        else:
            lesson.drag(cards.locator(".smk-drag"), onto=pile)
        expect(cards).to_contain_text(card.why)
    expect(cards).to_contain_text("3 of 3 sorted well")
    own = lesson.widget("own-activities")
    own.get_by_label("One thing you do every week").fill("Call people back")
    own.get_by_role("button", name="Marketing").click()
    own.get_by_label("Call people back").select_option("Both")
    lesson.drag(own.locator(".smk-drag"), onto=own.locator(".smk-columns > .smk-drop").nth(2))
    expect(own.get_by_label("Call people back").locator("option:checked")).to_have_text("Sales")
    expect(lesson.widget("progress")).to_contain_text("1 of 3 answers")
    question = answer_a_question(lesson, 3)
    lesson.start_again()
    lesson.expect_answered(question)
    expect(own.get_by_label("Call people back").locator("option:checked")).to_have_text("Sales")
    assert load_business(answers).activities_sales == ("Call people back",)
    expect(cards).to_contain_text("Card 4 of 40")


def test_funnel(open_lesson: OpenLesson, answers: Path) -> None:
    """Counts change the funnel, a step at zero empties it, and own counts are kept."""
    lesson = open_lesson("04_funnel.ipynb")
    example, own = lesson.widget("funnel"), lesson.widget("funnel", nth=1)
    example.get_by_label("paid a deposit", exact=True).fill("77")
    expect(example).to_contain_text("77 of 6,000 buy")
    expect(example).to_contain_text("70%")
    zero = example.get_by_role("button", name="Set this step to zero")
    zero.focus()
    lesson.press("Enter")
    expect(example).to_contain_text("Nobody buys")
    first = own.get_by_label("People at the step Awareness")
    first.fill("400")
    own.get_by_label("People at the step Purchase").fill("20")
    expect(own).to_contain_text("20 of 400 buy")
    expect(lesson.widget("progress")).to_contain_text("2 of 16 answers")
    question = answer_a_question(lesson, 4)
    lesson.start_again()
    lesson.expect_answered(question)
    expect(first).to_have_value("400")
    assert load_business(answers).purchase == 20


def test_measures(open_lesson: OpenLesson, answers: Path) -> None:
    """Two numbers make one with a name; a decision finds its number; own numbers are kept."""
    lesson = open_lesson("05_measures.ipynb")
    example, own = lesson.widget("measures"), lesson.widget("measures", nth=1)
    expect(example).to_contain_text("Cost of one lead = $3.88")
    example.get_by_label("Above the line").select_option("Sales in money")
    expect(example).to_contain_text("Sales for each lead = $37.13")
    example.get_by_label("Below the line").focus()
    lesson.press(*"number")
    expect(example).to_contain_text("= $82.50")
    flyer = ENGLISH.decisions["raise_budget"]
    example.get_by_role("radio", name="Return on marketing").click()
    example.get_by_role("button", name="Check").click()
    expect(example).to_contain_text(flyer.because)
    lesson.page.get_by_label("How much did you spend on marketing?").fill("$300")
    lesson.page.get_by_label("How many leads did you have?").fill("20")
    expect(own).to_contain_text("Cost of one lead = $15")
    expect(lesson.widget("progress")).to_contain_text("2 of 8 answers")
    question = answer_a_question(lesson, 5)
    lesson.start_again()
    lesson.expect_answered(question)
    expect(own).to_contain_text("Cost of one lead = $15")
    assert load_business(answers).leads == 20

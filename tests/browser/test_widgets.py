"""Each lesson's own widget, by mouse and by keyboard, and the answers found again another day."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from smarketing_edu.intake.business_file import load_business
from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.xdist_group("browser")

OpenLesson = Callable[[str], LessonPage]


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
    lesson.start_again()
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
    lesson.start_again()
    expect(lesson.widget("hours", nth=1)).to_contain_text("6 of 13 hours")

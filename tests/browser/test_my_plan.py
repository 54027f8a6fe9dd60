"""Lesson ten from end to end: fill in, go through, make the worksheet, keep it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from smarketing_edu.intake.business_file import load_business
from tests.browser.lesson_page import LessonPage
from tests.browser.to_the_paper import (
    assert_same_numbers,
    command,
    download_worksheet,
    make_worksheet,
    numbers_shown,
    plan_the_goal,
    text_of,
)
from tests.pdf.standards import broken_clauses

pytestmark = pytest.mark.xdist_group("browser")


def play(lesson: LessonPage, quiz: Locator) -> None:
    """Answer the ten statements by keys alone, always with the first button."""
    quiz.get_by_role("button", name="Marketing").focus()
    for number in range(1, 11):
        expect(quiz).to_contain_text(f"Statement {number} of 10")
        expect(quiz.get_by_role("button", name="Marketing")).to_be_focused()
        lesson.press("Enter")
        expect(quiz.get_by_role("button", name=re.compile("Next|See my score"))).to_be_focused()
        lesson.press("Enter")


def test_from_the_goal_to_the_paper(
    open_lesson: Callable[[str], LessonPage], answers: Path, tmp_path: Path
) -> None:
    """The file made in the lesson is the command's, meets the standards, and bears its numbers."""
    lesson = open_lesson("10_my_plan.ipynb")
    plan_the_goal(lesson.page)
    play(lesson, lesson.widget("quiz"))
    expect(lesson.widget("quiz")).to_contain_text("5 of 10 right")
    make_worksheet(lesson.page)
    first_page = lesson.widget("maker").get_by_role("img", name="The first of 6 pages.")
    expect(first_page).to_be_visible()
    assert lesson.serious_violations() == []
    made = download_worksheet(lesson.page, tmp_path)
    assert made.name == "my-business-worksheet.pdf"
    by_command = tmp_path / "by_command.pdf"
    command("worksheet", answers, "-o", by_command)
    assert made.read_bytes() == by_command.read_bytes()
    assert broken_clauses([made]) == {}
    assert load_business(answers).after_score == 50
    assert_same_numbers(made, answers)
    assert f"sorted right: {numbers_shown(answers)['after_score']} after." in text_of(made)

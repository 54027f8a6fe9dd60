"""Lesson ten from end to end: fill in, go through, make the worksheet, keep it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, expect

from smarketing_edu.cli import main
from smarketing_edu.intake.business_file import load_business
from tests.browser.lesson_page import LessonPage
from tests.pdf.standards import broken_clauses

pytestmark = pytest.mark.xdist_group("browser")

SECONDS_TO_MAKE = 120


def command(*arguments: str | Path) -> str:
    """What a command of ours says."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


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
    lesson.page.get_by_role("button", name="The last", exact=True).click()
    plan = lesson.widget("plan", nth=1)
    typed = {
        "Our one goal": "24,000",
        "From present customers": "0",
        "Average sale": "300",
        "Leads": "40",
        "Buyers": "10",
    }
    for label, text in typed.items():
        plan.get_by_label(label, exact=True).fill(text)
    expect(plan).to_contain_text("320 leads (likely 200 to 564)")
    play(lesson, lesson.widget("quiz"))
    expect(lesson.widget("quiz")).to_contain_text("5 of 10 right")
    maker = lesson.widget("maker")
    maker.get_by_role("button", name="Make my worksheet").focus()
    lesson.press("Enter")
    expect(maker.get_by_role("progressbar")).to_be_visible()
    link = maker.get_by_role("link", name="Download it")
    expect(link).to_be_visible(timeout=SECONDS_TO_MAKE * 1000)
    expect(maker.get_by_role("img", name="The first of 6 pages.")).to_be_visible()
    assert lesson.serious_violations() == []
    with lesson.page.expect_download() as download:
        link.click()
    made = tmp_path / download.value.suggested_filename
    download.value.save_as(made)
    assert made.name == "my-business-worksheet.pdf"
    by_command = tmp_path / "by_command.pdf"
    command("worksheet", answers, "-o", by_command)
    assert made.read_bytes() == by_command.read_bytes()
    assert broken_clauses([made]) == {}
    assert load_business(answers).after_score == 50
    with pypdfium2.PdfDocument(made) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    told = json.loads(command("measures", answers, "--json"))["measures"]
    shown = {each["key"]: each["shown"] for each in told}
    for key in ("leads_needed_per_week", "revenue_goal", "average_sale", "lead_to_sale_rate"):
        assert shown[key] in text
    assert f"sorted right: {shown['after_score']} after." in text

"""The scoring lab by keyboard and mouse, with a list that is pasted and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from smarketing_edu.intake.business_file import load_business
from tests.browser.lesson_page import LessonPage
from tests.conftest import EXAMPLES

pytestmark = pytest.mark.xdist_group("browser")


def test_the_lab(open_lesson: Callable[[str], LessonPage], answers: Path) -> None:
    """Arrows move the threshold; a pasted list sets own points; ratings are found again."""
    lesson = open_lesson("09_smarketing.ipynb")
    example, own = lesson.widget("lab"), lesson.widget("lab", nth=1)
    example.get_by_role("slider").focus()
    lesson.press("ArrowRight", "ArrowRight")
    expect(example).to_contain_text("26 of 31 flagged leads bought: 84%")
    leads = (EXAMPLES / "leads" / "rosies_bakery.csv").read_text(encoding="utf-8")
    own.get_by_label("Or paste a list here").fill(leads)
    own.get_by_role("button", name="Read the list").click()
    expect(own).to_contain_text("Read from the list you pasted: 160 leads")
    own.get_by_role("button", name="Use these points and this score").click()
    expect(own).to_contain_text("They are on your worksheet")
    assert load_business(answers).lead_threshold == 10
    trust = lesson.widget("trust")
    for rating, label in (("4", "know you"), ("2", "like you"), ("5", "trust you")):
        trust.get_by_label(label).fill(rating)
    expect(trust).to_contain_text("To be")
    expect(lesson.widget("progress")).to_contain_text("5 of 11 answers")
    lesson.start_again()
    expect(trust.get_by_label("like you")).to_have_value("2")


def test_a_list_is_chosen_by_keyboard(
    open_lesson: Callable[[str], LessonPage], tmp_path: Path
) -> None:
    """The button opens the files, keeps its name after a choice, and the file is named."""
    file = tmp_path / "our leads.csv"
    file.write_bytes((EXAMPLES / "leads" / "rosies_bakery.csv").read_bytes())
    lesson = open_lesson("09_smarketing.ipynb")
    own = lesson.widget("lab", nth=1)
    choose = own.get_by_role("button", name="Choose a list", exact=True)
    with lesson.page.expect_file_chooser() as chooser:
        choose.press("Enter")
    chooser.value.set_files(file)
    expect(own.get_by_role("status").filter(has_text="our leads.csv: 160 leads")).to_be_visible()
    expect(choose).to_be_focused()
    expect(choose).to_have_attribute("title", "Choose a list")

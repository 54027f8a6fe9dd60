"""Lesson ten as an owner goes through it: the goal, the numbers, the worksheet, the download."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from smarketing_edu.cli import main

SECONDS_TO_MAKE = 120
TYPED = {
    "Our one goal": "24,000",
    "From present customers": "0",
    "Average sale": "300",
    "Leads": "40",
    "Buyers": "10",
}
_SHOWN = ("leads_needed_per_week", "revenue_goal", "average_sale", "lead_to_sale_rate")


def command(*arguments: str | Path) -> str:
    """What a command of ours says."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def plan_the_goal(page: Page) -> None:
    """Type a goal and the numbers it needs, and see what follows from them."""
    page.get_by_role("button", name="The last", exact=True).click()
    plan = page.locator(".smk.smk-plan").nth(1)
    for label, text in TYPED.items():
        plan.get_by_label(label, exact=True).fill(text)
    expect(plan).to_contain_text("320 leads (likely 200 to 564)")


def make_worksheet(page: Page) -> None:
    """Press the button by keyboard, and wait for the file."""
    maker = page.locator(".smk.smk-maker")
    maker.get_by_role("button", name="Make my worksheet").focus()
    page.keyboard.press("Enter")
    expect(maker.get_by_role("progressbar")).to_be_visible()
    link = maker.get_by_role("link", name="Download it")
    expect(link).to_be_visible(timeout=SECONDS_TO_MAKE * 1000)


def download_worksheet(page: Page, folder: Path) -> Path:
    """Save the file that was made, under the name that the browser suggests."""
    with page.expect_download() as download:
        page.locator(".smk.smk-maker").get_by_role("link", name="Download it").click()
    made = folder / download.value.suggested_filename
    download.value.save_as(made)
    return made


def text_of(worksheet: Path) -> str:
    """All that stands in the file."""
    with pypdfium2.PdfDocument(worksheet) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def numbers_shown(answers: Path) -> dict[str, str]:
    """What `smarketing measures` works out from the answers, as it is shown, by key."""
    told = json.loads(command("measures", answers, "--json"))["measures"]
    return {each["key"]: each["shown"] for each in told}


def assert_same_numbers(worksheet: Path, answers: Path) -> None:
    """The worksheet shows what `smarketing measures` works out from the same answers."""
    shown, text = numbers_shown(answers), text_of(worksheet)
    for key in _SHOWN:
        assert shown[key] in text, key

"""The owner's own words inside our sentences: they read well whatever was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pypdfium2
import pytest

from smarketing_edu.model.business import Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.sections.asking import goal
from smarketing_edu.worksheet.sections.my_funnel import to_reach_goal
from smarketing_edu.worksheet.sections.one_customer import customer_note, sales_approach
from smarketing_edu.worksheet.sections.two_jobs import own_activities, two_jobs, week_hours
from smarketing_edu.worksheet.sections.work_first import work_first
from smarketing_edu.worksheet.spans import text_of
from smarketing_edu.worksheet.start import Worksheet, start_worksheet
from tests.in_process import run_template

LANGUAGES = ("en", "es")


def begun(business: Business, language: str = "en") -> Worksheet:
    """A worksheet about a business."""
    return start_worksheet(business, written_in=language, language=language)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "neutral"), [("en", "your business"), ("es", "su negocio")])
def test_a_sentence_does_without_a_name_we_cannot_print(
    language: str, neutral: str, bakery: Business
) -> None:
    """Where our fonts lack a letter of the name, a sentence says "your business" instead."""
    worksheet = begun(replace(bakery, business_name="小明修理"), language)
    said = two_jobs(worksheet).text() + sales_approach(worksheet).text()
    assert "小" not in said
    assert neutral in said


def test_the_title_names_the_business_all_the_same(bakery: Business) -> None:
    """A title is read out and listed by programs that have the letters which our fonts lack."""
    pdf = make_pdf(run_template(replace(bakery, business_name="小明修理")))
    with pypdfium2.PdfDocument(pdf.data) as document:
        assert "小明修理" in document.get_metadata_value("Title")


def test_an_answer_without_a_word_we_can_print_is_asked_for(bakery: Business) -> None:
    """It leaves a line to write on, and no hole in a sentence."""
    worksheet = begun(replace(bakery, offer="饺子 🥟", activities_sales=("打电话",)))
    marketing, sales = two_jobs(worksheet).cards
    assert [place.name for place in marketing.write_ins] == ["offer"]
    assert sales.write_ins == ()
    assert [card.paragraphs for card in own_activities(worksheet).cards][2] == ()


def test_an_answer_with_some_words_is_printed(bakery: Business) -> None:
    """An emoji behind the words costs an owner nothing."""
    assert "fresh bread" in two_jobs(begun(replace(bakery, offer="fresh bread 🥖"))).text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("end", [".", "!", " and then some more words" * 9])
def test_no_sentence_stops_twice(end: str, language: str, bakery: Business) -> None:
    """Neither an owner's own stop nor the dots of a long answer meet a stop of ours."""
    own = {"offer": "bread", "audience": "families", "closing_moment": "they pay"}
    worksheet = begun(replace(bakery, **{name: each + end for name, each in own.items()}), language)
    said = two_jobs(worksheet).text() + sales_approach(worksheet).text()
    assert not re.search(r"[.…!?]\.(?!\.)", said.replace("...", "")), said


def test_counts_of_different_people_are_not_called_few(bakery: Business) -> None:
    """Large counts that follow nobody through ask to follow the same people, not to count more."""
    mixed = replace(bakery, counts_same_people=False)
    said = work_first(begun(mixed)).text()
    assert "Follow the same people first" in said
    assert "too few" not in said


def test_hours_are_said_as_they_were_told(bakery: Business) -> None:
    """No hours are for "this month" until some are for later, and more for later is asked about."""
    assert "this month" in week_hours(begun(bakery)).html()
    assert "this month" not in week_hours(begun(replace(bakery, hours_future=None))).html()
    assert "check both" in week_hours(begun(replace(bakery, hours_future=50))).html()


def test_a_week_without_hours_has_no_empty_picture(bakery: Business) -> None:
    """Zero hours are said in boxes: a bar of them would be a hole in the page."""
    week = week_hours(begun(replace(bakery, hours_marketing=0, hours_sales=0, hours_future=0)))
    assert week.kind == "numbers"


def test_a_customer_who_leaves_before_paying_back_is_named(bakery: Business) -> None:
    """Months to pay back that are longer than a customer stays are not left to look fine."""
    dear = replace(bakery, marketing_spend=9000, years_kept=1)
    assert "longer than a customer stays" in customer_note(begun(dear)).text()
    assert "longer than a customer stays" not in customer_note(begun(bakery)).text()


def test_buyers_who_buy_often_are_not_counted_twice(bakery: Business) -> None:
    """Where each buyer brings several sales, the ladder says that fewer people are needed."""
    assert "need fewer people" not in to_reach_goal(begun(bakery)).note
    often = replace(bakery, sales_count=198)
    assert "bought 3 times each" in to_reach_goal(begun(often)).note


def test_a_goal_that_regulars_reach_is_said_so(bakery: Business) -> None:
    """No "0 sales" where present customers bring the goal anyway."""
    said = goal(begun(replace(bakery, expected_repeat_revenue=9000))).text()
    assert "that is enough" in said
    assert "0 sales" not in said


def test_a_long_title_of_your_own_keeps_to_its_line_in_large_print() -> None:
    """The head of a page in large print is one line: a long title is cut, with no dots alone."""
    name = "A very long title that somebody thought of for the class on ads in spring and in fall"
    start = partial(start_worksheet, "rosies_bakery", written_in="en", name=name)
    large, usual = (
        text_of(start(print_size=size).page_setup.header) for size in ("large", "normal")
    )
    assert large == "A very long title that somebody thought of for the class…"
    assert usual == f"{name}   Rosie's Bakery"

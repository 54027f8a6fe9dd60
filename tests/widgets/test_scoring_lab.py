"""The scoring lab, the message, the trust rating and the hand-off rule as an owner sees them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from smarketing_edu.content.format import format_percent
from smarketing_edu.model.business import Language, LeadPoint
from smarketing_edu.widgets.joining import (
    hand_off_html,
    match_html,
    objections_html,
    trust_html,
)
from smarketing_edu.widgets.scoring_lab import LeadLab, example_leads
from tests.widgets.conftest import LANGUAGES, OpenLesson


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_threshold_moves_what_is_said(lesson_at: OpenLesson, language: Language) -> None:
    """Precision, range, lift and the four cells are the model's at each threshold."""
    lab = LeadLab(lesson_at(9, written_in=language), own=False)
    for threshold in (0, 10, 25, 60):
        lab.threshold.value = threshold
        check, cells = lab.lab.check(threshold), lab.lab.cells(threshold)
        if not cells.flagged_won + cells.flagged_lost:
            assert lab._lesson.phrase("lab.nobody") in lab.found.value
            continue
        if cells.flagged_won + cells.flagged_lost >= 10:
            assert format_percent(check.precision.value, language=language) in lab.found.value
        for count in vars(cells).values():
            assert f"<td>{count}</td>" in lab.cells.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_list_is_that_of_the_example(lesson_at: OpenLesson, language: Language) -> None:
    """The made-up list holds as many leads and buyers as the example business says."""
    lesson = lesson_at(9, written_in=language)
    leads = example_leads(lesson).leads
    assert len(leads) == lesson.example.leads
    assert sum(lead.won for lead in leads) == lesson.example.purchase


def test_an_own_list_is_read_judged_and_kept(lesson_at: OpenLesson) -> None:
    """A pasted list sets the points; nothing is saved before the owner says so."""
    lesson = lesson_at(9)
    lab = LeadLab(lesson, own=True)
    lab.keep()
    assert lesson.business.lead_points == ()
    rows = [f"2026-01-{day:02},{'yes,2026-01-' + f'{day:02},yes' if n < 4 else 'no,,no'}"
            for day in range(1, 29) for n in range(6)]  # fmt: skip
    rows += ["2026-06-01,no,,no"]
    lab.paste.value = "\n".join(["arrived,bought,bought on,friend", *rows])
    lab.read_pasted.click()
    assert "Read from the list you pasted: 169 leads" in lab.read_it.value
    lab.threshold.value = 10
    lab.keep()
    (line,) = lesson.business.lead_points
    assert line.fact == "friend"
    assert line.points > 10
    assert lesson.business.lead_threshold == 10


def test_a_file_is_named_with_its_rows(lesson_at: OpenLesson) -> None:
    """After a file is chosen its name and its leads are said; a name is never markup."""
    lab = LeadLab(lesson_at(9), own=True)
    data = memoryview(b"bought,friend\nyes,yes\nno,no\nno,yes\n")
    about = {"type": "text/csv", "size": len(data), "last_modified": datetime.now(UTC)}
    lab.upload.value = [{"name": "<b>leads</b>.csv", "content": data, **about}]
    assert "Read from &lt;b&gt;leads&lt;/b&gt;.csv: 3 leads" in lab.read_it.value


def test_a_bad_list_and_a_short_one_are_told(lesson_at: OpenLesson) -> None:
    """A list without buyers' column is refused; one with few leads is called too few to trust."""
    lab = LeadLab(lesson_at(9), own=True)
    lab.read(b"name,friend\nAna,yes\n", name="list.csv")
    assert "smk-is-wrong" in lab.read_it.value
    lab.read(b"bought,friend\nyes,yes\nno,no\nno,yes\n", name="list.csv")
    assert "Too few to trust" in lab.found.value
    assert "This list has no days" in lab.left_out.value


def test_one_message(lesson_at: OpenLesson) -> None:
    """Two promises are compared in words, their numbers too; objections become rows."""
    lesson = lesson_at(9)
    lesson.save(web_claim="Ready in 24 hours", sales_claim="Ready in 48 hours")
    assert "numbers" in match_html(lesson, lesson.business)
    lesson.save(objections=("too expensive", "no time"))
    table = objections_html(lesson, lesson.business)
    assert table.count('scope="row"') == 2


def test_the_lowest_of_three_is_named(lesson_at: OpenLesson) -> None:
    """One step for the weakest; a tie is told as a tie; nothing is said before all are rated."""
    lesson = lesson_at(9)
    lesson.save(know=2, like=4)
    assert trust_html(lesson, lesson.business) == lesson.phrase("join.rate_all")
    lesson.save(trust=2)
    said = trust_html(lesson, lesson.business)
    assert "tie" in said
    assert lesson.content.phrase("advice.trust.know.step").split(".")[0] in said.replace(
        "&#x27;", "'"
    )


def test_the_rule_is_that_of_the_worksheet(lesson_at: OpenLesson) -> None:
    """The rule names the owner's own threshold, and says when no lead can reach it."""
    lesson = lesson_at(9)
    lesson.save(team_size=1, lead_threshold=40, lead_points=(LeadPoint("friend", 15),))
    said = hand_off_html(lesson, lesson.business)
    assert "From 40 points on" in said
    assert "no lead can reach it" in said

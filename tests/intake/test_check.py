"""A roster judged before anything is made: verdicts, combinations, and words for the phone."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from smarketing_edu.content import load_content
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.intake.check import CheckReport, check_roster, thin_pages
from smarketing_edu.intake.check_text import check_tables, check_text
from smarketing_edu.intake.combinations import doubts
from smarketing_edu.intake.problem import put_in_words, shorten
from smarketing_edu.intake.tables import safe_cell
from smarketing_edu.model.business import Business, Channel

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def report(tmp_path: Path) -> CheckReport:
    """A roster with one good row, one with a question, and one without a name."""
    path = tmp_path / "roster.csv"
    path.write_text(
        "Business name,Email,Gross margin,Offer,Star sign\n"
        "Rosie's Bakery,r@example.org,40%,bread,Leo\n"
        "[red]Second[/red],second@example.org,4.25,,\n"
        ",third@example.org,40%,,\n",
        "utf-8",
    )
    return check_roster(path)


def test_the_example_roster_is_ready() -> None:
    """All twelve made-up businesses get a handout; the food truck's pages are thin."""
    report = check_roster(EXAMPLES / "workshop.csv")
    assert report.counts == {"ready": 11, "ready_with_notes": 1, "cannot_be_made": 0}
    assert report.exit_code == 0
    assert report.problems == ()
    assert len(report.rows[-1].thin_pages) == 4
    assert report.rows[0].thin_pages == ()


def test_each_row_gets_a_verdict(report: CheckReport) -> None:
    """Ready, ready with notes, cannot be made; one bad row never stops the rest."""
    assert [row.verdict for row in report.rows] == ["ready", "ready_with_notes", "cannot_be_made"]
    assert [row.number for row in report.rows] == [2, 3, 4]
    assert [(row.filled, row.blank) for row in report.rows[:2]] == [(2, 0), (0, 2)]
    assert report.exit_code == 1
    assert report.unknown_columns == (("Star sign", None),)


def test_the_report_can_be_read_by_programs(report: CheckReport) -> None:
    """It goes through JSON and keeps every row and problem."""
    data = json.loads(json.dumps(report.to_json()))
    assert data["counts"] == {"ready": 1, "ready_with_notes": 1, "cannot_be_made": 1}
    assert data["rows"][1]["problems"][0]["field"] == "gross_margin"
    assert data["rows"][1]["problems"][0]["row"] == 3
    assert data["rows"][1]["problems"][0]["value"] == "4.25"


def test_the_plain_report_says_row_field_value_and_what_to_do(report: CheckReport) -> None:
    """A mentor can read it out over the phone."""
    text = check_text(report)
    assert "Ready: 1; Ready, with notes: 1; Cannot be made: 1." in text
    assert "Row 4, no name: Cannot be made." in text
    expected = (
        'Question. Column C, Gross margin: "4.25" can mean 4.25% or 425%. '
        "Write it with a percent sign."
    )
    assert expected in text


def test_the_tables_show_learner_text_as_it_is(report: CheckReport) -> None:
    """Text that looks like markup for the terminal is shown, not obeyed."""
    screen = Console(file=io.StringIO(), width=200)
    screen.print(check_tables(report))
    assert isinstance(screen.file, io.StringIO)
    shown = screen.file.getvalue()
    assert "[red]Second[/red]" in shown
    assert "4.25% or 425%" in shown


def test_email_addresses_are_never_shown(tmp_path: Path) -> None:
    """Also where the fault is in the address itself."""
    path = tmp_path / "roster.csv"
    path.write_text("Business name,Email\nA,secret@example.org\nB,SECRET@example.org\n", "utf-8")
    report = check_roster(path)
    assert "s…@example.org" in str(report.to_json()).casefold()
    assert "secret" not in (check_text(report) + str(report.to_json())).casefold()


def test_spanish_mentors_read_spanish(tmp_path: Path) -> None:
    """Every message and verdict follows the language of the reader."""
    path = tmp_path / "roster.csv"
    path.write_text("Negocio,Margen bruto\nA,4.25\n,1\n", "utf-8")
    text = check_text(check_roster(path, language="es"))
    assert "Fila 3, sin nombre: No se puede hacer." in text
    assert '"4.25" puede querer decir 4.25% o 425%' in text
    assert not re.search(r"\b(Row|Ready|Write)\b", text)


WRONG_TOGETHER = {
    "later_larger": {"awareness": 10, "interest": 11},
    "ads_above_marketing": {"ad_spend": 11.0, "marketing_spend": 10.0},
    "new_from_ads_above_new": {"new_customers_from_ads": 3, "new_customers": 2},
    "new_above_buyers": {"new_customers": 3, "purchase": 2},
    "fewer_sales_than_buyers": {"sales_count": 2, "purchase": 3},
    "repeat_above_goal": {"expected_repeat_revenue": 11.0, "revenue_goal": 10.0},
    "extra_above_revenue": {"extra_revenue": 11.0, "revenue": 10.0},
    "future_above_marketing": {"hours_future": 3.0, "hours_marketing": 2.0},
    "cost_above_year": {"marketing_spend": 121.0, "new_customers": 1, "revenue": 10.0},
    "average_differs": {"average_sale": 50.0, "revenue": 100.0, "sales_count": 10},
    "channels_above_marketing": {"channels": (Channel("a", 11.0),), "marketing_spend": 10.0},
    "many_hours": {"hours_marketing": 40.0, "hours_sales": 41.0},
    "zero_months": {"period_months": 0.0},
}


@pytest.mark.parametrize(("key", "answers"), WRONG_TOGETHER.items())
def test_answers_that_cannot_be_right_together_are_doubted(
    key: str, answers: dict[str, object]
) -> None:
    """Each is named once, in both languages, with both numbers."""
    business = Business(business_name="A", **answers)  # type: ignore[arg-type] # fitting answers
    for language in ("en", "es"):
        (doubt,) = doubts(business, language=language)
        assert doubt.finding.key == key
        assert doubt.field in answers
        problem = put_in_words(doubt.finding, language=language, row=2, field=doubt.field)
        assert problem.severity == "warning"


@given(st.sampled_from(sorted(WRONG_TOGETHER)), st.data())
def test_a_blank_is_never_doubted(key: str, data: st.DataObject) -> None:
    """Taking away any one of the answers that do not fit takes away the doubt."""
    answers = dict(WRONG_TOGETHER[key])
    del answers[data.draw(st.sampled_from(sorted(answers)))]
    business = Business(business_name="A", **answers)  # type: ignore[arg-type] # fitting answers
    assert key not in {doubt.finding.key for doubt in doubts(business, language="en")}


def test_a_blank_stage_does_not_hide_a_larger_later_one() -> None:
    """The step before is the last one that was counted."""
    business = Business(business_name="A", awareness=10, intent=20)
    (doubt,) = doubts(business, language="en")
    assert (doubt.field, doubt.finding.details["earlier_count"]) == ("intent", "10")


def test_a_year_is_made_from_the_period() -> None:
    """$121 to win a customer is above a year of $10 a month, not above a year of $11."""
    business = Business(business_name="A", marketing_spend=121.0, new_customers=1, revenue=30.0)
    assert not list(doubts(business, language="en"))
    longer = replace(business, period_months=3.0)
    assert [d.finding.key for d in doubts(longer, language="en")] == ["cost_above_year"]


def test_complete_examples_have_no_thin_page() -> None:
    """What an owner fills in fills the pages."""
    for name in ("rosies_bakery", "june_okafor_photography"):
        business = load_business(EXAMPLES / "businesses" / f"{name}.yaml")
        assert thin_pages(business) == ()
        assert not list(doubts(business, language="en"))


def test_every_message_has_what_is_wrong_and_what_to_do_in_both_languages() -> None:
    """The same messages, with the same slots, in English and in Spanish."""
    english, spanish = load_content("en").phrases, load_content("es").phrases
    for file in ("check.", "form.", "numbers."):
        keys = {key for key in english if key.startswith(file)}
        assert keys == {key for key in spanish if key.startswith(file)}
        for key in keys:
            assert slots(str(english[key])) == slots(str(spanish[key])), key
    problems = {key.removesuffix(".problem") for key in english if key.endswith(".problem")}
    assert {f"{key}.fix" for key in problems} <= set(english)


def slots(text: str) -> set[str]:
    """The names of the slots of a phrase."""
    return set(re.findall(r"{(\w+)}", text))


@given(st.text())
def test_a_value_is_quoted_on_one_short_line(value: str) -> None:
    """Whatever was typed, a message stays readable."""
    shown = shorten(value)
    assert len(shown) <= 60
    assert not shown or shown.isprintable()


@given(st.text(), st.sampled_from([*"=+-@|", "\t=", " =", "\u00a0+", "\u200b@"]))
def test_no_cell_we_write_is_a_formula(text: str, start: str) -> None:
    """What starts like a formula is written with an apostrophe; reading takes it as words."""
    assert safe_cell(start + text) == f"'{start}{text}"


@given(st.one_of(st.integers(), st.floats(), st.none(), st.text(alphabet="abcñ 123.,")))
def test_other_cells_are_written_as_they_are(value: object) -> None:
    """Numbers keep their sign, words their letters."""
    assert safe_cell(value) is value

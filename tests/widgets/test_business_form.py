"""The form: blank is allowed, what is typed is read kindly, and only what is sound is kept."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu import business_form
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Channel, Language
from smarketing_edu.widgets.form_field import FormField
from smarketing_edu.widgets.lesson_plan import PLAN
from smarketing_edu.widgets.rows_input import RowsInput
from smarketing_edu.widgets.soon import Soon
from smarketing_edu.widgets.typed_text import typed_text
from tests.widgets.conftest import BUSINESSES, LANGUAGES, OpenLesson, widgets_in


def fields_in(box: object) -> dict[str, FormField]:
    """The fields of a form by name."""
    return {each.field.name: each for each in widgets_in(box) if isinstance(each, FormField)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", PLAN)
def test_the_form_asks_for_the_lesson(
    lesson_at: OpenLesson, number: int, language: Language
) -> None:
    """Each lesson's form has its fields, each with its question as a label."""
    lesson = lesson_at(number, written_in=language)
    fields = fields_in(business_form(lesson))
    assert tuple(fields) == PLAN[number].fields
    for name, field in fields.items():
        question = lesson.content.fields[name].question
        if len(field.inputs) == 1 and not isinstance(field.inputs[0], RowsInput):
            assert field.inputs[0].description == question
        else:
            assert question in field.children[0].value


def test_a_form_of_chosen_fields(lesson_at: OpenLesson) -> None:
    """A notebook may ask for other fields than its lesson's."""
    assert set(fields_in(business_form(lesson_at(3), fields=("offer", "crm")))) == {"offer", "crm"}


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("revenue", "$2.5k", 2500.0),
        ("gross_margin", "55%", 0.55),
        ("awareness", "4,000", 4000),
        ("review_date", "March 4, 2027", date(2027, 3, 4)),
        ("objections", "too dear\nno time", ("too dear", "no time")),
        ("crm", "notebook", "notebook"),
        ("local", "no", False),
        ("offer", "  bread  ", "bread"),
    ],
)
def test_what_people_type_is_kept(
    lesson_at: OpenLesson, name: str, typed: str, kept: object
) -> None:
    """Answers are read as they are in a roster, and kept; clearing one makes it blank again."""
    lesson = lesson_at(1)
    field = FormField(lesson, name, value=None)
    field.inputs[0].value = typed
    assert getattr(lesson.business, name) == kept
    field.inputs[0].value = ""
    assert getattr(lesson.business, name) in (None, ())


def test_several_can_be_ticked(lesson_at: OpenLesson) -> None:
    """A list to pick from is boxes to tick."""
    lesson = lesson_at(5)
    field = FormField(lesson, "tracks", value=("recall",))
    assert [each.value for each in field.inputs].index(True) == 1
    field.inputs[0].value = True
    assert lesson.business.tracks == ("reach", "recall")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("team_size", "2.5"),
        ("gross_margin", "4.25"),
        ("revenue", "a lot"),
        ("review_date", "3/4/2027"),
        ("know", "9"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_is_not_kept(
    lesson_at: OpenLesson, name: str, typed: str, language: Language
) -> None:
    """A doubtful answer changes nothing, and the form says what to do, with the value seen."""
    lesson = lesson_at(1, written_in=language, answers="rosies_bakery")
    before = getattr(lesson.business, name)
    field = FormField(lesson, name, value=before)
    field.inputs[0].value = typed
    assert getattr(lesson.business, name) == before
    assert "smk-is-wrong" in field.message.value
    assert lesson.phrase("form.not_kept") in field.message.value
    field.inputs[0].value = ""
    assert field.message.value == ""


def test_ways_of_reaching_people_have_lines(lesson_at: OpenLesson) -> None:
    """Each way has a line with its cost and leads; blank lines and blank numbers are left out."""
    lesson = lesson_at(5)
    rows = FormField(lesson, "channels", value=()).inputs[0]
    for number, (name, spend, leads) in enumerate([("Flyers", "$200", "12"), ("Word", "", "")]):
        for column, text in zip(("name", "spend", "leads"), (name, spend, leads), strict=True):
            rows.rows[number][column].value = text
    assert lesson.business.channels == (Channel("Flyers", 200, 12), Channel("Word"))
    rows.more.click()
    assert len(rows.rows) == 4
    again = FormField(lesson, "channels", value=lesson.business.channels).inputs[0]
    assert [line["name"].value for line in again.rows] == ["Flyers", "Word", ""]
    assert [line["spend"].value for line in again.rows] == ["200", "", ""]
    for each in rows.rows[0].values():
        each.value = ""
    assert lesson.business.channels == (Channel("Word"),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("column", "typed"), [("spend", "many"), ("leads", "2.5"), ("name", "")])
def test_a_line_that_cannot_be_read_is_not_kept(
    lesson_at: OpenLesson, column: str, typed: str, language: Language
) -> None:
    """A line without a name, or with no number where one belongs, changes nothing, and says so."""
    lesson = lesson_at(5, written_in=language, answers="rosies_bakery")
    before = lesson.business.channels
    field = FormField(lesson, "channels", value=before)
    kept = field.inputs[0].rows[0][column].value
    field.inputs[0].rows[0][column].value = typed
    assert lesson.business.channels == before
    assert lesson.phrase("rows.wrong", number=1) in field.message.value
    field.inputs[0].rows[0][column].value = kept
    assert field.message.value == ""


def test_answers_that_do_not_fit_together_are_said(lesson_at: OpenLesson) -> None:
    """What cannot be right together is said where it shows, kept all the same, until mended."""
    lesson = lesson_at(5)
    fields = fields_in(business_form(lesson))
    fields["marketing_spend"].inputs[0].value = "300"
    fields["ad_spend"].inputs[0].value = "500"
    assert "above the cost of all marketing ($300)" in fields["ad_spend"].message.value
    assert "smk-is-check" in fields["ad_spend"].message.value
    assert lesson.business.ad_spend == 500
    fields["marketing_spend"].inputs[0].value = "900"
    assert "above" not in fields["ad_spend"].message.value


@pytest.mark.parametrize("example", ["rosies_bakery", "yoga_la_ceiba", "rolling_dumpling"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_shows_what_it_can_read_back(example: str, language: Language) -> None:
    """Every answer of the examples, shown as its owner would type it, reads as the same answer."""
    business = load_business(BUSINESSES / f"{example}.yaml")
    for name, field in FIELDS.items():
        value = getattr(business, name)
        text = typed_text(value, field=field, language=language)
        if value not in (None, ()):
            assert read_value(text, field=field, language=language).value == value, name


NUMBERS = st.sampled_from([name for name, f in FIELDS.items() if f.kind in ("integer", "money")])


@given(name=NUMBERS, whole=st.integers(0, 10**9), language=st.sampled_from(LANGUAGES))
def test_numbers_are_shown_so_that_they_read_back(name: str, whole: int, language: str) -> None:
    """Any count or amount of money comes back from the text that shows it."""
    field = FIELDS[name]
    value = whole / 100 if field.kind == "money" else whole
    if (field.low or 0) <= value <= (field.high or 10**9):
        text = typed_text(value, field=field, language=language)
        assert read_value(text, field=field, language=language).value == value


def test_typing_is_judged_when_the_hand_is_still() -> None:
    """Of many changes in a row only the last is taken, and other fields are not forgotten."""
    taken: list[str] = []

    async def type_fast() -> None:
        soon = Soon(0.01)
        for text in ("1", "12", "120"):
            soon.do("count", lambda text=text: taken.append(text))
        soon.do("name", lambda: taken.append("Ana"))
        assert taken == []
        while len(taken) < 2:
            await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(type_fast(), timeout=5))
    assert taken == ["120", "Ana"]

"""Headers as people write them, and a mentor's own list of columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.content import load_content
from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.column_map import load_column_map
from smarketing_edu.intake.columns import column_letters
from smarketing_edu.intake.headers import match_header, nearest_field
from smarketing_edu.model.business import FIELDS

SEEN = {
    "Business Name *": "business_name",
    "  COMPANY  ": "business_name",
    "Nombre del negocio": "business_name",
    "¿Cómo se llama su negocio?": "business_name",
    "E-mail address": "email",
    "Correo\u00a0electrónico": "email",
    "correo electronico": "email",
    "Your name (first and last)": "owner_name",
    "Owner's name": "owner_name",
    "Gross margin (%)": "gross_margin",
    "MARGEN BRUTO %": "gross_margin",
    "hours_marketing": "hours_marketing",
    "HoursMarketing": "hours_marketing",
    "3. How many people asked for a price or a quote?": "intent",
    "Q7: How many people bought?": "purchase",
    "How many people asked you for a quote last month?": "intent",
    "¿Cuántas personas le pidieron una cotización el mes pasado?": "intent",
    "How much did you spend on marketing in the last 3 months?": "marketing_spend",
    "How much do you spend on ads each month?": "ad_spend",
    "About how many hours a week do you spend on marketing?": "hours_marketing",
    "¿Cuántas horas por semana dedica a ventas?": "hours_sales",
    "What is your biggest problem right now?": "main_pain",
    "Average order value": "average_sale",
    "Sales ($)": "revenue",
    "Ventas ($)": "revenue",
    "Presupuesto mensual": "marketing_budget",
    "Do your buyers live or work nearby?": "local",
}


@pytest.mark.parametrize(("header", "field"), SEEN.items())
def test_headers_people_really_use(header: str, field: str) -> None:
    """Each is matched to its field, in English and Spanish."""
    match = match_header(header)
    assert match is not None
    assert match.field == field


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_known_by_name_question_and_label(name: str) -> None:
    """The form's own words always find their field."""
    for language in ("en", "es"):
        words = load_content(language).fields[name]
        for header in (name, name.upper(), words.question, words.label, f" {words.label} * "):
            match = match_header(header)
            assert match is not None
            assert (match.field, match.sure) == (name, True)


@given(st.sampled_from(sorted(FIELDS)), st.data())
def test_case_spaces_and_punctuation_do_not_matter(name: str, data: st.DataObject) -> None:
    """A header dressed up in any way is the same header."""
    gap = data.draw(st.sampled_from([" ", "_", "-", "  ", "\u00a0", " / ", "."]))
    edge = data.draw(st.sampled_from(["", " ", "*", ":", "?", "\u200b", "¿"]))
    parts = [part.title() if data.draw(st.booleans()) else part for part in name.split("_")]
    match = match_header(f"{edge}{gap.join(parts)}{edge}")
    assert match is not None
    assert match.field == name


@pytest.mark.parametrize("header", ["Star sign", "Notes", "x", "2026", "How are you?", "Sales"])
def test_what_we_do_not_know_is_not_guessed(header: str) -> None:
    """ "Sales" may be money or a count."""
    assert match_header(header) is None


def test_the_nearest_field_is_suggested() -> None:
    """A slip of the hand finds its field; another thing finds none."""
    assert nearest_field("Revnue") == "revenue"
    assert nearest_field("bussiness name") == "business_name"
    assert nearest_field("Star sign") is None


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    """A, Z, AA, AZ, BA, ZZ, AAA."""
    places = (0, 25, 26, 51, 52, 701, 702)
    assert [column_letters(n) for n in places] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_list_of_columns_is_read(tmp_path: Path) -> None:
    """Fields by name or label; columns to leave out by several words."""
    path = tmp_path / "map.yaml"
    path.write_text("Firma: business_name\nUmsatz: Sales in money\nFarbe: ignore\nX:\n", "utf-8")
    expected = {"Firma": "business_name", "Umsatz": "revenue", "Farbe": "", "X": ""}
    assert load_column_map(path) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Firma: busines_name\n", "no such field. .* in the form, such as business_name"),
        ("- a\n", "cannot be used"),
        ("a: [b]\n", "cannot be used"),
        ("a: b: c\n", "near line 1"),
    ],
)  # fmt: skip
def test_a_list_of_columns_with_a_slip_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """The message names the slip."""
    path = tmp_path / "map.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileInputError, match=words):
        load_column_map(path)

"""The form that is sent out and comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from smarketing_edu.content import load_content
from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.form import EXAMPLE_ROW, HEADER_ROW, form_fields, write_form
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.model.business import FIELDS, Business, Channel
from tests.programs import need, run

LANGUAGES = ("en", "es")


@pytest.mark.parametrize("every", [False, True])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_form_reads_back_without_a_problem(
    tmp_path: Path, language: str, suffix: str, every: bool
) -> None:
    """The form itself holds no business and nothing to complain about."""
    form = tmp_path / f"form{suffix}"
    write_form(form, language=language, every=every)
    roster = read_roster(form)
    assert roster.rows == ()
    assert roster.problems == ()
    assert roster.fields == form_fields(every=every)


def test_every_field_can_be_asked_for() -> None:
    """The long form has all fields, the short one those most owners can answer."""
    assert form_fields(every=True) == tuple(FIELDS)
    assert {"business_name", "revenue", "hours_sales", "crm"} < set(form_fields())
    assert not {"intent_past", "purchase_effort", "awareness_name"} & set(form_fields())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_form_can_be_read(tmp_path: Path, language: str) -> None:
    """Taking the mark off the example row makes it a business without a single question."""
    form = tmp_path / "form.csv"
    write_form(form, language=language, every=True)
    mark = load_content(language).phrase("form.example_mark")
    text = form.read_text("utf-8-sig").replace(f"{mark}: ", "")
    form.write_text(text, "utf-8")
    (row,) = read_roster(form).rows
    assert row.problems == ()
    assert row.business is not None
    assert not [name for name in FIELDS if getattr(row.business, name) in (None, ())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_has_drop_downs_privacy_and_help(tmp_path: Path, language: str) -> None:
    """An owner sees what happens to the answers, and picks from lists in their language."""
    form = tmp_path / "form.xlsx"
    write_form(form, language=language)
    content = load_content(language)
    workbook = openpyxl.load_workbook(form)
    sheet = workbook.worksheets[0]
    assert content.phrase("form.privacy") in [sheet.cell(row, 1).value for row in (1, 2, 3)]
    rules = {rule.type for rule in sheet.data_validations.dataValidation}
    assert rules >= {"list", "whole", "decimal", "date"}
    assert all(len(rule.prompt) <= 255 for rule in sheet.data_validations.dataValidation)
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    assert headers == [content.fields[name].question for name in form_fields()]
    assert all(cell.comment for cell in sheet[HEADER_ROW])
    labels = {cell.value for row in workbook.worksheets[2].iter_rows() for cell in row}
    assert set(content.fields["crm"].choices.values()) < labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_in_form_saved_by_libreoffice_reads_back(tmp_path: Path, language: str) -> None:
    """XLSX, ODS and CSV as LibreOffice saves them give the same businesses, and no problem."""
    form = tmp_path / "form.xlsx"
    write_form(form, language=language)
    expected = _fill_in(form, language)
    saved = [_saved(form, ending, tmp_path / ending) for ending in ("xlsx", "ods", "csv")]
    for copy in saved:
        roster = read_roster(copy)
        assert [row.problems for row in roster.rows] == [(), ()], copy.suffix
        assert roster.problems == (), copy.suffix
        assert roster.businesses == expected, copy.suffix


def _fill_in(form: Path, language: str) -> tuple[Business, ...]:
    """Type two businesses into the form as an owner would, and say what they are."""
    choices = load_content(language).fields
    typed = {
        "owner_name": "Zoë Muñoz",
        "business_name": "Ñandú & Sons, “Café”",
        "email": "zoe@example.org",
        "language": choices["language"].choices[language],
        "main_pain": choices["main_pain"].choices["both"],
        "activities_sales": "calls; visits; =1+1",
        "awareness": 4000,
        "intent": 120,
        "purchase": 48,
        "counts_same_people": choices["counts_same_people"].choices["yes"],
        "channels": "Flyers=200/12; Instagram=0/9",
        "revenue": 14400.5,
        "gross_margin": 0.55,
        "inbound_share": 1,
        "years_kept": 2.5,
        "review_date": date(2026, 3, 4),
        "tracks": "; ".join(list(choices["tracks"].choices.values())[:2]),
        "local": choices["local"].choices["no"],
    }
    workbook = openpyxl.load_workbook(form)
    sheet = workbook.worksheets[0]
    columns = {name: number for number, name in enumerate(form_fields(), start=1)}
    for name, value in typed.items():
        cell = sheet.cell(EXAMPLE_ROW + 1, columns[name])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    sheet.cell(EXAMPLE_ROW + 2, columns["business_name"]).value = "Second & Last"
    workbook.save(form)
    first = Business(
        learner_id="L006",
        owner_name="Zoë Muñoz",
        business_name="Ñandú & Sons, “Café”",
        email="zoe@example.org",
        language="es" if language == "es" else "en",
        main_pain="both",
        activities_sales=("calls", "visits", "=1+1"),
        awareness=4000,
        intent=120,
        purchase=48,
        counts_same_people=True,
        channels=(Channel("Flyers", 200.0, 12), Channel("Instagram", 0.0, 9)),
        revenue=14400.5,
        gross_margin=0.55,
        inbound_share=1.0,
        years_kept=2.5,
        review_date=date(2026, 3, 4),
        tracks=("reach", "recall"),
        local=False,
    )
    return first, Business(learner_id="L007", business_name="Second & Last")


def _saved(form: Path, ending: str, folder: Path) -> Path:
    """A copy of the form as LibreOffice saves it; CSV as UTF-8, cells as shown."""
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true" if ending == "csv" else ending
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    office = need("soffice")
    run(office, profile, "--headless", "--convert-to", kind, "--outdir", folder, form)
    return folder / f"form.{ending}"


def test_a_form_with_another_ending_is_refused(tmp_path: Path) -> None:
    """The message names the endings there are."""
    with pytest.raises(FileInputError, match=r"\.xlsx or \.csv"):
        write_form(tmp_path / "form.docx")
    with pytest.raises(FileInputError):
        write_form(tmp_path / "no such folder" / "form.xlsx")

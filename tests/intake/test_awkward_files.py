"""Files as people really send them, each made here and named for its fault."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake import tables, text_tables, workbooks
from smarketing_edu.intake.roster import Roster, read_roster
from smarketing_edu.model.business import Business


@dataclass(frozen=True)
class Case:
    """A file's name and bytes, the businesses that come out, and what is noticed."""

    name: str
    data: bytes
    businesses: tuple[Business, ...] = ()
    says: tuple[str, ...] = ()
    refused: str | None = None
    mapping: dict[str, str] = field(default_factory=dict)


def bakery(row: int = 2, **answers: object) -> Business:
    """Rosie's Bakery in some row, with answers."""
    return Business(learner_id=f"L{row:03d}", business_name="Rosie's Bakery", **answers)  # type: ignore[arg-type] # each test gives fitting answers


def text(content: str, name: str = "roster.csv", encoding: str = "utf-8", **case: object) -> Case:
    """A text file."""
    return Case(name, content.encode(encoding), **case)  # type: ignore[arg-type] # passed on


def workbook(
    build: Callable[[openpyxl.Workbook], object], name: str = "roster.xlsx", **case: object
) -> Case:
    """A workbook that `build` fills."""
    book = openpyxl.Workbook()
    build(book)
    data = io.BytesIO()
    book.save(data)
    return Case(name, data.getvalue(), **case)  # type: ignore[arg-type] # passed on


def rows(*lines: list[object], title: str = "Sheet1") -> Callable[[openpyxl.Workbook], object]:
    """Lines for the first sheet of a workbook."""

    def build(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.title = title
        for line in lines:
            sheet.append(line)

    return build


def repacked(case: Case, change: Callable[[str, bytes], bytes]) -> Case:
    """A workbook with its parts changed."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(case.data)) as old,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return Case(case.name, data.getvalue(), refused=case.refused)


def two_sheets(book: openpyxl.Workbook) -> None:
    """A cover sheet, then the list."""
    book.worksheets[0].append(["Spring workshop", "list of people"])
    rows(["Business name", "Revenue"], ["Rosie's Bakery", 5])(book)
    book.move_sheet(book.create_sheet("Cover"), -1)
    book["Cover"].append(["Welcome", "to the workshop"])


def two_lists(book: openpyxl.Workbook) -> None:
    """Two sheets that both could be the list."""
    rows(["Business name", "Revenue"], ["Rosie's Bakery", 5], title="Spring")(book)
    book.create_sheet("Autumn").append(["Business name", "Revenue"])


def hidden_list(book: openpyxl.Workbook) -> None:
    """An old list on a hidden sheet must not win."""
    rows(["Business name"], ["Rosie's Bakery"])(book)
    old = book.create_sheet("Old")
    old.append(["Business name", "Revenue", "Email", "Owner"])
    old.append(["Old Co", 1, "old@example.org", "Old"])
    old.sheet_state = "hidden"


def merged_title(book: openpyxl.Workbook) -> None:
    """A title over all columns and a second header row of groups."""
    sheet = book.worksheets[0]
    sheet["A1"] = "Spring 2026"
    sheet.merge_cells("A1:C1")
    sheet["B2"] = "Money"
    sheet.merge_cells("B2:C2")
    for line in (["Business name", "Revenue", "Ad spend"], ["Rosie's Bakery", 50, 5]):
        sheet.append(line)


def far_corners(book: openpyxl.Workbook) -> None:
    """A stray mark in the last cell a sheet can have."""
    rows(["Business name"], ["Rosie's Bakery"])(book)
    book.worksheets[0]["XFD1048576"] = "."


def typed_cells(book: openpyxl.Workbook) -> None:
    """Dates, percents, booleans and numbers as a spreadsheet holds them."""
    header = ["Business name", "Review date", "Gross margin", "Local", "Revenue", "Interest"]
    rows(header, ["Rosie's Bakery", datetime(2026, 3, 4), 0.4, True, 12.5, 30])(book)


PLAIN = "Business name,Revenue\nRosie's Bakery,50\n"
PLAIN_OUT = (bakery(revenue=50.0),)
ACCENTS = "Business name,Owner\nCafé Ñandú,José\n"
ACCENTS_OUT = (Business(learner_id="L002", business_name="Café Ñandú", owner_name="José"),)
RECORD = {"business_name": "Rosie's Bakery", "revenue": 50}

CASES: dict[str, Case] = {
    # encodings
    "plain": text(PLAIN, businesses=PLAIN_OUT),
    "utf8_with_bom": text(ACCENTS, encoding="utf-8-sig", businesses=ACCENTS_OUT),
    "utf16_with_bom": text(ACCENTS, encoding="utf-16", businesses=ACCENTS_OUT),
    "utf16_little_without_bom": text(ACCENTS, encoding="utf-16-le", businesses=ACCENTS_OUT),
    "utf16_big_without_bom": text(ACCENTS, encoding="utf-16-be", businesses=ACCENTS_OUT),
    "utf32": text(ACCENTS, encoding="utf-32", businesses=ACCENTS_OUT),
    "windows_1252_is_said": text(
        ACCENTS, encoding="cp1252", businesses=ACCENTS_OUT, says=("old Windows way",)
    ),
    "windows_1252_with_undefined_byte": Case(
        "a.csv",
        b"Business name\nCaf\xe9 \x81\n",
        says=("old Windows way",),
        businesses=(Business(learner_id="L002", business_name="Café \ufffd"),),
    ),
    "decomposed_accents": text(
        "Business name,Owner\nCafe\u0301 N\u0303andu\u0301,José\n", businesses=ACCENTS_OUT
    ),
    # delimiters and line ends
    "semicolons": text(PLAIN.replace(",", ";"), businesses=PLAIN_OUT),
    "tabs": text(PLAIN.replace(",", "\t"), "roster.tsv", businesses=PLAIN_OUT),
    "pipes": text(PLAIN.replace(",", "|"), "roster.txt", businesses=PLAIN_OUT),
    "excel_sep_line": text(
        "sep=;\n" + PLAIN.replace(",", ";"), businesses=(bakery(3, revenue=50.0),)
    ),
    "old_mac_line_ends": text(PLAIN.replace("\n", "\r"), businesses=PLAIN_OUT),
    "windows_line_ends": text(PLAIN.replace("\n", "\r\n"), businesses=PLAIN_OUT),
    "no_last_line_end": text(PLAIN.strip(), businesses=PLAIN_OUT),
    "semicolons_with_decimal_commas": text(
        "Negocio;Ingresos\nRosie's Bakery;1.234,50\n", businesses=(bakery(revenue=1234.5),)
    ),
    "commas_inside_many_semicolon_cells": text(
        "Business name;Offer;Audience\nRosie's Bakery;a,b,c,d,e;f,g,h,i,j\n",
        businesses=(bakery(offer="a,b,c,d,e", audience="f,g,h,i,j"),),
    ),
    "quoted_newlines_keep_row_numbers": text(
        'Business name,Offer\nA,"line one\nline two"\nRosie\'s Bakery,"x, ""y"""\n',
        businesses=(
            Business(learner_id="L002", business_name="A", offer="line one line two"),
            bakery(3, offer='x, "y"'),
        ),
    ),
    "blank_lines_keep_row_numbers": text(
        "Business name,Revenue\n\n\nRosie's Bakery,50\n", businesses=(bakery(4, revenue=50.0),)
    ),
    "one_column_only": text("Business name\nRosie's Bakery\n", businesses=(bakery(),)),
    "short_rows": text("Business name,Revenue,Offer\nRosie's Bakery\n", businesses=(bakery(),)),
    "a_stray_comma_makes_a_row_too_long": text(
        "Business name,Revenue\nRosie's Bakery,1,234\n",
        businesses=(bakery(revenue=1.0),),
        says=("more cells than there are columns",),
    ),
    # above and below the table
    "title_lines_above": text(
        "Spring workshop\nMade for the chamber\n\n" + PLAIN,
        businesses=(bakery(5, revenue=50.0),),
        says=("column names from row 4",),
    ),
    "two_header_rows": text(
        ",Money,Money\nBusiness name,Revenue,Ad spend\nRosie's Bakery,50,5\n",
        businesses=(bakery(3, revenue=50.0, ad_spend=5.0),),
        says=("column names from row 2",),
    ),
    "footer_below": text(
        PLAIN + "\nGenerated by Formy on 3/4/2026\nCopyright 2026\n",
        businesses=PLAIN_OUT,
        says=("note below the table", "note below the table"),
    ),
    "total_row": text(PLAIN + "Total,50\n", businesses=PLAIN_OUT, says=("note below the table",)),
    "a_business_called_total_care": text(
        "Business name,Revenue\nTotal,50\nTotally Clean,1\n",
        says=("note below the table",),
        businesses=(Business(learner_id="L003", business_name="Totally Clean", revenue=1.0),),
    ),
    "header_again_in_the_middle": text(
        PLAIN + "Business name,Revenue\n", businesses=PLAIN_OUT, says=("column names again",)
    ),
    "example_row_of_the_form": text(
        "Business name,Revenue\nEXAMPLE: Rosie's Bakery,1\nRosie's Bakery,50\n",
        businesses=(bakery(3, revenue=50.0),),
        says=("is the example",),
    ),
    "example_row_in_spanish": text(
        "Negocio,Ingresos\nEJEMPLO: Panadería,1\nRosie's Bakery,50\n",
        businesses=(bakery(3, revenue=50.0),),
        says=("is the example",),
    ),
    # headers
    "shouting_headers_with_ghost_spaces": text(
        "  BUSINESS_NAME \u00a0,\tREVENUE*\nRosie's Bakery,50\n", businesses=PLAIN_OUT
    ),
    "spanish_headers": text(
        "Nombre del negocio,Ingresos por ventas\nRosie's Bakery,50\n", businesses=PLAIN_OUT
    ),
    "spanish_headers_without_accents": text(
        "Compania,Publico objetivo\nRosie's Bakery,familias\n",
        businesses=(bakery(audience="familias"),),
    ),
    "google_forms_questions": text(
        'Timestamp,Email address,What is your business called? *,"How much did you sell, about?"\n'
        "1/3/2026 9:00:00,r@example.org,Rosie's Bakery,50\n",
        businesses=(bakery(email="r@example.org", revenue=50.0),),
        says=("took the column", "holds nothing"),
    ),
    "microsoft_forms_columns": text(
        "ID,Start time,Completion time,Email,Name,1. What is your business called?\n"
        "7,1/3/26,1/3/26,r@example.org,Rosie,Rosie's Bakery\n",
        businesses=(
            Business(
                learner_id="7",
                email="r@example.org",
                owner_name="Rosie",
                business_name="Rosie's Bakery",
            ),
        ),
        says=("holds nothing", "holds nothing"),
    ),
    "duplicate_headers": text(
        "Business name,Revenue,Revenue\nRosie's Bakery,50,60\n",
        businesses=PLAIN_OUT,
        says=("column B and column C",),
    ),
    "unknown_column_near_a_known_one": text(
        "Business name,Revnue\nRosie's Bakery,50\n",
        businesses=(bakery(),),
        says=('Did you mean "Sales in money"',),
    ),
    "unknown_column": text(
        "Business name,Star sign\nRosie's Bakery,Leo\n",
        businesses=(bakery(),),
        says=('do not know the column "Star sign"',),
    ),
    "column_without_a_name": text(
        "Business name,,Revenue\nRosie's Bakery,hm,50\n",
        businesses=PLAIN_OUT,
        says=("Column B has no header",),
    ),
    "own_names_mapped": text(
        "Firma,Umsatz,Farbe\nRosie's Bakery,50,red\n",
        businesses=PLAIN_OUT,
        mapping={"Firma": "business_name", "Umsatz": "revenue", "Farbe": ""},
    ),
    "mapped_header_that_is_not_there": text(
        PLAIN,
        businesses=PLAIN_OUT,
        mapping={"Firm": "business_name"},
        says=("no column has that name",),
    ),
    # rows
    "row_without_a_name": text(
        PLAIN + ",70\n", businesses=PLAIN_OUT, says=("The name of the business is blank",)
    ),
    "same_email_in_another_case": text(
        "Business name,Email\nRosie's Bakery,R@Example.org\nB,r@example.ORG\n",
        businesses=(
            bakery(email="R@Example.org"),
            Business(learner_id="L003", business_name="B", email="r@example.ORG"),
        ),
        says=("same e-mail",),
    ),
    "same_business_twice": text(
        "Business name\nRosie's Bakery\nROSIES  bakery\nRosie\u2019s Bakery\n",
        businesses=(
            bakery(),
            Business(learner_id="L003", business_name="ROSIES bakery"),
            Business(learner_id="L004", business_name="Rosie\u2019s Bakery"),
        ),
        says=("same business name",),
    ),
    "same_learner_id_twice": text(
        "ID,Business name\nA1,Rosie's Bakery\na1,B\nL003,C\n",
        businesses=(
            Business(learner_id="A1", business_name="Rosie's Bakery"),
            Business(learner_id="L003-2", business_name="B"),
            Business(learner_id="L003", business_name="C"),
        ),
        says=("same learner ID",),
    ),
    "hidden_characters": text(
        "Business name\nRosie's\u202e Bak\u0007ery\u200f\n",
        businesses=(bakery(),),
        says=("hidden characters",),
    ),
    "formulas_are_words": text(
        'Business name,Offer\nRosie\'s Bakery,"=HYPERLINK(""http://x"")"\n',
        businesses=(bakery(offer='=HYPERLINK("http://x")'),),
    ),
    "very_long_text": text(
        f"Business name,Offer\nRosie's Bakery,{'a' * 2500}\n",
        businesses=(bakery(offer="a" * 2000),),
        says=("2500 characters long",),
    ),
    "all_amounts_in_euros": text(
        "Business name;Ingresos;Ad spend\nRosie's Bakery;1.234,50 €;10 €\n",
        businesses=(bakery(currency="EUR", revenue=1234.5, ad_spend=10.0),),
        says=("took EUR",),
    ),
    "one_amount_in_another_currency": text(
        "Business name;Currency;Revenue\nRosie's Bakery;USD;5 €\n",
        businesses=(bakery(currency="USD"),),
        says=("is in EUR",),
    ),
    "a_later_stage_larger": text(
        "Business name,Awareness,Interest\nRosie's Bakery,10,20\n",
        businesses=(bakery(awareness=10, interest=20),),
        says=("only 10 in the step before",),
    ),
    # workbooks
    "workbook": workbook(
        rows(["Business name", "Revenue"], ["Rosie's Bakery", 50]), businesses=PLAIN_OUT
    ),
    "workbook_called_csv": workbook(
        rows(["Business name", "Revenue"], ["Rosie's Bakery", 50]),
        "roster.csv",
        businesses=PLAIN_OUT,
    ),
    "workbook_with_a_cover_sheet": workbook(
        two_sheets, businesses=(bakery(3, revenue=5.0),), says=("column names from row 2",)
    ),
    "workbook_with_two_lists": workbook(
        two_lists, businesses=(bakery(revenue=5.0),), says=('read the one called "Spring"',)
    ),
    "workbook_with_a_hidden_list": workbook(hidden_list, businesses=(bakery(),)),
    "workbook_with_merged_titles": workbook(
        merged_title,
        businesses=(bakery(4, revenue=50.0, ad_spend=5.0),),
        says=("names from row 3",),
    ),
    "workbook_with_typed_cells": workbook(
        typed_cells,
        businesses=(
            bakery(
                review_date=date(2026, 3, 4),
                gross_margin=0.4,
                local=True,
                revenue=12.5,
                interest=30,
            ),
        ),
    ),
    "workbook_with_whole_percents_beside_shares": workbook(
        rows(["Business name", "Gross margin"], ["A", 0.4], ["Rosie's Bakery", 1]),
        businesses=(
            Business(learner_id="L002", business_name="A", gross_margin=0.4),
            bakery(3, gross_margin=1.0),
        ),
    ),
    "workbook_where_a_range_became_a_date": workbook(
        rows(["Business name", "Interest"], ["Rosie's Bakery", datetime(2026, 3, 4)]),
        businesses=(bakery(),),
        says=("asks for a number",),
    ),
    "workbook_with_far_corners": workbook(far_corners, refused="too wide or too long"),
    "workbook_with_a_password": Case(
        "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refused="has a password"
    ),
    "workbook_cut_off": Case(
        "a.xlsx", workbook(rows(["Business name"], ["A"])).data[:900], refused="damaged"
    ),
    "workbook_with_an_entity_bomb": repacked(
        workbook(rows(["Business name"], ["A"]), refused="damaged"),
        lambda name, data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data if "sheet1" in name else data,
    ),
    "zip_that_is_no_workbook": Case(
        "a.xlsx", b"PK\x05\x06" + bytes(18), refused="not a kind of workbook"
    ),
    # records
    "json_list": text(json.dumps([RECORD]), "a.json", businesses=(bakery(1, revenue=50.0),)),
    "json_with_a_name": text(
        json.dumps({"businesses": [RECORD]}), "a.json", businesses=(bakery(1, revenue=50.0),)
    ),
    "json_lines": text(
        f"{json.dumps(RECORD)}\n\n", "a.jsonl", businesses=(bakery(1, revenue=50.0),)
    ),
    "json_cut_off": text('[{"business_name": "A"', "a.json", refused="near line 1"),
    "json_too_deep": text("[" * 100_000, "a.json", refused="lists inside lists"),
    "json_same_key_twice": text(
        '[{"business_name": "A", "business_name": "B"}]', "a.json", refused="there twice"
    ),
    "json_endless_number": text(
        '[{"business_name": "A", "revenue": 1e999}]',
        "a.json",
        businesses=(Business(learner_id="L001", business_name="A"),),
    ),
    "json_of_something_else": text('["a", "b"]', "a.json", refused="does not hold businesses"),
    "yaml_list": text(
        "- business_name: Rosie's Bakery\n  revenue: 50\n",
        "a.yaml",
        businesses=(bakery(1, revenue=50.0),),
    ),
    "yaml_of_one_business": text(
        "business_name: Rosie's Bakery\nlocal: no\n", "a.yml", businesses=(bakery(1, local=False),)
    ),
    "yaml_alias_bomb": text("a: &a [x, x]\nb: [*a, *a]\n", "a.yaml", refused="links inside itself"),
    "yaml_that_would_run_code": text(
        '- !!python/object/apply:os.system ["true"]\n',
        "a.yaml",
        refused="not written as it should be",
    ),
    "yaml_unsound": text("business_name: 'A\n", "a.yaml", refused="near line"),
    # not a roster at all
    "empty": Case("a.csv", b"", refused="is empty"),
    "only_blanks": Case("a.csv", b"\xef\xbb\xbf \r\n\r\n", refused="is empty"),
    "only_a_header": text("Business name,Revenue\n", refused="no businesses below"),
    "no_name_column": text(
        "Revenue,Email\n5,a@example.org\n", refused="the column names we saw: Revenue, Email"
    ),
    "a_picture": Case("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, refused="not a table"),
    "a_pdf": Case("a.xlsx", b"%PDF-1.7\n", refused="is a PDF"),
    "a_web_page_called_xls": text(
        "<html><table><tr><td>x</td></tr></table></html>", "a.xls", refused="web page"
    ),
    "a_link_to_an_online_sheet": text(
        '{"url": "https://example.org/x", "doc_id": "1"}', "a.gsheet", refused="only a link"
    ),
    "excel_2003_xml": text(
        '<?xml version="1.0"?><Workbook/>', "a.xls", refused="not a kind of workbook"
    ),
    "a_quote_that_never_ends": Case(
        "a.csv", b'Business name\n"' + b"x" * 200_000, refused="not a table"
    ),
}


def read(case: Case, folder: Path) -> Roster:
    """The roster in a case's file."""
    path = folder / case.name
    path.write_bytes(case.data)
    return read_roster(path, mapping=case.mapping)


def test_there_are_at_least_sixty_awkward_files() -> None:
    """The corpus is as large as we promised."""
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.refused is None])
def test_an_awkward_file_is_read_and_its_faults_are_said(tmp_path: Path, name: str) -> None:
    """Each business comes out as meant; each fault is named once, and nothing else is."""
    case = CASES[name]
    roster = read(case, tmp_path)
    problems = [*roster.problems, *(p for row in roster.rows for p in row.problems)]
    said = [problem.problem + " " + problem.fix for problem in problems]
    assert roster.businesses == case.businesses
    assert len(said) == len(case.says), said
    for words in case.says:
        assert any(words in line for line in said), said


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.refused])
def test_a_file_that_cannot_be_used_is_refused_with_advice(tmp_path: Path, name: str) -> None:
    """The message says what is wrong with which file, and what to do."""
    case = CASES[name]
    with pytest.raises(FileInputError, match=case.refused):
        read(case, tmp_path)


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    """Both are said plainly, without the path of the machine."""
    with pytest.raises(FileInputError, match=r'^There is no file "none\.csv"'):
        read_roster(tmp_path / "none.csv")
    with pytest.raises(FileInputError, match="is a folder"):
        read_roster(tmp_path)


def test_the_sheet_can_be_chosen(tmp_path: Path) -> None:
    """A sheet is named in any case; a name that is not there gets the list of names."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(CASES["workbook_with_two_lists"].data)
    assert read_roster(path, sheet="spring ").businesses == (bakery(revenue=5.0),)
    with pytest.raises(FileInputError, match="Its sheets are: Spring, Autumn"):
        read_roster(path, sheet="Summer")


def test_files_beyond_the_limits_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size, rows, cells and what a workbook unpacks to all have a limit."""
    path = tmp_path / "a.csv"
    path.write_text(PLAIN * 10, "utf-8")
    book = tmp_path / "a.xlsx"
    book.write_bytes(CASES["workbook"].data)
    with monkeypatch.context() as limits:
        limits.setattr(tables, "LARGEST_FILE", 100)
        with pytest.raises(FileInputError, match="larger than"):
            read_roster(path)
    with monkeypatch.context() as limits:
        limits.setattr(tables, "MOST_ROWS", 5)
        with pytest.raises(FileInputError, match="more than 5 rows"):
            read_roster(path)
    with monkeypatch.context() as limits:
        limits.setattr(text_tables, "MOST_CELLS", 5)
        with pytest.raises(FileInputError, match="too wide or too long"):
            read_roster(path)
    with monkeypatch.context() as limits:
        limits.setattr(workbooks, "LARGEST_UNPACKED", 500)
        with pytest.raises(FileInputError, match="unpacks to more"):
            read_roster(book)

"""Whatever a learner writes comes out as words: never as markup, code, a path or a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings

from smarketing_edu.batch.run import run_batch
from smarketing_edu.handout import HandoutOptions, make_handout
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.model.business import FIELDS, STAGES, Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.sections.asking import ask, goal, who_for
from smarketing_edu.worksheet.sections.my_funnel import five_numbers, funnel_note, funnel_table
from smarketing_edu.worksheet.sections.one_customer import sales_approach
from smarketing_edu.worksheet.sections.two_jobs import (
    contrast_table,
    own_activities,
    two_jobs,
    week_hours,
)
from smarketing_edu.worksheet.start import start_worksheet
from tests.any_business import AS_WRITTEN, TEXTS, businesses
from tests.pdf.standards import broken_clauses
from tests.pdf.text import text_of

pytestmark = pytest.mark.xdist_group("hostile")

TEXT_FIELDS = [name for name, field in FIELDS.items() if field.kind == "text"]
LIST_FIELDS = ["activities_marketing", "activities_sales", "activities_both", "objections"]
SECTIONS = (
    who_for, two_jobs, goal, contrast_table, week_hours, own_activities, funnel_table,
    funnel_note, five_numbers, sales_approach,
)  # fmt: skip


def full_of(text: str) -> Business:
    """A business that has this text in every field that takes words."""
    words = dict.fromkeys(TEXT_FIELDS, text) | {"learner_id": "L001", "currency": None}
    lists = dict.fromkeys(LIST_FIELDS, (text, text)) | {"sales_script": (f"Ask: {text}",)}
    counts = dict(zip(STAGES, (900, 300, 90, 30, 12, 9), strict=True))
    return Business(**{**words, **lists, **counts})  # type: ignore[arg-type]


def write_roster(path: Path, columns: list[str], texts: Iterable[str]) -> Path:
    """A roster whose every cell in a row is the same text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([text] * len(columns) for text in texts)
    return path


def typeset(business: Business) -> bytes:
    """The handout's pages without a kernel between: the same sections, the same exporter."""
    worksheet = start_worksheet(business, written_in="en")
    blocks = [worksheet.page_setup, *(section(worksheet) for section in SECTIONS)]
    blocks.append(ask(worksheet, "why_people_stop", lines=3))
    cells = [
        nbformat.v4.new_code_cell(
            outputs=[nbformat.v4.new_output("display_data", block._repr_mimebundle_())]
        )
        for block in blocks
    ]
    return make_pdf(nbformat.v4.new_notebook(cells=cells)).data


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_comes_out_as_written(name: str, tmp_path: Path) -> None:
    """Text that is code somewhere else stands on the page as it was written."""
    pdf = tmp_path / "handout.pdf"
    pdf.write_bytes(make_handout(full_of(AS_WRITTEN[name])).pdf)
    assert AS_WRITTEN[name].replace(" ", "") in text_of(pdf).replace(" ", "")
    for page in pypdf.PdfReader(pdf).pages:
        for annotation in page.get("/Annots", []):
            # a field, or one of our own letters that leads to its formula: no address
            assert "/URI" not in annotation.get_object().get("/A", {})


def test_hostile_roster_becomes_valid_handouts(tmp_path: Path) -> None:
    """A roster of hostile texts, read from a file, is all made, safely named, and valid."""
    columns = ["business_name", "owner_name", "offer", "audience"]
    roster = write_roster(tmp_path / "roster.csv", columns, TEXTS.values())
    result = run_batch(read_roster(roster), tmp_path / "out", options=HandoutOptions())
    files = [tmp_path / "out" / row.file for row in result.rows if row.file]
    assert [row.status for row in result.rows] == ["made"] * len(TEXTS)
    assert len(set(files)) == len(TEXTS)
    assert all(file.parent == tmp_path / "out" / "handouts" for file in files)
    assert all(file.name.replace("-", "").replace(".", "").isalnum() for file in files)
    assert all(file.name.isascii() and len(file.name) < 100 for file in files)
    assert broken_clauses(files) == {}


def test_index_holds_no_formula_and_says_what_was_replaced(tmp_path: Path) -> None:
    """No cell of the two lists starts a formula, and replaced signs are named there."""
    texts = [TEXTS["formula"], "+1", "-2+3", "@SUM(A1)", TEXTS["chinese"], TEXTS["turned"]]
    roster = write_roster(tmp_path / "roster.csv", ["business_name", "language"], texts)
    run_batch(read_roster(roster), tmp_path, options=HandoutOptions())
    for name in ("index.csv", "problems.csv"):
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        for line in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
    index = (tmp_path / "index.csv").read_text(encoding="utf-8-sig")
    assert "Each was replaced by a small box" in index
    assert "hidden characters" in index


def test_link_scheme_cannot_be_guessed_or_named() -> None:
    """A link with a scheme like ours in a learner's text makes no field."""
    plain = pypdf.PdfReader(io.BytesIO(typeset(full_of("Rosie"))))
    hostile = pypdf.PdfReader(io.BytesIO(typeset(full_of("w0123456789abcdef01234567:0"))))
    assert set(plain.get_fields() or {}) == set(hostile.get_fields() or {})


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(businesses())
def test_any_business_can_be_typeset(business: Business) -> None:
    """Four hundred businesses of any text and any numbers all become pages, never an error."""
    assert typeset(business).startswith(b"%PDF")

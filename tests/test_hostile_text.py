"""Whatever a learner writes comes out as words: never as markup, code, a path or a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pypdf
import pytest

from smarketing_edu.batch.run import run_batch
from smarketing_edu.handout import HandoutOptions
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.model.business import FIELDS, Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.any_business import AS_WRITTEN, TEXTS
from tests.in_process import run_template
from tests.pdf.standards import broken_clauses
from tests.pdf.text import text_of

pytestmark = pytest.mark.xdist_group("hostile")

JUDGED = {"learner_id", "currency", "email"}  # what cannot be any text at all
TEXT_FIELDS = [
    name for name, field in FIELDS.items() if field.kind == "text" and name not in JUDGED
]
LIST_FIELDS = ["activities_marketing", "activities_sales", "activities_both", "objections"]


def full_of(text: str) -> Business:
    """A business that has this text in every field that takes words."""
    return Business(**dict.fromkeys(TEXT_FIELDS, text))  # type: ignore[arg-type]


def write_roster(path: Path, columns: list[str], texts: Iterable[str]) -> Path:
    """A roster whose every cell in a row is the same text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([text] * len(columns) for text in texts)
    return path


@pytest.fixture(scope="module")
def handouts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A roster with one text in every field that takes words, made into a handout for each."""
    folder = tmp_path_factory.mktemp("hostile")
    roster = write_roster(folder / "roster.csv", TEXT_FIELDS + LIST_FIELDS, TEXTS.values())
    result = run_batch(read_roster(roster), folder / "out", options=HandoutOptions())
    assert [row.status for row in result.rows] == ["made"] * len(TEXTS)
    files = [folder / "out" / str(row.file) for row in result.rows]
    return dict(zip(TEXTS, files, strict=True))


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_comes_out_as_written(name: str, handouts: dict[str, Path]) -> None:
    """Text that is code somewhere else stands on the page as it was written."""
    assert AS_WRITTEN[name].replace(" ", "") in text_of(handouts[name]).replace(" ", "")
    for page in pypdf.PdfReader(handouts[name]).pages:
        for annotation in page.get("/Annots", []):
            # a field, or one of our own letters that leads to its formula: no address
            assert "/URI" not in annotation.get_object().get("/A", {})


def test_hostile_roster_becomes_valid_handouts(handouts: dict[str, Path]) -> None:
    """A roster of hostile texts, read from a file, is all made, safely named, and valid."""
    files = list(handouts.values())
    assert len(set(files)) == len(TEXTS)
    assert all(file.parent.name == "handouts" for file in files)
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
    assert "They were left out" in index
    assert "hidden characters" in index


def test_link_scheme_cannot_be_guessed_or_named() -> None:
    """A link with a scheme like ours in a learner's text makes no field."""
    plain, hostile = (
        pypdf.PdfReader(io.BytesIO(make_pdf(run_template(full_of(text))).data))
        for text in ("Rosie", "w0123456789abcdef01234567:0")
    )
    assert set(plain.get_fields() or {}) == set(hostile.get_fields() or {})

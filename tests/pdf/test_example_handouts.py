"""The handouts of the example roster, as files somebody else's program opens."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pypdf
import pytest

from smarketing_edu.batch.run import BatchResult
from smarketing_edu.handout import HandoutOptions, make_handout
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.model.business import Business
from tests.conftest import EXAMPLES
from tests.pdf.standards import broken_clauses
from tests.pdf.text import text_of
from tests.programs import need, run

pytestmark = pytest.mark.xdist_group("workshop")

Workshop = tuple[BatchResult, Path]
BRAND = EXAMPLES / "brand" / "brand.yaml"
ACCENTS = "Señora Núñez: ¿cuánto? ¡1.000 €! à la façon d’été"


def handouts(workshop: Workshop) -> list[Path]:
    """The files of the roster, in its order."""
    return sorted((workshop[1] / "handouts").glob("*.pdf"))


def filled_in(pdf: Path, folder: Path) -> Path:
    """The same file after somebody has typed into every field and ticked every box."""
    writer = pypdf.PdfWriter(clone_from=pdf)
    fields = writer.get_fields() or {}
    values = {
        name: "/Yes" if field.get("/FT") == "/Btn" else ACCENTS for name, field in fields.items()
    }
    for page in writer.pages:
        if "/Annots" in page:
            # a viewer draws what it puts in, and leaves no flag asking others to
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = folder / f"filled-{pdf.name}"
    writer.write(out)
    return out


def test_every_example_row_becomes_a_handout(workshop: Workshop) -> None:
    """The example roster makes twelve handouts and an index that names each."""
    result, folder = workshop
    assert (result.made, result.exit_code) == (12, 0)
    with (folder / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        index = list(csv.DictReader(file))
    assert [row["status"] for row in index] == ["made"] * 12
    assert all((folder / row["file"]).is_file() for row in index)


def test_handouts_keep_both_standards(workshop: Workshop) -> None:
    """Every handout passes PDF/UA-1 and PDF/A-2a."""
    assert broken_clauses(handouts(workshop)) == {}


def test_filled_in_handouts_keep_both_standards(workshop: Workshop, tmp_path: Path) -> None:
    """A handout still passes PDF/UA-1 and PDF/A-2a after every field is filled in."""
    filled = [filled_in(pdf, tmp_path) for pdf in handouts(workshop)]
    assert broken_clauses(filled) == {}


def test_other_ways_to_print_keep_both_standards(
    bakery: Business, food_truck: Business, tmp_path: Path
) -> None:
    """A4, large print, print only and the blank worksheet pass both standards too."""
    ways = {
        "a4": (bakery, HandoutOptions(paper="a4")),
        "large": (bakery, HandoutOptions(print_size="large")),
        "large-sparse": (food_truck, HandoutOptions(print_size="large", paper="a4")),
        "print-only": (bakery, HandoutOptions(fillable=False)),
        "blank": (None, HandoutOptions()),
        "blank-es": (None, HandoutOptions(language="es")),
        "branded": (bakery, HandoutOptions(brand=BRAND, previous=food_truck)),
        "working": (bakery, HandoutOptions(pages="working")),
        "plan": (bakery, HandoutOptions(template="one_page_plan")),
        "card": (None, HandoutOptions(template="lead_score_card", language="es")),
        "certificate": (bakery, HandoutOptions(template="certificate")),
        "talks": (bakery, HandoutOptions(template="customer_conversations")),
    }
    files = [tmp_path / f"{name}.pdf" for name in ways]
    for file, (business, options) in zip(files, ways.values(), strict=True):
        file.write_bytes(make_handout(business, options=options).pdf)
    assert broken_clauses(files) == {}


def test_qpdf_finds_nothing_wrong(workshop: Workshop) -> None:
    """`qpdf --check` has no complaint about any handout."""
    for pdf in handouts(workshop):
        assert "No syntax or stream encoding errors found" in run(need("qpdf"), "--check", pdf)


def test_nobody_is_in_anothers_handout(workshop: Workshop) -> None:
    """A handout holds its own learner's name and business, and no other learner's."""
    rows = [row.business for row in read_roster(EXAMPLES / "workshop.csv").rows]
    texts = [text_of(pdf) for pdf in handouts(workshop)]
    for own, business in enumerate(rows):
        assert business is not None
        for place, text in enumerate(texts):
            assert (business.business_name in text) == (own == place)
            assert business.email is None or business.email not in text


def test_numbers_are_the_owners(workshop: Workshop) -> None:
    """The bakery's own counts, money and shares stand on its handout as a person would say them."""
    bakery, *_ = (text_of(pdf) for pdf in handouts(workshop))
    for shown in ("6,000", "1,500", "$5,940", "$82.50", "$7,500", "41%", "60%", "51% to 69%"):
        assert shown in bakery


def test_same_business_gives_the_same_bytes(bakery: Business) -> None:
    """The same business gives the very same file twice."""
    assert make_handout(bakery).pdf == make_handout(bakery).pdf


def test_fields_can_be_found_and_said(workshop: Workshop) -> None:
    """Each field has a unique readable name and a tooltip, and the tab order follows the page."""
    for pdf in handouts(workshop):
        reader = pypdf.PdfReader(io.BytesIO(pdf.read_bytes()))
        widgets = [
            annotation.get_object()
            for page in reader.pages
            for annotation in page.get("/Annots", [])
            if annotation.get_object()["/Subtype"] == "/Widget"
        ]
        names = [str(widget["/T"]) for widget in widgets]
        assert names
        assert len(names) == len(set(names))
        assert all(len(str(widget["/TU"])) > 3 for widget in widgets)
        assert all(page["/Tabs"] == "/S" for page in reader.pages if "/Annots" in page)


def test_print_only_has_no_fields(bakery: Business) -> None:
    """With `fillable` off the same pages have lines to write on and no fields."""
    reader = pypdf.PdfReader(
        io.BytesIO(make_handout(bakery, options=HandoutOptions(fillable=False)).pdf)
    )
    assert reader.get_fields() is None

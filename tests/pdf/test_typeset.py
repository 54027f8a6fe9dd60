"""Documents typeset one after another in one process, and at once."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.conftest import EXAMPLES
from tests.in_process import run_template
from tests.pdf.golden import businesses, pdf_of

pytestmark = pytest.mark.xdist_group("golden")


def test_a_logo_of_dots_stands_on_every_page(tmp_path: Path) -> None:
    """A brand's PNG is drawn at the head of each page."""
    Image.new("RGB", (120, 40), "#0b6e69").save(tmp_path / "logo.png")
    brand = tmp_path / "brand.yaml"
    brand.write_text("programme: Harbor Lane Lessons\nlogo: logo.png\n", encoding="utf-8")
    pdf = make_pdf(run_template(businesses()["complete"], brand=str(brand))).data
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert [len(page.images) for page in pages] == [1] * 6


def test_nothing_of_a_document_stays_for_the_next() -> None:
    """Between others, with a logo, in large print and in Spanish, a worksheet is the same file."""
    name = ("complete", "en", "us-letter")
    before = pdf_of(*name)
    brand = str(EXAMPLES / "brand" / "brand.yaml")
    make_pdf(run_template(businesses()["sparse"], brand=brand, print_size="large"))
    make_pdf(run_template(None, language="es", paper="a4"))
    assert make_pdf(run_template(businesses()["complete"], paper="us-letter")).data == before


def test_documents_typeset_at_once_are_the_same_files() -> None:
    """Threads do not disturb one another."""
    names = [("complete", "en", "us-letter"), ("sparse", "es", "a4")] * 2
    notebooks = [
        run_template(businesses()[name], language=language, paper=paper)
        for name, language, paper in names
    ]
    with ThreadPoolExecutor(4) as pool:
        made = [pdf.data for pdf in pool.map(make_pdf, notebooks)]
    assert made == [pdf_of(*name) for name in names]

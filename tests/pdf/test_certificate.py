"""The certificate: one page, with the names in full, whatever they are."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from smarketing_edu.model.business import Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.conftest import EXAMPLES
from tests.in_process import run_template
from tests.pdf.shown import smallest_letter

LONG = {
    "owner_name": "Wilhelmina-Charlotte Featherstonehaugh van den Oudenrijn " * 4,
    "business_name": "The Lighthouse Keeper's Daughter Bed, Breakfast and Wedding Barn " * 4,
}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("print_size", "least"), [("normal", 10), ("large", 16)])
@pytest.mark.parametrize("names", [LONG, {"owner_name": "陈美丽", "business_name": "美丽点心"}])
def test_it_is_one_page(
    names: dict[str, str], print_size: str, least: int, language: str, bakery: Business
) -> None:
    """Long names and lines for names keep to the page, in full and no smaller than the rest."""
    notebook = run_template(
        replace(bakery, **names),
        name="certificate",
        language=language,
        print_size=print_size,
        brand=str(EXAMPLES / "brand" / "brand.yaml"),
    )
    pdf = make_pdf(notebook)
    assert pdf.pages == 1
    assert smallest_letter(pdf.data) >= least - 0.05
    with pypdfium2.PdfDocument(pdf.data) as document:
        words = re.sub(r"\W", "", document[0].get_textpage().get_text_bounded())
    for name in names.values():
        assert re.sub(r"\W", "", name) in words or not name.isascii()

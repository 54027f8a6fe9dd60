"""Names that are written from right to left leave the words around them where they stand."""

from __future__ import annotations

import pypdfium2
import pytest

from smarketing_edu.model.business import Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.in_process import run_template


def places(pdf: bytes, letter: str) -> list[tuple[int, int, float]]:
    """Each place where a letter stands: its page, its line (as a height), how far from the left."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            words = page.get_textpage()
            for place in range(words.count_chars()):
                if words.get_text_range(place, 1) == letter:
                    left, bottom, _, _ = words.get_charbox(place)
                    found.append((number, round(bottom), left))
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_hebrew_names_in_a_list_keep_its_order(language: str) -> None:
    """The first of two names stands left of the second: each is set apart from its neighbours."""
    business = Business(business_name="Rosie's", interest_name="אאא", consideration_name="ננן")
    pdf = make_pdf(run_template(business, language=language)).data
    first, second = places(pdf, "א"), places(pdf, "נ")
    together = [(one[2], other[2]) for one in first for other in second if one[:2] == other[:2]]
    assert together
    assert all(one < other for one, other in together)

"""The small letters in rings: each stands at its number, and leads to how it was made."""

from __future__ import annotations

import pypdfium2
import pytest

from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.letters import LETTERS
from tests.in_process import run_template
from tests.pdf.golden import businesses, pdf_of
from tests.pdf.shown import links

pytestmark = pytest.mark.xdist_group("golden")

FORMULAS = 4  # the page "How each number was made", counted from 0
_GAP = 4.0
_ABOVE = 9.0  # a reader is led to a little above the row
_TALL, _WIDE = 11.0, 8.0


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_letter_leads_to_its_own_formula(language: str) -> None:
    """Each letter stands once on the pages, and leads to the one row that begins with it."""
    pdf = pdf_of("complete", language, "us-letter")
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage() for page in document]
        found = {}
        for link in links(pdf):
            letter = texts[link.page].get_text_bounded(*link.box).split()[-1].strip("\u2060")
            assert letter not in found
            assert link.to_page == FORMULAS
            left, top = link.to
            row = texts[FORMULAS].get_text_bounded(
                left - 1, top - _ABOVE - _TALL, left + _WIDE, top - _ABOVE
            )
            found[letter] = row.strip()
    assert found == {letter: letter for letter in LETTERS.values()}


@pytest.mark.parametrize("print_size", ["normal", "large"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_letter_stays_at_its_word(language: str, print_size: str) -> None:
    """Right before each ring, on its own line, stand the words or the digits it belongs to."""
    notebook = run_template(businesses()["complete"], language=language, print_size=print_size)
    pdf = make_pdf(notebook).data
    rings = list(links(pdf))
    assert len(rings) == len(LETTERS)
    with pypdfium2.PdfDocument(pdf) as document:
        for ring in rings:
            left, bottom, _, top = ring.box
            words = document[ring.page].get_textpage()
            before = words.get_text_bounded(left - _GAP - 8, bottom, left, top)
            assert before.strip(), words.get_text_bounded(*ring.box)

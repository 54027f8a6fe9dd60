"""Large print: large in every word and picture, and no page that looks left over."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.conftest import EXAMPLES
from tests.in_process import run_template
from tests.pdf.golden import businesses, pdf_of
from tests.pdf.shown import near_the_edge, smallest_letter, table_pages

pytestmark = pytest.mark.xdist_group("golden")

CASES = [(name, language) for name in ("complete", "blank", "sparse") for language in ("en", "es")]
MOST_PAGES = {"en": 12, "es": 13}
_ROUNDED = 0.05


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def large(request: pytest.FixtureRequest) -> tuple[bytes, str]:
    """A worksheet in large print, and its language."""
    name, language = request.param
    notebook = run_template(businesses()[name], language=language, print_size="large")
    return make_pdf(notebook).data, language


def test_no_letter_is_small(large: tuple[bytes, str]) -> None:
    """Every letter and digit has 16 points or more, those in charts and rings too."""
    assert smallest_letter(large[0]) >= 16 - _ROUNDED


def test_usual_letters_keep_their_size_too() -> None:
    """In the usual print no letter is under 10 points, in a ring, a mark or a chart."""
    assert smallest_letter(pdf_of("complete", "en", "us-letter")) >= 10 - _ROUNDED


def test_two_sides_of_a_sheet_for_a_topic(large: tuple[bytes, str]) -> None:
    """English takes six sheets, two pages to a topic; Spanish one page more."""
    pdf, language = large
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) <= MOST_PAGES[language]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_leaves_the_page(language: str) -> None:
    """However long the names, head and foot of a page keep away from its edges."""
    complete = businesses()["complete"]
    assert complete is not None
    long = replace(complete, business_name="Keeper's Barn " * 6, owner_name="Wilhelmina " * 6)
    notebook = run_template(
        long, language=language, print_size="large", brand=str(EXAMPLES / "brand" / "brand.yaml")
    )
    assert near_the_edge(make_pdf(notebook).data) == []


def test_no_page_is_left_over(large: tuple[bytes, str]) -> None:
    """Words reach into the lower half of each page but the last, which is ruled for notes."""
    with pypdfium2.PdfDocument(large[0]) as document:
        for number in range(len(document) - 1):
            page = document[number]
            words = page.get_textpage()
            bottoms = [words.get_rect(place)[1] for place in range(words.count_rects())]
            foot = min(bottoms)
            lowest = min(bottom for bottom in bottoms if bottom > foot + 20)
            assert lowest < page.get_height() / 2, number + 1


def test_no_table_is_parted_but_the_long_one(large: tuple[bytes, str]) -> None:
    """Only the table of formulas goes on to a next page, with several rows on each."""
    parted = [rows for rows in table_pages(large[0]) if len(rows) > 1]
    assert len(parted) == 1
    assert min(parted[0]) >= 3

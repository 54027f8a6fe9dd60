"""The scores of the quiz on the worksheet: before and after, one of them, or no line at all."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from smarketing_edu.model.business import Business, Language
from smarketing_edu.pdf.html_page import make_html
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.sections.back_sheet import quiz_scores
from smarketing_edu.worksheet.spans import text_of
from smarketing_edu.worksheet.start import start_worksheet
from tests.in_process import run_template

EN = "Sales or marketing quiz, sorted right:"
ES = "Prueba de ventas o marketing, aciertos:"
Scores = tuple[float | None, float | None]


def scored(business: Business, scores: Scores) -> Business:
    """The same business with these two scores."""
    return replace(business, before_score=scores[0], after_score=scores[1])


@pytest.mark.parametrize(
    ("language", "scores", "line"),
    [
        ("en", (60, 90), f"{EN} 60% before, 90% after."),
        ("en", (0, 100), f"{EN} 0% before, 100% after."),
        ("en", (60, None), f"{EN} 60% before."),
        ("en", (None, 90), f"{EN} 90% after."),
        ("es", (60, 90), f"{ES} 60% antes, 90% después."),
        ("es", (60, None), f"{ES} 60% antes."),
        ("es", (None, 90), f"{ES} 90% después."),
    ],
)
def test_one_line_says_what_is_known(
    bakery: Business, language: Language, scores: Scores, line: str
) -> None:
    """Both scores, or the one there is, in the worksheet's language; nothing right is a score."""
    worksheet = start_worksheet(scored(bakery, scores), written_in=language, language=language)
    assert [text_of(each) for each in quiz_scores(worksheet).paragraphs] == [line]


@pytest.mark.parametrize(("language", "line"), [("en", EN), ("es", ES)])
def test_the_paper_and_the_web_page_show_it(
    bakery: Business, language: Language, line: str
) -> None:
    """The line stands once on the last page and once in the HTML; without a score nowhere."""
    for scores, times in (((30, 70), 1), ((None, None), 0)):
        notebook = run_template(scored(bakery, scores), language=language)
        with pypdfium2.PdfDocument(make_pdf(notebook).data) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        assert [page.count(line) for page in pages] == [0, 0, 0, 0, 0, times]
        assert pages[5].count("30%") == pages[5].count("70%") == times
        assert make_html(notebook).count(line) == times

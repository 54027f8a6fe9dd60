"""Places to write: a hand has room on paper, and a screen reader says in its language what for."""

from __future__ import annotations

import io

import pypdf
import pytest

from smarketing_edu.pdf.document import document_of
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.templates import template_names
from tests.in_process import run_template
from tests.pdf.golden import businesses

MILLIMETRE = 72 / 25.4
LINE = 9.0  # the least height of a line that a hand can write on
SHORTEST = 12.0  # the least width, for a number of points


def fields_of(pdf: bytes) -> dict[str, pypdf.generic.DictionaryObject]:
    """The form fields of a PDF by name, in the order of their pages."""
    return {
        str(annotation.get_object()["/T"]): annotation.get_object()
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object()["/Subtype"] == "/Widget"
    }


@pytest.mark.parametrize("print_size", ["normal", "large"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", template_names(language="en"))
@pytest.mark.parametrize("business", ["blank", "complete", "long-names"])
def test_lines_are_high_enough_for_a_hand(
    business: str, name: str, language: str, print_size: str
) -> None:
    """Each line to write on is 9 mm high or more, and wide enough for a word."""
    notebook = run_template(
        businesses()[business], name=name, language=language, print_size=print_size
    )
    asked = document_of(notebook).fields
    made = fields_of(make_pdf(notebook).data)
    assert made
    for field in asked:
        if field.tick or field.name not in made:  # a full page may leave an optional one out
            continue
        left, bottom, right, top = (float(edge) for edge in made[field.name]["/Rect"])
        assert (top - bottom) / MILLIMETRE >= LINE * field.lines, field.name
        assert (right - left) / MILLIMETRE >= SHORTEST, field.name


def test_tooltips_speak_the_language_of_the_page() -> None:
    """Each field is explained in English words on the English page, in Spanish on the other."""
    english, spanish = (
        fields_of(make_pdf(run_template(None, language=language)).data) for language in ("en", "es")
    )
    assert list(english) == list(spanish)
    assert len(english) > 100
    said = [(str(english[name]["/TU"]), str(spanish[name]["/TU"])) for name in english]
    assert [pair for pair in said if pair[0] == pair[1]] == []

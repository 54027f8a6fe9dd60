"""The pages as they look, and where their words stand."""

from __future__ import annotations

import io
from itertools import combinations

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from tests.pdf.golden import NAMES, golden_file, pdf_of, picture_of

pytestmark = pytest.mark.xdist_group("golden")

_CLEARLY = 64  # of 255: more than another rounding of a letter's edge
_MOST_CHANGED = 0.002  # of a worksheet's dots
_EDGE = 16 / 25.4 * 72  # the side margin, in points
_SLACK = 3.0  # a space at the end of a line hangs over it
_TOUCH = 2.0  # what the boxes of two words may share, in points


@pytest.mark.parametrize("name", NAMES, ids="-".join)
def test_pages_look_as_they_did(name: tuple[str, str, str]) -> None:
    """Every page looks like its golden picture; `python -m tests.pdf.golden` makes them again."""
    with Image.open(golden_file(*name)) as kept:
        golden = kept.convert("L")
    now = picture_of(pdf_of(*name))
    assert now.size == golden.size
    changed = ImageChops.difference(now, golden).histogram()[_CLEARLY:]
    assert sum(changed) < _MOST_CHANGED * now.width * now.height


@pytest.mark.parametrize("name", NAMES, ids="-".join)
def test_words_keep_to_the_page_and_off_each_other(name: tuple[str, str, str]) -> None:
    """No words stand in the margin, and no words stand on others."""
    with pypdfium2.PdfDocument(pdf_of(*name)) as document:
        for page in document:
            width, height = page.get_size()
            words = page.get_textpage()
            boxes = [words.get_rect(place) for place in range(words.count_rects())]
            for left, bottom, right, top in boxes:
                assert left > _EDGE - _SLACK
                assert right < width - _EDGE + _SLACK
                assert bottom > _EDGE / 2
                assert top < height - _EDGE / 2
            for one, other in combinations(boxes, 2):
                assert not _overlap(one, other), (
                    words.get_text_bounded(*one),
                    words.get_text_bounded(*other),
                )


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _TOUCH and down > _TOUCH


@pytest.mark.parametrize("name", NAMES, ids="-".join)
def test_bookmarks_lead_to_each_page(name: tuple[str, str, str]) -> None:
    """Six pages, and a bookmark for each of them in order."""
    with pypdfium2.PdfDocument(pdf_of(*name)) as document:
        assert len(document) == 6
        tops = [mark for mark in document.get_toc() if mark.level == 0]
        assert [mark.get_dest().get_index() for mark in tops] == list(range(6))


def test_language_and_title_are_said() -> None:
    """A screen reader learns the language and the title of the blank Spanish worksheet."""
    reader = PdfReader(io.BytesIO(pdf_of("blank", "es", "a4")))
    assert reader.root_object["/Lang"].startswith("es")
    assert reader.metadata is not None
    assert reader.metadata.title == "Hoja de trabajo de ventas y marketing"


def test_rows_have_headers() -> None:
    """Each row of a table that names its rows has a header cell that says it is the row's."""
    with pikepdf.open(io.BytesIO(pdf_of("complete", "en", "us-letter"))) as pdf:
        scopes = [
            str(attributes.Scope)
            for element in pdf.objects
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.TH
            for attributes in _attributes(element)
            if "/Scope" in attributes
        ]
    # contrasts 5, stages 6, needed 4, amounts 4, moves 3, promises 2, weeks 4, formulas 15
    assert scopes.count("/Row") == 5 + 6 + 4 + 4 + 3 + 2 + 4 + 15


def _attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    held = element.get("/A", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]

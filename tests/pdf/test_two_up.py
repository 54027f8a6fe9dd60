"""Two pages on one sheet, in grey, as offices print to save paper: still every line is there."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator

import pikepdf
import pytest

from smarketing_edu.look.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast_ratio
from smarketing_edu.look.palette import JOB_MARKS, PALETTE
from tests.pdf.golden import pdf_of
from tests.pdf.shown import smallest_letter

pytestmark = pytest.mark.xdist_group("golden")

TWO_UP = 0.64
THINNEST = 0.25
"""Points: what a laser printer of 300 dots per inch still draws as one dot."""
SMALLEST = 6
"""Points: the letters of a telephone book."""


def strokes(pdf: bytes) -> Iterator[float]:
    """How thick each line of a PDF is drawn, in points, those in pictures too."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            yield from _strokes(page.obj, 1.0)


def _strokes(drawn: pikepdf.Object, scale: float) -> Iterator[float]:
    """Follow the transformations of a page or a picture, and of each picture drawn in it."""
    kept: list[tuple[float, float]] = []
    width = 1.0
    pictures = drawn.get("/Resources", {}).get("/XObject", {})
    for operands, operator in pikepdf.parse_content_stream(drawn):
        name = str(operator)
        if name == "q":
            kept.append((scale, width))
        elif name == "Q":
            scale, width = kept.pop()
        elif name == "cm":
            a, b, c, d = (float(number) for number in operands[:4])
            scale *= math.sqrt(abs(a * d - b * c))
        elif name == "w":
            width = float(operands[0])
        elif name in ("S", "s", "B", "b", "B*", "b*"):
            yield width * scale
        elif name == "Do" and pictures[str(operands[0])].get("/Subtype") == "/Form":
            yield from _strokes(pictures[str(operands[0])], scale)


@pytest.mark.parametrize("business", ["complete", "blank"])
def test_every_line_and_letter_survives(business: str) -> None:
    """No line is thinner than a printer's dot, and no letter smaller than a telephone book's."""
    pdf = pdf_of(business, "es", "us-letter")
    drawn = list(strokes(pdf))
    assert len(drawn) > 100
    assert min(drawn) * TWO_UP >= THINNEST
    assert smallest_letter(pdf) * TWO_UP >= SMALLEST


def grey(colour: str) -> str:
    """What a printer without colours makes of a colour, by the weights of television."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


@pytest.mark.parametrize("colour", ["ink", "soft", "marketing", "sales", "both"])
def test_letters_read_in_grey(colour: str) -> None:
    """Each colour for letters still reads on paper and on a box when it is grey."""
    for ground in ("paper", "tint"):
        there = contrast_ratio(grey(getattr(PALETTE, colour)), grey(getattr(PALETTE, ground)))
        assert there >= TEXT_CONTRAST


def test_bars_and_lines_show_in_grey() -> None:
    """A solid bar, the stripes and dots of the others, and lines to write on stand out."""
    for colour in (PALETTE.sales_fill, PALETTE.line, *(m.colour for m in JOB_MARKS.values())):
        assert contrast_ratio(grey(colour), PALETTE.paper) >= MARK_CONTRAST

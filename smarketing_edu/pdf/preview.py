"""A picture of a page of a finished PDF."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

POINTS_PER_INCH = 72


def preview(pdf: bytes, *, page: int = 0, dots_per_inch: float = 96) -> bytes:
    """Draw one page (0 is the first) as PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[page].render(scale=dots_per_inch / POINTS_PER_INCH).to_pil()
    png = BytesIO()
    drawn.save(png, format="PNG", optimize=True)
    return png.getvalue()

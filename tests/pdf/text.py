"""A PDF's words, as poppler reads them."""

from __future__ import annotations

from pathlib import Path

from tests.programs import need, run


def text_of(pdf: Path) -> str:
    """All words of a PDF in reading order, runs of white space as one space.

    The sign that lets a long word break is left out.
    """
    return " ".join(run(need("pdftotext"), "-layout", pdf, "-").replace("\u200b", "").split())

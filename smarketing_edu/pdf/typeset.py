"""A document of data -> PDF bytes, through Typst in this process."""

from __future__ import annotations

import json
import tempfile
from base64 import b64decode
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Literal

import typst

from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import HandoutError
from smarketing_edu.look.fonts import FONT_DIR, FONT_FAMILIES
from smarketing_edu.look.palette import JOB_MARKS, PALETTE
from smarketing_edu.pdf.document import Document
from smarketing_edu.pdf.drawn import breakable, sure_anchors

PDF_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1, which a screen reader needs, and PDF/A-2a, which an archive needs."""

_ON_EVERY_PAGE = ("header", "header_right", "footer", "brand")


def typeset(document: Document) -> bytes:
    """Typeset a document as a tagged PDF, its places to write still marked as links.

    The same document gives the same bytes: no clock, no system fonts, no network.
    """
    data = {
        "setup": document.setup
        | {name: breakable(document.setup[name]) for name in _ON_EVERY_PAGE}
        | {"keyword": f"learner:{document.setup['learner_id']}"},
        "parts": breakable(document.parts),
        "anchors": sure_anchors(document.parts),
        "fonts": list(FONT_FAMILIES),
        "field_scheme": document.field_scheme,
    }
    sources = _templates(document.setup["language"]) | {
        "data.json": json.dumps(data, ensure_ascii=False).encode()
    }
    brand = document.setup["brand"]
    if "logo" in brand:
        sources[f"logo.{brand['logo_kind']}"] = b64decode(brand["logo"])
    # an empty folder as root: a template can read the files handed over here and no others
    with tempfile.TemporaryDirectory() as empty:
        try:
            pdf: bytes = typst.compile(  # type: ignore[call-overload]  # it takes files by name too
                sources,
                root=empty,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                pdf_standards=PDF_STANDARDS,
                timestamp=0,
            )
        except typst.TypstError as error:
            raise HandoutError(f"The pages could not be typeset: {error.message}") from error
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONT_DIR)])


@cache
def _templates(language: str) -> dict[str, bytes]:
    folder = files("smarketing_edu.pdf") / "typst"
    templates = {entry.name: entry.read_bytes() for entry in folder.iterdir()}
    letter = load_content(language).job_letter
    jobs = {job: asdict(mark) | {"letter": letter(job)} for job, mark in JOB_MARKS.items()}
    palette = {"palette.json": asdict(PALETTE), "jobs.json": jobs}
    return templates | {name: json.dumps(data).encode() for name, data in palette.items()}

"""A document of data -> PDF bytes, through Typst in this process."""

from __future__ import annotations

import json
import tempfile
from base64 import b64decode
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any, cast

import typst

from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import HandoutError
from smarketing_edu.look.fonts import FONT_DIR, FONT_FAMILIES
from smarketing_edu.look.palette import JOB_MARKS, PALETTE
from smarketing_edu.pdf.document import Document
from smarketing_edu.pdf.drawn import drawn, sure_anchors

if TYPE_CHECKING:
    from typst import PDFStandard

PDF_STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]
"""PDF/UA-1, which a screen reader needs, and PDF/A-2a, which an archive needs."""

_FOLDER = Path(__file__).with_name("typst")
_TEMPLATES = {template.name: template.read_bytes() for template in _FOLDER.iterdir()}
_ON_EVERY_PAGE = ("header", "header_right", "footer")


def typeset(document: Document) -> bytes:
    """Typeset a document as a tagged PDF, its places to write still marked as links.

    The same document gives the same bytes: no clock, no system fonts, no network.
    """
    setup = document.setup
    brand = dict(setup["brand"])
    logo = brand.pop("logo", None)
    files = _TEMPLATES | {
        "look.json": _look(setup["language"], setup["print_size"], brand),
        "data.json": _data(document),
    }
    if logo:
        files[f"logo.{brand['logo_kind']}"] = b64decode(logo)
    # a folder of its own as root: a template can read these files and no others
    with tempfile.TemporaryDirectory() as root:
        for name, content in files.items():
            (Path(root) / name).write_bytes(content)
        try:
            pdf = _compiler(get_ident()).compile(
                root=root, pdf_standards=PDF_STANDARDS, timestamp=0
            )
        except typst.TypstError as error:
            raise HandoutError(f"The pages could not be typeset: {error.message}") from error
    return cast(bytes, pdf)


def _data(document: Document) -> bytes:
    """What one document says."""
    setup = {name: held for name, held in document.setup.items() if name != "brand"}
    scheme = document.field_scheme if setup["fillable"] else ""
    data = {
        "setup": setup
        | {name: drawn(setup[name]) for name in _ON_EVERY_PAGE}
        | {"keyword": f"learner:{setup['learner_id']}"},
        "parts": drawn(document.parts, anchors=sure_anchors(document.parts), scheme=scheme),
    }
    return json.dumps(data, ensure_ascii=False).encode()


def _look(language: str, print_size: str, brand: dict[str, Any]) -> bytes:
    """How a whole roster's documents look: as long as it stays, Typst keeps what it has read."""
    letter = load_content(language).job_letter
    look = {
        "fonts": FONT_FAMILIES,
        "palette": asdict(PALETTE),
        "jobs": {job: asdict(mark) | {"letter": letter(job)} for job, mark in JOB_MARKS.items()},
        "print_size": print_size,
        "brand": drawn(brand),
    }
    return json.dumps(look, ensure_ascii=False).encode()


@cache
def _compiler(thread: int) -> typst.Compiler:
    """One for each thread, since it can set one document at a time; it keeps the templates."""
    return typst.Compiler(
        _FOLDER / "main.typ", root=_FOLDER, font_paths=_fonts(), ignore_system_fonts=True
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONT_DIR)])

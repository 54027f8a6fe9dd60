"""An executed worksheet notebook -> its PDF: the one road, for nbconvert and for a batch."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from nbformat import NotebookNode

from smarketing_edu.errors import HandoutError
from smarketing_edu.look.fonts import TextNote
from smarketing_edu.pdf.document import Document, document_of
from smarketing_edu.pdf.fields import add_fields
from smarketing_edu.pdf.row_headers import tag_row_headers
from smarketing_edu.pdf.typeset import typeset

_TYPED = {"normal": 11, "large": 16}
"""How large the letters are that somebody types into a field, in points."""


@dataclass(frozen=True)
class WorksheetPDF:
    """A finished PDF; `notes` say what had to be changed in its texts."""

    data: bytes
    pages: int
    notes: tuple[TextNote, ...]


def make_pdf(notebook: NotebookNode) -> WorksheetPDF:
    """Typeset a notebook's blocks and prose, and turn its places to write into form fields.

    The same notebook gives the same bytes. Raises a `SmarketingError` that says what is wrong.
    """
    document = document_of(notebook)
    try:
        return finish(document, typeset(document))
    except OSError as error:
        raise HandoutError(
            f"The handout could not be made, for {tempfile.gettempdir()}, the folder for passing "
            f"files, cannot be used: {error.strerror}. Make room on the disk, or let the folder be "
            "written to."
        ) from error


def finish(document: Document, typeset_pages: bytes) -> WorksheetPDF:
    """Tag the rows' headers in the typeset pages of a document, and make its places fields."""
    with _opened(typeset_pages) as pdf:
        tag_row_headers(pdf, parts=document.parts)
        if document.setup["fillable"] and document.fields:
            add_fields(
                pdf,
                fields=document.fields,
                scheme=document.field_scheme,
                text_size=_TYPED[document.setup["print_size"]],
            )
        out = io.BytesIO()
        # no clock and no random id: the same pages give the same file
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return WorksheetPDF(data=out.getvalue(), pages=len(pdf.pages), notes=document.notes)


@contextmanager
def _opened(pages: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF as a file: that is read like memory, while bytes take a call for each word."""
    with tempfile.TemporaryFile() as file:
        file.write(pages)
        file.flush()
        with pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as pdf:
            yield pdf

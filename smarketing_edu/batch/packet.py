"""All handouts of a roster in one file to print: everybody begins on a sheet of paper of their own.

Tags and fields are left out: paper has neither, and they take four fifths of the memory.
"""

from __future__ import annotations

import io
import multiprocessing
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from smarketing_edu.batch.cover import make_cover
from smarketing_edu.batch.results import BatchResult
from smarketing_edu.errors import FileInputError
from smarketing_edu.handout import save_file

PACKET = "packet.pdf"
_AT_ONCE = 100
_NOT_FOR_PAPER = ("/Annots", "/StructParents", "/Tabs")


@dataclass(frozen=True)
class _Sheet:
    """One PDF of a packet, and what its bookmark says."""

    file: Path
    title: str


def make_packet(
    result: BatchResult, folder: Path, *, cover: bool = False, paper: str = "us-letter"
) -> Path:
    """Merge the handouts of a batch, in the order of the roster, into `folder/packet.pdf`.

    A process of its own does it and gives its memory back. `cover` adds a list of who needs a call.
    Raises `FileInputError` when the packet cannot be written.
    """
    sheets = [
        _Sheet(folder / row.file, f"{row.row}  {row.business_name}")
        for row in result.rows
        if row.file
    ]
    first = make_cover(result.rows, paper=paper) if cover else b""
    path = folder / PACKET
    spawn = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as parts,
        ProcessPoolExecutor(max_workers=1, mp_context=spawn) as apart,
    ):
        try:
            merged = apart.submit(_merge, sheets, parts=Path(parts), cover=first).result()
        except (OSError, pikepdf.PdfError, BrokenProcessPool) as error:
            raise FileInputError(
                f"The packet {path} cannot be made ({error}). See that the handouts are in place, "
                "that no other program has one open and that the disk has room, and run the same "
                "command again.",
                path=str(path),
            ) from error
    save_file(merged, path, what="packet")
    return path


def _merge(sheets: Sequence[_Sheet], *, parts: Path, cover: bytes) -> bytes:
    """Merge a hundred at a time, and then those: an open PDF keeps much that no page needs."""
    with pikepdf.new() as packet:
        if cover:
            with pikepdf.open(io.BytesIO(cover)) as pdf:
                _add(packet, pdf)
        begins: list[int] = []
        for start in range(0, len(sheets), _AT_ONCE):
            part = parts / f"{start}.pdf"
            before = len(packet.pages)
            begins += [
                before + page for page in _merge_part(sheets[start : start + _AT_ONCE], part)
            ]
            with pikepdf.open(part) as pdf:
                packet.pages.extend(pdf.pages)
        with packet.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(sheet.title, page)
                for sheet, page in zip(sheets, begins, strict=True)
            )
        return _bytes(packet)


def _merge_part(sheets: Sequence[_Sheet], path: Path) -> list[int]:
    """Merge some PDFs into a file; gives the page that each begins on, from 0."""
    begins = []
    with pikepdf.new() as part:
        for sheet in sheets:
            begins.append(len(part.pages))
            with pikepdf.open(sheet.file) as pdf:
                _add(part, pdf)
        path.write_bytes(_bytes(part))
    return begins


def _add(packet: pikepdf.Pdf, pdf: pikepdf.Pdf) -> None:
    """Add all pages of a PDF, and an empty one after an odd number: the next begins a sheet."""
    for page in pdf.pages:
        for key in _NOT_FOR_PAPER:
            if key in page.obj:
                del page.obj[key]
    packet.pages.extend(pdf.pages)
    if len(packet.pages) % 2:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[-1].mediabox)
        packet.add_blank_page(page_size=(right - left, top - bottom))


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    """A PDF as bytes: writing a file itself, qpdf ends the whole process when the disk is full."""
    whole = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate
    pdf.save(whole, deterministic_id=True, object_stream_mode=mode)
    return whole.getvalue()

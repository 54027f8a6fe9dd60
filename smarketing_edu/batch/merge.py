"""The merging of a packet: a process of its own runs this module, and it loads nothing else.

So the pages have all the memory to themselves, and it is given back when the process ends.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pikepdf

_AT_ONCE = 100
_NOT_FOR_PAPER = ("/Annots", "/StructParents", "/Tabs")


def main() -> None:
    """Merge the files that a job names; the job is a file too."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    try:
        _merge(job["sheets"], whole=Path(job["whole"]), cover=job["cover"])
    except (OSError, pikepdf.PdfError) as error:
        sys.exit(str(error))


def _merge(sheets: Sequence[tuple[str, str]], *, whole: Path, cover: str) -> None:
    """Merge a hundred at a time, and then those: an open PDF keeps much that no page needs."""
    with pikepdf.new() as packet:
        if cover:
            with pikepdf.open(cover) as pdf:
                _add(packet, pdf)
        begins: list[int] = []
        for start in range(0, len(sheets), _AT_ONCE):
            part = whole.with_name(f"{start}.pdf")
            before = len(packet.pages)
            begins += [
                before + page for page in _merge_part(sheets[start : start + _AT_ONCE], part)
            ]
            with pikepdf.open(part) as pdf:
                packet.pages.extend(pdf.pages)
        with packet.open_outline() as outline:
            outline.root.extend(
                pikepdf.OutlineItem(title, page)
                for (_, title), page in zip(sheets, begins, strict=True)
            )
        whole.write_bytes(saved(packet).getbuffer())


def _merge_part(sheets: Sequence[tuple[str, str]], path: Path) -> list[int]:
    """Merge some PDFs into a file; gives the page that each begins on, from 0."""
    begins = []
    with pikepdf.new() as part:
        for file, _ in sheets:
            begins.append(len(part.pages))
            with pikepdf.open(file) as pdf:
                _add(part, pdf)
        path.write_bytes(saved(part).getbuffer())
    return begins


def _add(packet: pikepdf.Pdf, pdf: pikepdf.Pdf) -> None:
    """Add all pages of a PDF, and an empty one after an odd number: the next begins a sheet."""
    for page in pdf.pages:
        for key in _NOT_FOR_PAPER:
            if key in page.obj:
                del page.obj[key]
    packet.pages.extend(pdf.pages)
    end_sheet(packet, like=pdf.pages[-1])


def end_sheet(packet: pikepdf.Pdf, *, like: pikepdf.Page) -> None:
    """Add an empty page of the same size after an odd number, so that the next begins a sheet."""
    if len(packet.pages) % 2:
        left, bottom, right, top = (float(edge) for edge in like.mediabox)
        packet.add_blank_page(page_size=(right - left, top - bottom))


def saved(pdf: pikepdf.Pdf, *, min_version: str = "") -> io.BytesIO:
    """A PDF in memory: qpdf itself ends the whole process when it writes to a full disk."""
    whole = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate
    pdf.save(whole, deterministic_id=True, object_stream_mode=mode, min_version=min_version)
    return whole


if __name__ == "__main__":
    main()

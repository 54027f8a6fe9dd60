"""What a finished PDF shows: how large its letters are, where its words and its links stand."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of the page."""


@dataclass(frozen=True)
class Link:
    """A ring with a letter: where it stands, and the page and the place on it that it leads to."""

    page: int
    box: Box
    to_page: int
    to: tuple[float, float]


def smallest_letter(pdf: bytes) -> float:
    """The size of the smallest letter on any page, in its charts too."""
    sizes = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            sizes += [_size(words, place) for place in range(words.count_chars())]
    return min(filter(None, sizes))


def near_the_edge(pdf: bytes, *, least: float = 4 * 72 / 25.4) -> list[tuple[int, Box]]:
    """The words that stand nearer to an edge of their page than printers reach, or beyond it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            (number, box)
            for number, page in enumerate(document, start=1)
            for box in _boxes(page)
            if min(box[:2]) < least
            or box[2] > page.get_width() - least
            or box[3] > page.get_height() - least
        ]


def _boxes(page: pypdfium2.PdfPage) -> list[Box]:
    words = page.get_textpage()
    return [words.get_rect(place) for place in range(words.count_rects())]


def _size(words: pypdfium2.PdfTextPage, place: int) -> float | None:
    if not chr(pdfium.FPDFText_GetUnicode(words, place)).strip(" \r\n\u200b\u2060\u00a0"):
        return None
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, place, matrix)
    return float(pdfium.FPDFText_GetFontSize(words, place) * math.hypot(matrix.c, matrix.d))


def links(pdf: bytes) -> Iterator[Link]:
    """Every link that leads to another place of the same document."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        for number, page in enumerate(document.pages):
            for annotation in page.obj.get("/Annots", []):
                if annotation.get("/Subtype") == pikepdf.Name.Link and "/Dest" in annotation:
                    there = annotation.Dest
                    left, bottom, right, top = (float(edge) for edge in annotation.Rect)
                    box = (left, bottom, right, top)
                    yield Link(
                        number, box, numbers[there[0].objgen], (float(there[2]), float(there[3]))
                    )


def table_pages(pdf: bytes) -> list[list[int]]:
    """For each table, in reading order, how many of its rows stand on each page it is on."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        found = []
        for table in _elements(document.Root.StructTreeRoot, pikepdf.Name.Table):
            rows: dict[int, int] = {}
            for row in _elements(table, pikepdf.Name.TR):
                page = next(_pages(row, numbers), None)
                if page is not None:
                    rows[page] = rows.get(page, 0) + 1
            found.append(list(rows.values()))
        return found


def _elements(element: pikepdf.Object, kind: pikepdf.Name) -> Iterator[pikepdf.Object]:
    for kid in _kids(element):
        if kid.get("/S") == kind:
            yield kid
        else:
            yield from _elements(kid, kind)


def _pages(element: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> Iterator[int]:
    if "/Pg" in element:
        yield numbers[element.Pg.objgen]
    for kid in _kids(element):
        yield from _pages(kid, numbers)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    kids = kids if isinstance(kids, pikepdf.Array) else pikepdf.Array([kids])
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]

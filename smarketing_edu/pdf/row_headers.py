"""The first cell of a row that names it becomes a header cell in the tags of the PDF.

Typst tags the cells under a table's head as headers of their columns, and has no way yet to tag the
header of a row. A screen reader then reads a number without saying whose it is. The pages stay as
they are: only the structure tree is edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf


def tag_row_headers(pdf: Pdf, *, parts: tuple[dict[str, Any], ...]) -> None:
    """Tag the first cell of each row in the tables of `parts` that name their rows.

    Tables are matched by their order; where a full page left one out, all stay as they are.
    """
    named = [table["header_column"] for table in _tables(parts)]
    if not any(named):
        return
    tables = list(_elements(pdf.Root.StructTreeRoot, "/Table"))
    if len(tables) != len(named):
        return
    for table, header_column in zip(tables, named, strict=True):
        if header_column:
            for row in _elements(table, "/TR"):
                first = next(iter(_kids(row)), None)
                if first is not None and first["/S"] == "/TD":
                    first.S = Name.TH
                    first.A = _with_scope(first)


def _tables(parts: tuple[dict[str, Any], ...]) -> Iterator[dict[str, Any]]:
    for part in parts:
        if part["kind"] == "table":
            yield part
        for section in part.get("sections", ()):
            yield from _tables(section["blocks"])


def _elements(parent: Object, kind: str) -> Iterator[Object]:
    """Every element of a kind below one, in reading order; a table holds no other table."""
    for kid in _kids(parent):
        if kid["/S"] == kind:
            yield kid
        else:
            yield from _elements(kid, kind)


def _kids(element: Object) -> Iterator[Object]:
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def _with_scope(cell: Object) -> Object:
    scope = Dictionary(O=Name.Table, Scope=Name.Row)
    held = cell.get("/A")
    if held is None:
        return scope
    return Array([*(held if isinstance(held, Array) else [held]), scope])

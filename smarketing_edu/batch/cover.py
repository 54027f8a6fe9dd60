"""The first page of a packet: everybody in it, who needs a call, and why."""

from __future__ import annotations

from collections.abc import Sequence

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from smarketing_edu.batch.results import RowResult
from smarketing_edu.content.loader import Content, load_content
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.blocks import Block, Cell, Column, PageSetup, Table
from smarketing_edu.worksheet.spans import words

WORTH_A_CALL = ("error", "warning", "question")
"""The severities of problems that a mentor has to ask a learner about."""


def make_cover(rows: Sequence[RowResult], *, paper: str = "us-letter") -> bytes:
    """Make the cover list of a packet as a PDF of its own: all rows, in the order of the roster."""
    content = load_content("en")
    title = content.phrase("batch.cover.title")
    setup = PageSetup(
        title=title,
        paper=paper,  # type: ignore[arg-type]  # pydantic checks it
        fillable=False,
        learner_id="",
        header=words(title),
        footer=words(content.phrase("batch.cover.footer")),
    )
    cells = [_cell(setup), new_markdown_cell(f"# {title}"), _cell(_table(rows, content))]  # type: ignore[no-untyped-call]
    return make_pdf(new_notebook(cells=cells)).data  # type: ignore[no-untyped-call]


def reasons_to_call(row: RowResult) -> tuple[str, ...]:
    """What to ask a learner about: what is missing, cannot be used or can mean two things."""
    return tuple(p.problem for p in row.problems if p.severity in WORTH_A_CALL)


def _table(rows: Sequence[RowResult], content: Content) -> Table:
    headings = ("row", "business", "status", "call")
    widths = (0.4, 1.6, 0.8, 3.2)
    return Table(
        columns=tuple(
            Column(heading=words(content.phrase(f"batch.cover.{name}")), width=width)
            for name, width in zip(headings, widths, strict=True)
        ),
        rows=tuple(_line(row, content) for row in rows),
        dense=True,
    )


def _line(row: RowResult, content: Content) -> tuple[Cell, ...]:
    status = content.phrase("batch.cover.none" if row.status == "failed" else "batch.cover.inside")
    reasons = " ".join(reasons_to_call(row)) or content.phrase("batch.cover.no_call")
    texts = (str(row.row), row.business_name or "-", status, reasons)
    return tuple(Cell(words=words(text)) for text in texts)


def _cell(block: Block) -> object:
    output = new_output("display_data", block._repr_mimebundle_())  # type: ignore[no-untyped-call]
    return new_code_cell(outputs=[output])  # type: ignore[no-untyped-call]

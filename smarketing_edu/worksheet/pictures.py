"""Blocks with a picture: a chart, and a table whose rows have bars."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Literal

from pydantic import Field

from smarketing_edu.worksheet.block import Block
from smarketing_edu.worksheet.spans import Data, Words, WriteIn, html_of, text_of


class Chart(Block):
    """A picture of numbers, with the sentence that says the same."""

    kind: Literal["chart"] = "chart"
    svg: str
    alt: str = Field(min_length=1)
    key: tuple[Words, ...] = ()
    note: str = ""
    width: float = Field(default=1.0, gt=0, le=1)

    def html(self, *, form: bool = False) -> str:
        """The picture, its key and its note."""
        key = "".join(f"<li>{html_of(entry)}</li>" for entry in self.key)
        note = f"<small>{escape(self.note)}</small>" if self.note else ""
        key = f'<ul class="key">{key}</ul>' if key else ""
        return f"{_picture(self.svg, alt=self.alt, form=form, width=self.width)}{key}{note}"

    def text(self) -> str:
        """The sentence."""
        return self.alt


class Cell(Data):
    """A cell of a table: words with a small note under them, a place to write, or both."""

    words: Words = ()
    note: str = ""
    write_in: WriteIn | None = None

    def html(self, *, form: bool = False) -> str:
        """The words, the note and the place to write."""
        line = "<br>" if self.words else ""
        note = f"{line}<small>{escape(self.note)}</small>" if self.note else ""
        blank = self.write_in.html(form=form) if self.write_in else ""
        return f"{html_of(self.words)}{note}{blank}"


class Column(Data):
    """A column of a table: its heading, its share of the width, and how it is set."""

    heading: Words = ()
    width: float | Literal["auto"] = 1.0
    align: Literal["left", "right", "center"] = "left"


class Bars(Data):
    """A chart that stands beside a table's rows, one bar to a row."""

    column: int
    svg: str
    alt: str

    def html_slice(self, row: int, *, rows: int) -> str:
        """The cell of a table that shows one row's part of the picture behind it."""
        down = 100 * row / max(rows - 1, 1)
        return f'<td class="bar" style="background-position: 0 {down:.4g}%"></td>'


class Table(Block):
    """Rows under headings. `header_column` says that the first cell of a row names it."""

    kind: Literal["table"] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_column: bool = False
    ruled: bool = True
    dense: bool = False
    bars: Bars | None = None
    caption: str = ""
    note: str = ""

    def html(self, *, form: bool = False) -> str:
        """A real HTML table; its bars stand above it as a picture, or in a form behind its rows."""
        head = "".join(_html_heading(c.heading) for c in self.columns)
        rows = "".join(self._html_row(place, form=form) for place in range(len(self.rows)))
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        note = f"<p><small>{escape(self.note)}</small></p>" if self.note else ""
        table = f"{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"
        if not self.bars:
            return f"<table>{table}"
        if not form:
            return f"{_picture(self.bars.svg, alt=self.bars.alt)}<table>{table}"
        picture = self.bars.svg.replace("<svg ", '<svg preserveAspectRatio="none" ', 1)
        style = f"--bars: url('{_address(picture)}'); --rows: {len(self.rows)}"
        said = f'<p class="unseen">{escape(self.bars.alt)}</p>'
        return f'{said}<table class="bars" style="{style}">{table}'

    def _html_row(self, place: int, *, form: bool) -> str:
        cells = []
        for column, cell in enumerate(self.rows[place]):
            if form and self.bars and column == self.bars.column:
                cells.append(self.bars.html_slice(place, rows=len(self.rows)))
            elif column == 0 and self.header_column:
                cells.append(f'<th scope="row">{cell.html(form=form)}</th>')
            else:
                cells.append(f"<td>{cell.html(form=form)}</td>")
        return f"<tr>{''.join(cells)}</tr>"

    def text(self) -> str:
        """A line for each row."""
        lines = [tuple(column.heading for column in self.columns)]
        lines += [tuple(cell.words for cell in row) for row in self.rows]
        return "\n".join(" | ".join(text_of(cell) for cell in line) for line in lines)


def _html_heading(heading: Words) -> str:
    """The head of a column; a column without one has no header cell that could be read out."""
    return f'<th scope="col">{html_of(heading)}</th>' if heading else "<td></td>"


def _picture(svg: str, *, alt: str, form: bool = False, width: float = 1.0) -> str:
    if form:
        return f'<img src="{_address(svg)}" alt="{escape(alt)}" style="width: {width:.0%}">'
    return f'<div role="img" aria-label="{escape(alt)}">{svg}</div>'


def _address(svg: str) -> str:
    """A picture as an address that holds it, so that a page asks no one for it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"

"""The blocks that a worksheet is made of.

A block has two faces. JupyterLab shows its HTML; the PDF exporter reads its data through the MIME
type `MIME`. `docs/blocks.md` shows one of each, `schema.json` is the format's JSON Schema.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from html import escape
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from smarketing_edu.look.palette import Job
from smarketing_edu.worksheet.spans import Data, Span, Words, WriteIn, html_of, text_of

MIME = "application/vnd.smarketing.worksheet+json"


class Block(Data):
    """What every block shares: a format version, and its two faces.

    `optional` says what a full page can do without: 0 never, 1 if it must, 2 gladly.
    """

    version: Literal[1] = 1
    optional: Literal[0, 1, 2] = 0

    def html(self, *, form: bool = False) -> str:
        """The block as HTML: for JupyterLab, or with fields to type into where it is a `form`."""
        raise NotImplementedError

    def text(self) -> str:
        """The block as plain text, for a terminal or a screen reader."""
        raise NotImplementedError

    def data(self) -> dict[str, Any]:
        """The block as data for the PDF."""
        return self.model_dump(mode="json", exclude_none=True)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Both faces and the plain text, as Jupyter asks for them."""
        html = f'<div class="smarketing-block">{self.html()}</div>'
        return {MIME: self.data(), "text/html": html, "text/plain": self.text()}


class BrandMark(Data):
    """What a programme puts on its handouts: see `look/brand.py` for the file it comes from."""

    programme: str = ""
    accent: str | None = Field(default=None, pattern=r"^#[0-9a-f]{6}$")
    logo: str | None = None
    logo_kind: Literal["svg", "png"] | None = None


class PageSetup(Block):
    """Always the first block: everything the pages need before any words."""

    kind: Literal["page_setup"] = "page_setup"
    title: str
    language: Literal["en", "es"] = "en"
    paper: Literal["us-letter", "a4"] = "us-letter"
    print_size: Literal["normal", "large"] = "normal"
    fillable: bool = True
    pages: Literal["all", "working"] = "all"
    prepared_on: date | None = None
    learner_id: str
    header: Words
    header_right: Words = ()
    footer: Words
    page_of: str = "{page} of {pages}"
    brand: BrandMark = BrandMark()

    def html(self, *, form: bool = False) -> str:
        """The line that stands at the head of each page."""
        return f"<p>{html_of(self.header)} · {html_of(self.header_right)}</p>"

    def text(self) -> str:
        """The worksheet's title."""
        return self.title


class Text(Block):
    """Paragraphs."""

    kind: Literal["text"] = "text"
    paragraphs: tuple[Words, ...]

    def html(self, *, form: bool = False) -> str:
        """One HTML paragraph for each."""
        return "".join(f"<p>{html_of(p)}</p>" for p in self.paragraphs)

    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(text_of(p) for p in self.paragraphs)


class Card(Data):
    """A framed box of words, with places to write."""

    title: str
    job: Job | None = None
    paragraphs: tuple[Words, ...] = ()
    write_ins: tuple[WriteIn, ...] = ()

    def html(self, *, form: bool = False) -> str:
        """The card as a section with a heading."""
        body = "".join(f"<p>{html_of(p)}</p>" for p in self.paragraphs)
        blank = "".join(f"<p>{place.html(form=form)}</p>" for place in self.write_ins)
        title = Span(text=self.title, job=self.job).html()
        kind = f"card {self.job}" if self.job else "card"
        return f'<section class="{kind}"><p class="title">{title}</p>{body}{blank}</section>'


class Cards(Block):
    """Boxes side by side."""

    kind: Literal["cards"] = "cards"
    cards: tuple[Card, ...] = Field(min_length=1, max_length=4)

    def html(self, *, form: bool = False) -> str:
        """The cards in a row."""
        return f'<div class="cards">{"".join(card.html(form=form) for card in self.cards)}</div>'

    def text(self) -> str:
        """Each card's title and words."""
        return "\n".join(
            f"{card.title}: {' '.join(text_of(p) for p in card.paragraphs)}" for card in self.cards
        )


class Cell(Data):
    """A cell of a table: words, a place to write, or both."""

    words: Words = ()
    write_in: WriteIn | None = None

    def html(self, *, form: bool = False) -> str:
        """The words and the place to write."""
        return html_of(self.words) + (self.write_in.html(form=form) if self.write_in else "")


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

    def html(self, *, form: bool = False) -> str:
        """A real HTML table; its bars stand above it as a picture, or in a form behind its rows."""
        head = "".join(_html_heading(c.heading) for c in self.columns)
        rows = "".join(self._html_row(place, form=form) for place in range(len(self.rows)))
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        table = f"{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
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


class BigNumber(Data):
    """A number worth a box: what it is called, and its value or a place to write it."""

    label: str
    value: str = ""
    letter: str | None = None
    note: str = ""
    write_in: WriteIn | None = None


class Numbers(Block):
    """Numbers in a row of boxes."""

    kind: Literal["numbers"] = "numbers"
    numbers: tuple[BigNumber, ...] = Field(min_length=1, max_length=6)

    def html(self, *, form: bool = False) -> str:
        """A definition list: a name, its value, its note."""
        numbers = "".join(self._html_number(number, form=form) for number in self.numbers)
        return f'<dl class="numbers">{numbers}</dl>'

    def _html_number(self, number: BigNumber, *, form: bool) -> str:
        value = (Span(text=number.value, letter=number.letter)).html() if number.value else ""
        if number.write_in:
            value += number.write_in.html(form=form)
        note = f"<small>{escape(number.note)}</small>" if number.note else ""
        return f"<div><dt>{escape(number.label)}</dt><dd>{value} {note}</dd></div>"

    def text(self) -> str:
        """A line for each number."""
        return "\n".join(f"{n.label}: {n.value or '____'} {n.note}".rstrip() for n in self.numbers)


class Ask(Block):
    """A question with room for the answer; `fill_page` adds lines to the foot of the page."""

    kind: Literal["ask"] = "ask"
    question: Words
    write_in: WriteIn
    fill_page: bool = False

    def html(self, *, form: bool = False) -> str:
        """The question over its lines."""
        return f"<p>{html_of(self.question)}</p>{self.write_in.html(form=form)}"

    def text(self) -> str:
        """The question and a line."""
        return f"{text_of(self.question)} ____"


class Checklist(Block):
    """Things to tick."""

    kind: Literal["checklist"] = "checklist"
    items: tuple[WriteIn, ...] = Field(min_length=1)

    def html(self, *, form: bool = False) -> str:
        """A list of boxes."""
        items = "".join(f"<li>{_tick(item, form=form)}</li>" for item in self.items)
        return f'<ul class="checklist">{items}</ul>'

    def text(self) -> str:
        """A line for each box."""
        return "\n".join(f"[ ] {item.label}" for item in self.items)


class Callout(Block):
    """The one thing on a page to see first."""

    kind: Literal["callout"] = "callout"
    title: Words = ()
    paragraphs: tuple[Words, ...] = ()
    job: Job | None = None
    tone: Literal["goal", "finding"] = "finding"
    write_ins: tuple[WriteIn, ...] = ()

    def html(self, *, form: bool = False) -> str:
        """A framed box."""
        body = "".join(f"<p>{html_of(p)}</p>" for p in self.paragraphs)
        blank = "".join(f"<p>{place.html(form=form)}</p>" for place in self.write_ins)
        title = f'<p class="title">{html_of(self.title)}</p>' if self.title else ""
        return f'<section class="callout {self.tone}">{title}{body}{blank}</section>'

    def text(self) -> str:
        """The title and the words."""
        return "\n".join(text_of(p) for p in (self.title, *self.paragraphs) if p)


class Section(Data):
    """One of several columns: a heading of its own, and the blocks under it."""

    heading: str
    width: float = Field(default=1.0, gt=0)
    blocks: tuple[Text | Table | Chart | Numbers | Ask | Checklist | Callout, ...]

    def html(self, *, form: bool = False) -> str:
        """The heading over its blocks."""
        inside = "".join(block.html(form=form) for block in self.blocks)
        return f"<h3>{escape(self.heading)}</h3>{inside}"


class Columns(Block):
    """Sections side by side, each under its own heading."""

    kind: Literal["columns"] = "columns"
    sections: tuple[Section, ...] = Field(min_length=2, max_length=3)

    def html(self, *, form: bool = False) -> str:
        """The sections one after the other, as a narrow screen wants them."""
        return "".join(section.html(form=form) for section in self.sections)

    def text(self) -> str:
        """Each heading with what stands under it."""
        return "\n".join(
            "\n".join([section.heading, *(block.text() for block in section.blocks)])
            for section in self.sections
        )


AnyBlock = Annotated[
    PageSetup | Text | Cards | Table | Chart | Numbers | Ask | Checklist | Callout | Columns,
    Field(discriminator="kind"),
]
BLOCK: TypeAdapter[AnyBlock] = TypeAdapter(AnyBlock)
"""Reads a block's data back, and knows the format's JSON Schema."""


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


def _tick(item: WriteIn, *, form: bool) -> str:
    if not form:
        return f"☐ {escape(item.label)}"
    return f'<label><input type="checkbox" name="{item.name}"> {escape(item.label)}</label>'

"""The blocks that a worksheet is made of.

A block has two faces. JupyterLab shows its HTML; the PDF exporter reads its data through the MIME
type `MIME`. `docs/blocks.md` shows one of each, `schema.json` is the format's JSON Schema.
"""

from __future__ import annotations

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

    def html(self) -> str:
        """The block as HTML for JupyterLab."""
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

    def html(self) -> str:
        """The line that stands at the head of each page."""
        return f"<p>{html_of(self.header)} · {html_of(self.header_right)}</p>"

    def text(self) -> str:
        """The worksheet's title."""
        return self.title


class Text(Block):
    """Paragraphs."""

    kind: Literal["text"] = "text"
    paragraphs: tuple[Words, ...]

    def html(self) -> str:
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

    def html(self) -> str:
        """The card as a section with a heading."""
        body = "".join(f"<p>{html_of(p)}</p>" for p in self.paragraphs)
        blank = "".join(f"<p>{place.html()}</p>" for place in self.write_ins)
        title = Span(text=self.title, job=self.job).html()
        return f'<section class="card {self.job or ""}"><h4>{title}</h4>{body}{blank}</section>'


class Cards(Block):
    """Boxes side by side."""

    kind: Literal["cards"] = "cards"
    cards: tuple[Card, ...] = Field(min_length=1, max_length=4)

    def html(self) -> str:
        """The cards in a row."""
        return f'<div class="cards">{"".join(card.html() for card in self.cards)}</div>'

    def text(self) -> str:
        """Each card's title and words."""
        return "\n".join(
            f"{card.title}: {' '.join(text_of(p) for p in card.paragraphs)}" for card in self.cards
        )


class Cell(Data):
    """A cell of a table: words, a place to write, or both."""

    words: Words = ()
    write_in: WriteIn | None = None

    def html(self) -> str:
        """The words and the place to write."""
        return html_of(self.words) + (self.write_in.html() if self.write_in else "")


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

    def html(self) -> str:
        """A real HTML table; its bars stand above it as a picture."""
        head = "".join(f'<th scope="col">{html_of(c.heading)}</th>' for c in self.columns)
        body = "".join(self._html_row(row) for row in self.rows)
        picture = _picture(self.bars.svg, alt=self.bars.alt) if self.bars else ""
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        return (
            f"{picture}<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _html_row(self, row: tuple[Cell, ...]) -> str:
        first, *rest = row
        name = '<th scope="row">{}</th>' if self.header_column else "<td>{}</td>"
        cells = "".join(f"<td>{cell.html()}</td>" for cell in rest)
        return f"<tr>{name.format(first.html())}{cells}</tr>"

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

    def html(self) -> str:
        """The picture, its key and its note."""
        key = "".join(f"<li>{html_of(entry)}</li>" for entry in self.key)
        note = f"<small>{escape(self.note)}</small>" if self.note else ""
        return f'{_picture(self.svg, alt=self.alt)}<ul class="key">{key}</ul>{note}'

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

    def html(self) -> str:
        """A definition list: a name, its value, its note."""
        return f'<dl class="numbers">{"".join(self._html_number(n) for n in self.numbers)}</dl>'

    def _html_number(self, number: BigNumber) -> str:
        value = escape(number.value) or (number.write_in.html() if number.write_in else "")
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

    def html(self) -> str:
        """The question over its lines."""
        return f"<p>{html_of(self.question)}</p>{self.write_in.html()}"

    def text(self) -> str:
        """The question and a line."""
        return f"{text_of(self.question)} ____"


class Checklist(Block):
    """Things to tick."""

    kind: Literal["checklist"] = "checklist"
    items: tuple[WriteIn, ...] = Field(min_length=1)

    def html(self) -> str:
        """A list of boxes."""
        items = "".join(f"<li>☐ {escape(item.label)}</li>" for item in self.items)
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

    def html(self) -> str:
        """A framed box."""
        body = "".join(f"<p>{html_of(p)}</p>" for p in self.paragraphs)
        blank = "".join(f"<p>{place.html()}</p>" for place in self.write_ins)
        title = f"<p>{html_of(self.title)}</p>" if self.title else ""
        return f'<section class="callout {self.tone}">{title}{body}{blank}</section>'

    def text(self) -> str:
        """The title and the words."""
        return "\n".join(text_of(p) for p in (self.title, *self.paragraphs) if p)


class Section(Data):
    """One of several columns: a heading of its own, and the blocks under it."""

    heading: str
    width: float = Field(default=1.0, gt=0)
    blocks: tuple[Text | Table | Chart | Numbers | Ask | Checklist | Callout, ...]


class Columns(Block):
    """Sections side by side, each under its own heading."""

    kind: Literal["columns"] = "columns"
    sections: tuple[Section, ...] = Field(min_length=2, max_length=3)

    def html(self) -> str:
        """The sections one after the other, as a narrow screen wants them."""
        return "".join(
            f"<h3>{escape(section.heading)}</h3>{''.join(b.html() for b in section.blocks)}"
            for section in self.sections
        )

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


def _picture(svg: str, *, alt: str) -> str:
    return f'<div role="img" aria-label="{escape(alt)}">{svg}</div>'

"""The blocks that a worksheet is made of.

A block has two faces. JupyterLab shows its HTML; the PDF exporter reads its data through the MIME
type `MIME`. `docs/blocks.md` shows one of each, `schema.json` is the format's JSON Schema.
"""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from smarketing_edu.worksheet.block import MIME, Block
from smarketing_edu.worksheet.boxes import (
    BigNumber,
    Callout,
    Card,
    Cards,
    NameTent,
    NameTents,
    Numbers,
)
from smarketing_edu.worksheet.certificates import Certificate, Certificates
from smarketing_edu.worksheet.pictures import Bars, Cell, Chart, Column, Table
from smarketing_edu.worksheet.spans import Data, Words, WriteIn, html_of, text_of

__all__ = [
    "BLOCK",
    "MIME",
    "AnyBlock",
    "Ask",
    "Bars",
    "BigNumber",
    "Block",
    "BrandMark",
    "Callout",
    "Card",
    "Cards",
    "Cell",
    "Certificate",
    "Certificates",
    "Chart",
    "Checklist",
    "Column",
    "Columns",
    "NameTent",
    "NameTents",
    "Numbers",
    "PageSetup",
    "Section",
    "Table",
    "Text",
    "Together",
]


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


class Section(Data):
    """One of several columns: a heading of its own, and the blocks under it."""

    heading: str
    width: float = Field(default=1.0, gt=0)
    blocks: tuple[
        Annotated[
            Text | Table | Chart | Numbers | Ask | Checklist | Callout, Field(discriminator="kind")
        ],
        ...,
    ]

    def html(self, *, form: bool = False) -> str:
        """The heading over its blocks."""
        inside = "".join(block.html(form=form) for block in self.blocks)
        return f"<h3>{escape(self.heading)}</h3>{inside}"


class Columns(Block):
    """Sections side by side, each under its own heading; one alone takes the whole width."""

    kind: Literal["columns"] = "columns"
    sections: tuple[Section, ...] = Field(min_length=1, max_length=3)

    def html(self, *, form: bool = False) -> str:
        """The sections one after the other, as a narrow screen wants them."""
        return "".join(section.html(form=form) for section in self.sections)

    def text(self) -> str:
        """Each heading with what stands under it."""
        return "\n".join(
            "\n".join([section.heading, *(block.text() for block in section.blocks)])
            for section in self.sections
        )


def _tick(item: WriteIn, *, form: bool) -> str:
    if not form:
        return f"☐ {escape(item.label)}"
    return f'<label><input type="checkbox" name="{item.name}"> {escape(item.label)}</label>'


_PageBlock = (
    Text
    | Cards
    | Table
    | Chart
    | Numbers
    | Ask
    | Checklist
    | Callout
    | Columns
    | NameTents
    | Certificates
)


class Together(Block):
    """Several blocks that one cell shows, one under the other."""

    kind: Literal["together"] = "together"
    blocks: tuple[Annotated[_PageBlock, Field(discriminator="kind")], ...] = Field(min_length=1)

    def html(self, *, form: bool = False) -> str:
        """The blocks one after the other."""
        return "".join(block.html(form=form) for block in self.blocks)

    def text(self) -> str:
        """The blocks one after the other."""
        return "\n".join(block.text() for block in self.blocks)


AnyBlock = Annotated[PageSetup | Together | _PageBlock, Field(discriminator="kind")]
BLOCK: TypeAdapter[AnyBlock] = TypeAdapter(AnyBlock)
"""Reads a block's data back, and knows the format's JSON Schema."""

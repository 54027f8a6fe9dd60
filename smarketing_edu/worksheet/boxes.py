"""Blocks that are boxes: cards, numbers, and the one thing to see first."""

from __future__ import annotations

from html import escape
from typing import Literal

from pydantic import Field

from smarketing_edu.look.palette import Job
from smarketing_edu.worksheet.block import Block
from smarketing_edu.worksheet.spans import Data, Span, Words, WriteIn, html_of, text_of


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


class BigNumber(Data):
    """A number worth a box: what it is called, and its value or a place to write it.

    With both, the place stands where the value cannot: on paper, for letters that we lack.
    """

    label: str
    value: str = ""
    letter: str | None = None
    note: str = ""
    write_in: WriteIn | None = None


class Numbers(Block):
    """Numbers in a row of boxes, or, in the tone "plain", facts in a row: names, a day, a place."""

    kind: Literal["numbers"] = "numbers"
    tone: Literal["big", "plain"] = "big"
    numbers: tuple[BigNumber, ...] = Field(min_length=1, max_length=6)

    def html(self, *, form: bool = False) -> str:
        """A definition list: a name, its value, its note."""
        numbers = "".join(self._html_number(number, form=form) for number in self.numbers)
        return f'<dl class="numbers {self.tone}">{numbers}</dl>'

    def _html_number(self, number: BigNumber, *, form: bool) -> str:
        value = (Span(text=number.value, letter=number.letter)).html() if number.value else ""
        if number.write_in and not number.value:
            value = number.write_in.html(form=form)
        note = f"<small>{escape(number.note)}</small>" if number.note else ""
        return f"<div><dt>{escape(number.label)}</dt><dd>{value} {note}</dd></div>"

    def text(self) -> str:
        """A line for each number."""
        return "\n".join(f"{n.label}: {n.value or '____'} {n.note}".rstrip() for n in self.numbers)


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


class NameTent(Data):
    """Whose place it is, with a smaller line under it; a line to write on where nobody is named."""

    who: str = ""
    line: str = ""


class NameTents(Block):
    """Cards that fold in the middle, two to a page: each name is read from both sides."""

    kind: Literal["name_tents"] = "name_tents"
    tents: tuple[NameTent, ...] = Field(min_length=1)

    def html(self, *, form: bool = False) -> str:
        """A list of the names."""
        items = "".join(
            f"<li><strong>{escape(tent.who)}</strong> {escape(tent.line)}</li>"
            for tent in self.tents
        )
        return f'<ul class="name-tents">{items}</ul>'

    def text(self) -> str:
        """A line for each name."""
        return "\n".join(f"{tent.who or '____'} {tent.line}".rstrip() for tent in self.tents)

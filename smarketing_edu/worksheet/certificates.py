"""Certificates: a page each, framed, with the name as large as there is room for."""

from __future__ import annotations

from html import escape
from typing import Literal

from pydantic import Field

from smarketing_edu.worksheet.block import Block
from smarketing_edu.worksheet.boxes import BigNumber
from smarketing_edu.worksheet.spans import Data, Words, WriteIn, html_of, text_of


class Certificate(Data):
    """What it is called, whose it is, what it says, and who signs it; the name is never cut.

    `names` and `signs` without a value have a line to write on; `points` are what was done, and
    `write_in` is room for a line of the owner's own, left out where a long name needs it.
    """

    title: str
    opening: Words = ()
    names: tuple[BigNumber, ...] = Field(min_length=1, max_length=2)
    paragraphs: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()
    write_in: WriteIn | None = None
    signs: tuple[BigNumber, ...] = Field(max_length=3)
    note: Words = ()

    def html(self, *, form: bool = False) -> str:
        """The certificate as a section with a heading."""
        said = "".join(f"<p>{html_of(p)}</p>" for p in self.paragraphs)
        points = "".join(f"<li>{html_of(p)}</li>" for p in self.points)
        own = f"<p>{self.write_in.html(form=form)}</p>" if self.write_in else ""
        return (
            f'<section class="certificate"><h2>{escape(self.title)}</h2>'
            f"<p>{html_of(self.opening)}</p>{_facts(self.names, form=form)}{said}"
            f"{f'<ol>{points}</ol>' if points else ''}{own}{_facts(self.signs, form=form)}"
            f"<p><small>{html_of(self.note)}</small></p></section>"
        )

    def text(self) -> str:
        """The certificate, a line for each of its parts."""
        facts = [f"{fact.label}: {fact.value or '____'}" for fact in self.names]
        signs = [f"{fact.label}: {fact.value or '____'}" for fact in self.signs]
        said = map(text_of, (*self.paragraphs, *self.points))
        lines = [self.title, text_of(self.opening), *facts, *said, *signs, text_of(self.note)]
        return "\n".join(filter(None, lines))


class Certificates(Block):
    """Certificates, each on a page of its own."""

    kind: Literal["certificates"] = "certificates"
    certificates: tuple[Certificate, ...] = Field(min_length=1)

    def html(self, *, form: bool = False) -> str:
        """One section after the other."""
        return "".join(each.html(form=form) for each in self.certificates)

    def text(self) -> str:
        """One after the other, with a blank line between."""
        return "\n\n".join(each.text() for each in self.certificates)


def _facts(facts: tuple[BigNumber, ...], *, form: bool) -> str:
    shown = "".join(
        f"<div><dt>{escape(fact.label)}</dt><dd>"
        f"{fact.write_in.html(form=form) if fact.write_in else escape(fact.value)}</dd></div>"
        for fact in facts
    )
    return f'<dl class="numbers plain">{shown}</dl>'

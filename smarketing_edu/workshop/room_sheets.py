"""The sheets that lie on the tables: to sign, to answer, to sort, to rate, and where to go next."""

from __future__ import annotations

from collections.abc import Mapping

from smarketing_edu.look.fonts import isolated, printable
from smarketing_edu.worksheet.blocks import Ask, Cell, Column, NameTent, NameTents, Table
from smarketing_edu.worksheet.room import shortened
from smarketing_edu.worksheet.spans import WriteIn, text_of, words
from smarketing_edu.workshop.paper import Paper, cells

_NAME, _BUSINESS = 44, 48
_WALK_INS = 8
_EMPTY_TENTS = 4
_CIRCLED = "{first}      {second}"
_RATED = 7


def sign_in_table(paper: Paper) -> Table:
    """Everybody of the roster with room to sign."""
    return Table(
        columns=(
            Column(width="auto", align="right"),
            paper.column("name", width=1.6),
            paper.column("business", width=1.8),
            paper.column("signature", width=1.8),
        ),
        rows=tuple(
            (
                *cells(str(place)),
                *(_known(paper, person, what, place) for what in ("name", "business")),
                Cell(write_in=WriteIn(name=f"note_sign_{place}", label=paper.phrase("sign_here"))),
            )
            for place, person in enumerate(paper.people, start=1)
        ),
        dense=True,
    )


_LONGEST = {"name": _NAME, "business": _BUSINESS}


def _known(paper: Paper, person: Mapping[str, str], what: str, place: int) -> Cell:
    """A name, or a line for one that is not known, or that we have not all letters for."""
    name = _shown(person, what)
    if name:
        return Cell(words=words(name))
    label = paper.phrase(f"column.{what}")
    return Cell(write_in=WriteIn(name=f"note_sign_{place}_{what}", label=label))


def _shown(person: Mapping[str, str], what: str) -> str:
    return isolated(shortened(printable(person.get(what, "")), most=_LONGEST[what]))


def walk_in_table(paper: Paper) -> Table:
    """Lines for who was not on the list: what the attendance list needs of them."""
    heads = ("name", "business", "email", "phone")
    return Table(
        columns=tuple(paper.column(head) for head in heads),
        rows=tuple(
            tuple(
                Cell(write_in=WriteIn(name=f"note_walk_in_{row}_{head}", label=head))
                for head in heads
            )
            for row in range(1, _WALK_INS + 1)
        ),
    )


def rating_table(paper: Paper) -> Table:
    """Statements about the evening, each with five numbers to circle."""
    scale = "1     2     3     4     5"
    return Table(
        columns=(
            paper.column("statement", width=3),
            paper.column("rating", width=1.5, align="center"),
        ),
        rows=tuple(cells(paper.phrase(f"rate.{place}"), scale) for place in range(1, _RATED + 1)),
        header_column=True,
    )


def quiz_table(paper: Paper) -> Table:
    """The ten statements, to be answered before and after by circling a letter."""
    letters = _CIRCLED.format(first="M", second=paper.phrase("letter_sales"))
    return Table(
        columns=(
            Column(width="auto", align="right"),
            paper.column("statement", width=4),
            paper.column("before", width=0.9, align="center"),
            paper.column("after", width=0.9, align="center"),
        ),
        rows=tuple(
            cells(str(place), statement.text, letters, letters)
            for place, statement in enumerate(paper.content.statements.values(), start=1)
        ),
    )


def sort_table(paper: Paper) -> Table:
    """The forty cards, each with the three piles to circle one of."""
    piles = paper.phrase("piles")
    return Table(
        columns=(
            Column(width="auto", align="right"),
            paper.column("work", width=4.4),
            paper.column("pile", width=1.7, align="center"),
        ),
        rows=tuple(
            cells(str(place), card.text, piles)
            for place, card in enumerate(paper.content.cards.values(), start=1)
        ),
        dense=True,
    )


def name_tents(paper: Paper) -> NameTents:
    """A tent to fold for each person, and some empty ones for who was not on the list."""
    tents = [
        NameTent(who=_shown(person, "name"), line=_shown(person, "business"))
        for person in paper.people
    ]
    return NameTents(tents=(*tents, *(NameTent() for _ in range(_empty(len(tents))))))


def _empty(taken: int) -> int:
    """Some empty ones, so that no half sheet is wasted."""
    return _EMPTY_TENTS + taken % 2


def resources_table(paper: Paper) -> Table:
    """Three places or more to go next, with what each is good for."""
    return Table(
        columns=(
            paper.column("place", width=1.5),
            paper.column("good_for", width=2.2),
            paper.column("address", width=1.8),
        ),
        rows=tuple(
            cells(place.name, place.good_for, place.address or "")
            for place in paper.workshop.next_places(language=paper.language)
        ),
        header_column=True,
    )


def next_meetings(paper: Paper) -> Table:
    """Lines for the next dates, which whoever hands the page out fills in."""
    heads = ("what", "day", "where")
    return Table(
        columns=tuple(paper.column(head) for head in heads),
        rows=tuple(
            tuple(
                Cell(write_in=WriteIn(name=f"note_next_{row}_{head}", label=head)) for head in heads
            )
            for row in range(1, 4)
        ),
    )


def note_lines(paper: Paper, name: str, *, fill_page: bool = False) -> Ask:
    """A question of the content (`workshop.note.NAME`) with lines for a pen."""
    question = paper.rich(f"note.{name}")
    place = WriteIn(name=f"note_{name}", label=text_of(question), lines=2)
    return Ask(question=question, write_in=place, fill_page=fill_page)

"""The facilitator's guide: what to say, what to ask, what goes wrong, and every answer with why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smarketing_edu.content.models import Card, Question, Session
from smarketing_edu.worksheet.blocks import Columns, Section, Table, Text
from smarketing_edu.worksheet.spans import Span, Words, words
from smarketing_edu.workshop.agenda import clock, parts_of
from smarketing_edu.workshop.paper import Paper, cells


def guide_part(paper: Paper, key: str) -> Columns | Text:
    """One part of the evening for who leads it; nothing when this workshop leaves it out."""
    for part in parts_of(paper.workshop.minutes, language=paper.language):
        if part.session.key == key:
            at = clock(paper, part.begins)
            heading = paper.phrase("part", at=at, title=part.session.title, count=part.minutes)
            body = Text(paragraphs=tuple(_lines(paper, part.session)))
            return Columns(sections=(Section(heading=heading, blocks=(body,)),))
    return Text(paragraphs=())


def _lines(paper: Paper, session: Session) -> Iterator[Words]:
    yield _labelled(paper, "they", session.doing)
    for line in session.say:
        yield _labelled(paper, "say", line.text)
    for line in session.ask:
        yield _labelled(paper, "ask", line.text)
    for mistake in session.mistakes:
        yield (*_labelled(paper, "watch", mistake.what), Span(text=f" → {mistake.remedy}"))


def _labelled(paper: Paper, label: str, text: str) -> Words:
    return words(Span(text=f"{paper.phrase(f'label.{label}')}  ", strong=True), text)


def answers_of(paper: Paper, lesson: int) -> Table:
    """Every self-check question of one lesson: the right answer and why, and why not the others."""
    return Table(
        columns=(
            paper.column("question", width=2),
            paper.column("right", width=2.2),
            paper.column("wrong", width=2.6),
        ),
        rows=tuple(_answer(question) for question in paper.content.questions_of(lesson)),
        dense=True,
    )


def _answer(question: Question) -> tuple:  # type: ignore[type-arg]
    right, *wrong = question.answers
    others: list[Span] = []
    for answer in wrong:
        others += (Span(text=f"{answer.text}: ", strong=True), Span(text=f"{answer.feedback} "))
    first = (Span(text=f"{right.text}: ", strong=True), Span(text=right.feedback))
    return cells(question.question, first, tuple(others))


def quiz_key(paper: Paper) -> Table:
    """The ten statements with their answers and why."""
    return Table(
        columns=(
            paper.column("statement", width=2.6),
            paper.column("answer", width=0.9),
            paper.column("why", width=2),
        ),
        rows=tuple(
            cells(
                f"{place}. {statement.text}",
                (Span(text=paper.phrase(f"job.{statement.answer}"), strong=True),),
                statement.why,
            )
            for place, statement in enumerate(paper.content.statements.values(), start=1)
        ),
        dense=True,
    )


def card_key(paper: Paper) -> Table:
    """The forty cards with the pile each belongs to, what else is fair, and why."""
    cards = paper.content.cards.values()
    return Table(
        columns=(
            paper.column("work", width=2.4),
            paper.column("answer", width=0.9),
            paper.column("also", width=0.9),
            paper.column("why", width=2.8),
        ),
        rows=tuple(
            cells(
                f"{place}. {card.text}",
                (Span(text=paper.phrase(f"job.{card.answer}"), strong=True),),
                _also(paper, card),
                card.why,
            )
            for place, card in enumerate(cards, start=1)
        ),
        dense=True,
    )


def _also(paper: Paper, card: Card) -> str:
    fair: Sequence[str] = [paper.phrase(f"job.{job}") for job in card.also_accept]
    return ", ".join(fair)

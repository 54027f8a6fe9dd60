"""Certificates for the evening: who took part in which workshop, for the mentor to sign."""

from __future__ import annotations

from collections.abc import Mapping

from smarketing_edu.look.fonts import isolated, printable
from smarketing_edu.worksheet.blocks import BigNumber, Certificate, Certificates
from smarketing_edu.worksheet.spans import Span, WriteIn, words
from smarketing_edu.workshop.paper import Paper

_EMPTY = 2
"""For who was not on the list; more can be printed from the last page."""


def certificates(paper: Paper) -> Certificates:
    """A certificate for each person, in the order of the roster, and empty ones for walk-ins."""
    nobody: Mapping[str, str] = {}
    return Certificates(
        certificates=tuple(
            _certificate(paper, person, place)
            for place, person in enumerate((*paper.people, *[nobody] * _EMPTY), start=1)
        )
    )


def _certificate(paper: Paper, person: Mapping[str, str], place: int) -> Certificate:
    names = [("name", person.get("name", ""))]
    if person.get("business") or not person:  # a roster may know the person alone
        names.append(("business", person.get("business", "")))
    signs = (
        BigNumber(
            label=paper.phrase("certificate.mentor_signs"),
            note=paper.workshop.led_by(language=paper.language),
            write_in=_line(paper, "certificate.mentor_signs", f"note_mentor_{place}"),
        ),
        _fact(paper, "fact.when", paper.day, f"note_day_{place}"),
    )
    return Certificate(
        title=paper.phrase("named.certificates"),
        opening=paper.rich("certificate.opening"),
        names=tuple(
            _fact(paper, f"column.{name}", isolated(printable(value)), f"note_{name}_{place}")
            for name, value in names
        ),
        paragraphs=(
            paper.rich("certificate.took_part"),
            (Span(text=paper.workshop.title, strong=True),),
            words(_where(paper)),
        ),
        signs=signs,
        note=paper.rich("certificate.only"),
    )


def _fact(paper: Paper, key: str, value: str, name: str) -> BigNumber:
    """What is known, or a line for it."""
    line = None if value else _line(paper, key, name)
    return BigNumber(label=paper.phrase(key), value=value, write_in=line)


def _line(paper: Paper, key: str, name: str) -> WriteIn:
    return WriteIn(name=name, label=paper.phrase(key))


def _where(paper: Paper) -> str:
    """How long it was, whose it was (unless that stands on top) and where, as far as is known."""
    workshop = paper.workshop
    on_top = paper.page_setup.brand.programme
    programme = "" if workshop.programme == on_top else workshop.programme
    lasted = paper.phrase("minutes", count=workshop.minutes)
    return " · ".join(filter(None, (lasted, programme, workshop.place)))

"""The certificate: who completed which lessons, and that it says no more than that."""

from __future__ import annotations

from smarketing_edu.worksheet.blocks import (
    BigNumber,
    Callout,
    Cell,
    Column,
    Numbers,
    Table,
    Text,
)
from smarketing_edu.worksheet.spans import words
from smarketing_edu.worksheet.start import Worksheet

_LESSONS = 10
_LONGEST_NAME = 34


def completed_by(worksheet: Worksheet) -> Numbers:
    """The owner's name and the business, each with a line where it is blank."""
    return Numbers(
        numbers=tuple(_named(worksheet, name) for name in ("owner_name", "business_name"))
    )


def _named(worksheet: Worksheet, name: str) -> BigNumber:
    told = worksheet.short(getattr(worksheet.business, name), _LONGEST_NAME)
    return BigNumber(
        label=worksheet.phrase(f"certificate.{name}"),
        value=told,
        write_in=None if told else worksheet.write_in(name),
    )


def completed_work(worksheet: Worksheet) -> Callout:
    """What was completed."""
    done = worksheet.rich("certificate.completed", lessons=_LESSONS)
    return Callout(tone="goal", paragraphs=(done,))


def completed_lessons(worksheet: Worksheet) -> Table:
    """The ten lessons, each with what was practised in it."""
    columns = (
        Column(heading=words(worksheet.phrase("certificate.lesson")), width="auto", align="right"),
        Column(heading=words(worksheet.phrase("certificate.practised"))),
    )
    rows = tuple(
        (
            Cell(words=words(str(number))),
            Cell(words=words(worksheet.phrase(f"certificate.lesson_{number}"))),
        )
        for number in range(1, _LESSONS + 1)
    )
    return Table(columns=columns, rows=rows, header_column=True)


def completed_signs(worksheet: Worksheet) -> Numbers:
    """Where the owner, a mentor and the day stand."""
    return Numbers(
        numbers=tuple(
            BigNumber(
                label=worksheet.phrase(f"certificate.{name}"),
                write_in=worksheet.write_in(f"note_{name}"),
            )
            for name in ("owner_signs", "mentor_signs", "signed_on")
        )
    )


def completed_only(worksheet: Worksheet) -> Text:
    """What this paper is not."""
    return Text(paragraphs=(worksheet.rich("certificate.only"),))

"""The certificate: who completed which lessons, and that it says no more than that."""

from __future__ import annotations

from smarketing_edu.look.fonts import isolated, printable
from smarketing_edu.worksheet.blocks import BigNumber, Certificate, Certificates
from smarketing_edu.worksheet.spans import WriteIn, words
from smarketing_edu.worksheet.start import Worksheet

_LESSONS = 10
_OWN_LINES = 2


def certificate(worksheet: Worksheet) -> Certificates:
    """Who completed the ten lessons, what was practised in each, and who signs it."""
    keep = worksheet.phrase("ask.keep_doing")
    return Certificates(
        certificates=(
            Certificate(
                title=worksheet.phrase("named.certificate"),
                opening=worksheet.rich("certificate.opening"),
                names=tuple(_named(worksheet, name) for name in ("owner_name", "business_name")),
                paragraphs=(worksheet.rich("certificate.completed", lessons=_LESSONS),),
                points=tuple(
                    words(worksheet.phrase(f"certificate.lesson_{number}"))
                    for number in range(1, _LESSONS + 1)
                ),
                write_in=WriteIn(name="note_keep_doing", label=keep, prompt=keep, lines=_OWN_LINES),
                signs=tuple(
                    BigNumber(
                        label=worksheet.phrase(f"certificate.{name}"),
                        write_in=worksheet.write_in(f"note_{name}"),
                    )
                    for name in ("owner_signs", "mentor_signs", "signed_on")
                ),
                note=worksheet.rich("certificate.only"),
            ),
        )
    )


def _named(worksheet: Worksheet, name: str) -> BigNumber:
    """The name in full, or a line for it."""
    told = isolated(printable(getattr(worksheet.business, name) or ""))
    return BigNumber(
        label=worksheet.phrase(f"certificate.{name}"),
        value=told,
        write_in=None if told else worksheet.write_in(name),
    )

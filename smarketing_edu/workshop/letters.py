"""One mail for each learner, with that learner's own handout and nobody else's."""

from __future__ import annotations

import csv
import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

from smarketing_edu.batch.proof import check_own
from smarketing_edu.content.format import format_date
from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import FileInputError, SmarketingError
from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.protected import protect_pdf
from smarketing_edu.workshop.workshop_file import Workshop

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter that can be taken for another when it is read out over the phone."""


@dataclass(frozen=True)
class Letter:
    """A mail ready to go; `key` tells one learner from another and says nothing about either."""

    row: int
    key: str
    file: str
    message: EmailMessage


@dataclass(frozen=True)
class NoLetter:
    """A row that no mail can be written for; `reason` is a content key."""

    row: int
    reason: str


def write_letters(
    roster: Roster,
    folder: Path,
    *,
    workshop: Workshop,
    sender: str = "",
    passwords: Mapping[str, str] | None = None,
) -> Iterator[Letter | NoLetter]:
    """Write the mail of each row, in the roster's order.

    A row gets a mail only when the folder's list and the finished PDF both say that the handout is
    its own. Two rows with one address get a mail each: a handout never rides on another's mail.
    `passwords` (by learner ID) protect the handouts. Raises `FileInputError` without the list.
    """
    made = _made_handouts(folder)
    for row in roster.rows:
        if row.business is None:
            yield NoLetter(row.number, "no_business")
            continue
        try:
            yield _letter(row, row.business, made, folder, workshop, sender, passwords or {})
        except _CannotWriteError as error:
            yield NoLetter(row.number, str(error))


class _CannotWriteError(Exception):
    """No mail can be written for a row; its text is a content key."""


def _letter(
    row: RosterRow,
    business: Business,
    made: Mapping[str, str],
    folder: Path,
    workshop: Workshop,
    sender: str,
    passwords: Mapping[str, str],
) -> Letter:
    learner = business.learner_id or ""
    address = _address(business)
    if learner not in made:
        raise _CannotWriteError("no_handout")
    path = folder / made[learner]
    try:
        pdf = path.read_bytes()
        check_own(pdf, business=business)
    except (OSError, SmarketingError) as error:
        raise _CannotWriteError("not_own") from error
    password = passwords.get(learner, "")
    if password:
        pdf = protect_pdf(pdf, password=password, owner=secrets.token_urlsafe(24))
    message = _message(business, workshop=workshop, protected=bool(password))
    message["To"] = address
    if sender:
        message["From"] = sender
    key = hashlib.sha256(learner.encode()).hexdigest()[:20]
    # the same mail bears the same ID, so that a program which gets it twice can tell
    message["Message-ID"] = f"<{key}@worksheet.invalid>"
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=path.name)
    return Letter(row.number, key, path.name, message)


def _address(business: Business) -> Address:
    if not business.email:
        raise _CannotWriteError("no_email")
    try:
        return Address(_line(business.owner_name or ""), addr_spec=business.email)
    except (ValueError, IndexError, MessageError) as error:
        raise _CannotWriteError("bad_email") from error


def _message(business: Business, *, workshop: Workshop, protected: bool) -> EmailMessage:
    language = business.language or workshop.language
    phrase = load_content(language).phrase
    day = format_date(workshop.date, language=language)
    text = phrase(
        "workshop.mail.body_protected" if protected else "workshop.mail.body",
        name=_line(business.owner_name or business.business_name),
        title=workshop.title,
        when=phrase("workshop.mail.when", day=day) if day else "",
        mentors=workshop.led_by(language=language) or phrase("workshop.mail.nobody"),
    )
    message = EmailMessage()
    message["Subject"] = _line(phrase("workshop.mail.subject", title=workshop.title))
    message.set_content(text)
    message["Content-Language"] = language
    return message


def _line(text: str) -> str:
    """A text on one line: a learner's name must not begin another header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _made_handouts(folder: Path) -> dict[str, str]:
    """The handout of each learner, by the list that the batch wrote."""
    index = folder / "index.csv"
    try:
        with index.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
        return {
            line["learner_id"].removeprefix("'"): f"handouts/{Path(line['file']).name}"
            for line in lines
            if line["file"]
        }
    except (OSError, KeyError, csv.Error, UnicodeDecodeError) as error:
        raise FileInputError(
            f"There is no list of handouts at {index}. "
            "Make them first: smarketing batch ROSTER -o and this folder's name.",
            path=str(index),
        ) from error


def new_password() -> str:
    """A password that can be read out over the phone: three groups of four, from chance alone."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)

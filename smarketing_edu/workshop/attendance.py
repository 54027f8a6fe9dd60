"""The attendance list that a programme imports, and the names and phones somebody must look at."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from smarketing_edu.content.loader import load_content
from smarketing_edu.handout import save_file
from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.intake.tables import safe_cell
from smarketing_edu.workshop.contacts import (
    Contact,
    PersonName,
    is_whole_phone,
    phone_digits,
    split_name,
)
from smarketing_edu.workshop.workshop_file import Workshop

ATTENDANCE = ("Workshop ID", "First Name", "Last Name", "Email", "Phone")
TO_CHECK = ("Row", "Name in the roster", "First Name", "Last Name", "Phone", "Why")


def write_attendance(
    roster: Roster,
    contacts: Mapping[int, Contact],
    folder: Path,
    *,
    workshop: Workshop,
    language: str = "en",
) -> int:
    """Write `attendance.csv` and `names-to-check.csv`; gives how many lines are to be checked.

    Raises `FileInputError` when a list cannot be saved.
    """
    people: list[Sequence[object]] = []
    unsure: list[Sequence[object]] = []
    for row in roster.rows:
        contact = contacts.get(row.number, Contact())
        name, phone = _name_of(row, contact), phone_digits(contact.phone)
        business = row.business
        written = (business and business.owner_name) or ""
        email = (business and business.email) or ""
        people.append((workshop.workshop_id or "", name.first, name.last, email, phone))
        reasons = _reasons(name, contact, phone, email, language=language)
        if reasons:
            unsure.append((row.number, written, name.first, name.last, contact.phone, reasons))
    save_file(_csv(ATTENDANCE, people), folder / "attendance.csv")
    save_file(_csv(TO_CHECK, unsure), folder / "names-to-check.csv")
    return len(unsure)


def _name_of(row: RosterRow, contact: Contact) -> PersonName:
    if contact.first and contact.last:
        return PersonName(contact.first, contact.last, True)
    return split_name((row.business and row.business.owner_name) or contact.first)


def _reasons(name: PersonName, contact: Contact, phone: str, email: str, *, language: str) -> str:
    phrase = load_content(language).phrase
    found = {
        "name": not name.sure,
        "phone": bool(contact.phone) and not is_whole_phone(phone),
        "no_email": not email,
    }
    return " ".join(phrase(f"workshop.check.{key}") for key, wrong in found.items() if wrong)


def _csv(header: Sequence[str], lines: Sequence[Sequence[object]]) -> bytes:
    """A list that Excel reads right, in which no cell is taken for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")

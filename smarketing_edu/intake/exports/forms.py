"""A form's answers as a table (Google Forms and the like), and our own PDF typed into."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from smarketing_edu.content.format import format_number
from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.exports.export import Learned
from smarketing_edu.intake.problem import put_in_words
from smarketing_edu.intake.roster import Roster, RosterRow, read_roster
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Business

_NOT_ASKED = frozenset({"learner_id"})
_FIELD_PREFIX = "field:"


def learn_from_form(path: Path, learned: Learned, *, business: Business) -> None:
    """The answers of the row that is this business: by e-mail or name, or the only row there is.

    Of several such rows the last one counts. Raises `FileInputError` when it is no such table.
    """
    language = learned.content.language
    roster = read_roster(path, language=language)
    row = _own_row(roster, business)
    if row is None or row.business is None:
        learned.leave_out("no_row_of_yours", count=len(roster.rows), name=business.business_name)
        return
    for name in roster.fields:
        value = getattr(row.business, name)
        if value not in (None, ()) and name not in _NOT_ASKED:
            learned.answer(
                name, value, "form_row", row=format_number(row.number, language=language)
            )
    learned.left_out += [
        f"{learned.content.fields[problem.field].label}: {problem.problem} {problem.fix}"
        for problem in row.problems
        if problem.severity != "note" and problem.field in FIELDS
    ]


def learn_from_pdf(answers: Mapping[str, str], learned: Learned) -> None:
    """What somebody typed into our PDF: its fields bear our names; notes are passed over."""
    language = learned.content.language
    for key, text in answers.items():
        name = key.removeprefix(_FIELD_PREFIX)
        if name not in FIELDS or name in _NOT_ASKED:
            continue
        reading = read_value(text, field=FIELDS[name], language=language)
        if reading.value is not None:
            learned.answer(name, reading.value, "typed_in_pdf")
        for finding in reading.findings:
            problem = put_in_words(finding, language=language, field=name, value=text)
            label = learned.content.fields[name].label
            learned.left_out.append(f"{label}: {problem.problem} {problem.fix}")


def _own_row(roster: Roster, business: Business) -> RosterRow | None:
    rows = [row for row in roster.rows if row.business]
    mine = [row for row in rows if row.business and _is_same(row.business, business)]
    if mine:
        return mine[-1]
    return rows[0] if len(rows) == 1 else None


def _is_same(one: Business, other: Business) -> bool:
    if one.email and other.email and one.email.casefold() == other.email.casefold():
        return True
    return plain(one.business_name) == plain(other.business_name)

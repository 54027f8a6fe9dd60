"""The same learner twice in one roster: reported, never merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.combinations import Doubt
from smarketing_edu.intake.finding import Finding
from smarketing_edu.model.business import Business

_TELLTALES = (
    ("email", "same_email", "warning"),
    ("business_name", "same_business", "warning"),
    ("owner_name", "same_owner", "note"),
)


class SeenLearners:
    """Remembers the learners of the rows above, to spot one who comes again."""

    def __init__(self, given_ids: frozenset[str]) -> None:
        self._given = given_ids
        self._ids: dict[str, int] = {}
        self._seen: dict[tuple[str, str], int] = {}

    def identify(self, business: Business, *, row: int) -> tuple[Business, list[Doubt]]:
        """The business with an ID of its own; says so when the one it had is taken.

        A blank ID is made from the row number: row 7 gets L007.
        """
        given = business.learner_id
        used = given if given and _key(given) not in self._ids else self._free_id(row)
        found: list[Doubt] = []
        if given and used != given:
            details: Mapping[str, object] = {"other": self._ids[_key(given)], "used": used}
            found.append(Doubt("learner_id", Finding("duplicate_id", "warning", details)))
        self._ids[_key(used)] = row
        return replace(business, learner_id=used), found

    def compare(self, business: Business, *, row: int) -> list[Doubt]:
        """What this row shares with one above it: the strongest sign only."""
        found: list[Doubt] = []
        for field, key, severity in _TELLTALES:
            value = getattr(business, field)
            mark = (field, _key(value) if field == "email" else plain(value or ""))
            if not mark[1]:
                continue
            other = self._seen.setdefault(mark, row)
            if other != row and not found:
                details = {"other": other}
                found.append(Doubt(field, Finding(key, severity, details)))  # type: ignore[arg-type] # the table above holds severities
        return found

    def _free_id(self, row: int) -> str:
        made = f"L{row:03d}"
        number = 1
        while _key(made) in self._ids or _key(made) in self._given:
            number += 1
            made = f"L{row:03d}-{number}"
        return made


def _key(text: str | None) -> str:
    return (text or "").strip().casefold()

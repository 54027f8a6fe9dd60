"""What some files propose for a business: nothing is changed before the owner agrees."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from smarketing_edu.content import Content, load_content
from smarketing_edu.content.format import (
    format_date,
    format_money,
    format_number,
    format_percent,
)
from smarketing_edu.model.business import FIELDS, Business, Channel, LeadPoint


@dataclass(frozen=True)
class Change:
    """One field a file answers: the old value (None: blank), the new one, and how it was made."""

    field: str
    old: object
    new: object
    how: str
    file: str

    @property
    def replaces(self) -> bool:
        """Whether a value that was there would be lost."""
        return self.old not in (None, ())


@dataclass(frozen=True)
class Proposal:
    """What was found in some files, what was left out and why, and facts worth knowing."""

    changes: tuple[Change, ...]
    facts: tuple[str, ...]
    left_out: tuple[str, ...]
    language: str
    currency: str

    @property
    def replacing(self) -> tuple[Change, ...]:
        """The changes to ask about: each would replace a value that is there."""
        return tuple(change for change in self.changes if change.replaces)

    def apply(self, business: Business, *, replacing: Collection[str] = ()) -> Business:
        """The business with its blanks filled in, and the fields in `replacing` replaced."""
        new = {
            change.field: change.new
            for change in self.changes
            if not change.replaces or change.field in replacing
        }
        return replace(business, **new)  # type: ignore[arg-type] # each value was read for its own field

    def to_text(self) -> str:
        """The proposal in plain lines, to show before anything is changed."""
        return "\n".join(self._lines()) + "\n"

    def describe(self, change: Change) -> str:
        """One change as a line: field, old value if there is one, new value, and how."""
        content = load_content(self.language)
        words = {
            "label": content.fields[change.field].label,
            "new": self._shown(change.field, change.new, content),
            "how": change.how,
            "file": change.file,
        }
        if not change.replaces:
            return content.phrase("numbers.new_value", **words)
        old = self._shown(change.field, change.old, content)
        return content.phrase("numbers.replaced_value", old=old, **words)

    def _lines(self) -> Iterator[str]:
        phrase = load_content(self.language).phrase
        if not self.changes:
            yield phrase("numbers.nothing_new")
        for change in self.changes:
            yield self.describe(change)
        for title, texts in (("worth_knowing", self.facts), ("left_out", self.left_out)):
            if texts:
                yield from ("", phrase(f"numbers.{title}"), *(f"  {text}" for text in texts))

    def _shown(self, name: str, value: object, content: Content) -> str:
        language = content.language
        if isinstance(value, bool):
            return content.fields[name].choices.get("yes" if value else "no", str(value))
        if isinstance(value, int | float):
            match FIELDS[name].kind:
                case "money":
                    return format_money(
                        value, currency=self.currency, language=language, cents="auto"
                    )
                case "rate":
                    return format_percent(value, language=language)
                case _:
                    return format_number(value, language=language)
        if isinstance(value, date):
            return format_date(value, language=language)
        if isinstance(value, tuple):
            return "; ".join(_item(item, content.fields[name].choices) for item in value)
        return content.fields[name].choices.get(str(value), str(value))


def _item(item: object, choices: dict[str, str]) -> str:
    if isinstance(item, Channel):
        return item.name
    if isinstance(item, LeadPoint):
        return f"{item.fact} ({item.points:+d})"
    return choices.get(str(item), str(item))

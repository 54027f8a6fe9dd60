"""The text of a business file: every field with its question, so that a blank one can be filled."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from smarketing_edu.content import Content, load_content
from smarketing_edu.intake.clean_text import tidy
from smarketing_edu.intake.lesson_picks import Picks, picks_lines
from smarketing_edu.intake.number_text import clear_digits
from smarketing_edu.model.business import FIELDS, Business, Channel, Field, LeadPoint

FORMAT = 1
"""The version of the business file. Names that change keep their old name as a known header."""

_COMMENT_WIDTH = 96
_MARKS = frozenset("=:/;→|·•\n")


def business_text(business: Business, *, language: str, picks: Picks | None = None) -> str:
    """The file of a business; its comments ask and explain each field in `language`.

    What was picked in the lessons comes last, if anything was.
    """
    content = load_content(language)
    lines = [*_comment(content.phrase("form.file_title")), f"format: {FORMAT}"]
    group = ""
    for name, field in FIELDS.items():
        if field.group != group:
            group = field.group
            lines += ["", "", *_comment(f"== {content.phrase(f'form.group.{group}')} ==")]
        lines += ["", *_explained(name, content), *_line(field, getattr(business, name))]
    if picks:
        lines += ["", "", *_comment(content.phrase("form.file_lessons")), *picks_lines(picks)]
    return "\n".join(lines) + "\n"


def _explained(name: str, content: Content) -> Iterator[str]:
    words = content.fields[name]
    yield from _comment(f"{words.question} {words.help}")
    if words.choices:
        said = "; ".join(f"{key} ({label})" for key, label in words.choices.items())
        yield from _comment(content.phrase("form.file_choices", choices=said))
    else:
        yield from _comment(content.phrase("form.file_example", example=words.example))


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, _COMMENT_WIDTH)]


def _line(field: Field, value: object) -> Iterator[str]:
    if value is None or value == ():
        yield f"{field.name}:"
    elif isinstance(value, tuple):
        yield f"{field.name}:"
        for item in value:
            yield f"  - {_item(item)}"
    else:
        yield f"{field.name}: {_value(field, value)}"


def _value(field: Field, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        if field.kind != "rate":
            return clear_digits(value)
        # a percent sign leaves no doubt whether 1 is all or one in a hundred
        return f"{(Decimal(repr(value)) * 100).normalize():f}%"
    if isinstance(value, date):
        return value.isoformat()
    return _quoted(str(value))


def _item(item: object) -> str:
    if isinstance(item, LeadPoint):
        if _MARKS.isdisjoint(item.fact):
            return _quoted(f"{item.fact}={item.points}")
        return f"{{fact: {_quoted(item.fact)}, points: {item.points}}}"
    if isinstance(item, Channel):
        spend = "" if item.spend is None else clear_digits(item.spend)
        leads = "" if item.leads is None else str(item.leads)
        if _MARKS.isdisjoint(item.name):
            return _quoted(f"{item.name}={spend}/{leads}" if spend or leads else item.name)
        return f"{{name: {_quoted(item.name)}, spend: {spend}, leads: {leads}}}"
    return _quoted(str(item))


def _quoted(text: str) -> str:
    return json.dumps(tidy(text), ensure_ascii=False)

"""An answer as its owner would type it, so that a form can show it and read it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from smarketing_edu.content.format import format_date
from smarketing_edu.intake.number_text import clear_digits
from smarketing_edu.model.business import Channel, Field, LeadPoint


def typed_text(value: object, *, field: Field, language: str) -> str:
    """The text of an answer; things in a list stand on lines of their own, blank is "".

    >>> from smarketing_edu.model.business import FIELDS
    >>> typed_text(0.55, field=FIELDS["gross_margin"], language="en")
    '55%'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "\n".join(map(_item, value))
    if isinstance(value, date):
        return format_date(value, language=language)
    if not isinstance(value, int | float):
        return str(value)
    if field.kind == "rate":
        return f"{(Decimal(repr(value)) * 100).normalize():f}%"
    return f"{value:,}" if isinstance(value, int) else clear_digits(value)


def _item(item: object) -> str:
    if isinstance(item, LeadPoint):
        return f"{item.fact}={item.points}"
    if isinstance(item, Channel):
        spend = "" if item.spend is None else clear_digits(item.spend)
        leads = "" if item.leads is None else str(item.leads)
        return f"{item.name}={spend}/{leads}" if spend or leads else item.name
    return str(item)

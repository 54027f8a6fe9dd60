"""What a widget shows: the owner's answers, with a named example where there are none yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from smarketing_edu.model.business import Business
from smarketing_edu.widgets.answers_file import is_blank


@dataclass(frozen=True)
class Shown:
    """A business to show, and the fields that are borrowed from the example."""

    business: Business
    borrowed: tuple[str, ...]


def with_example(own: Business, *, example: Business, fields: tuple[str, ...]) -> Shown:
    """The owner's answers, each blank one of these fields borrowed from the example.

    >>> shown = with_example(Business(business_name="Ana's", hours_sales=3),
    ...     example=Business(business_name="Rosie's", hours_sales=9, hours_marketing=6),
    ...     fields=("hours_marketing", "hours_sales"))
    >>> shown.business.hours_marketing, shown.business.hours_sales, shown.borrowed
    (6, 3, ('hours_marketing',))
    """
    borrowed = tuple(name for name in fields if is_blank(own, name))
    values = {name: getattr(example, name) for name in borrowed}
    return Shown(replace(own, **values), borrowed)


def own_or_example(own: Business, *, example: Business, fields: tuple[str, ...]) -> Shown:
    """The owner's answers, or all of the example's where none of these fields has one.

    For numbers that belong together: steps of two businesses mixed would be a funnel of neither.
    """
    if all(is_blank(own, name) for name in fields):
        return with_example(own, example=example, fields=fields)
    return Shown(own, ())

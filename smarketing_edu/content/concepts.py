"""Which of the articles' ideas and clashes the content teaches, and which it still leaves out."""

from __future__ import annotations

from collections.abc import Iterable

from smarketing_edu.content.loader import Content
from smarketing_edu.content.models import Entry


def untaught(content: Content, *, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of concepts (C1…) and clashes (X1…) that no entry of the content refers to.

    `also` are ids that are taught elsewhere, in a lesson or a worksheet. A concept's own line in
    the list does not count, as it is not shown to anyone by itself.
    """
    taught = set(also)
    for entry in content.entries():
        taught.update(entry.concepts, entry.clashes)
    everything = [*content.concepts, *content.clashes]
    return tuple(key for key in everything if key not in taught)


def where_taught(content: Content, *, key: str) -> tuple[Entry, ...]:
    """The entries of the content that refer to one concept or clash."""
    return tuple(
        entry for entry in content.entries() if key in entry.concepts or key in entry.clashes
    )

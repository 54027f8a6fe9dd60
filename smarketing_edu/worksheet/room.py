"""How much room a learner's words have on the pages, and which words are longer than that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smarketing_edu.model.business import STAGES, Business

_WIDE = 1.6  # a capital takes the room of more than one letter
_WIDE_LETTERS = frozenset("mw@%&")
_STAGE_NAME = 36

ROOM: Mapping[str, int] = {
    "business_name": 48,
    "owner_name": 40,
    "mentor_name": 40,
    "period_label": 40,
    "offer": 80,
    "audience": 80,
    "closing_moment": 80,
    "activities_marketing": 44,
    "activities_both": 44,
    "activities_sales": 44,
    **{f"{stage}_name": _STAGE_NAME for stage in STAGES},
    "lead_points": 40,
    "meeting_day": 30,
    "shared_number": 48,
    "web_claim": 70,
    "sales_claim": 70,
    "objections": 70,
}
"""The most letters of a field that a page shows, where it shows the most of them."""


def shortened(text: str, *, most: int = ROOM["business_name"]) -> str:
    """A text cut at a word's end, with three dots, where it is longer than its place.

    >>> shortened("fresh bread and celebration cakes", most=20)
    'fresh bread and…'
    """
    room, end = float(most), 0
    for end, letter in enumerate(text, start=1):  # noqa: B007  # its last value is where to cut
        room -= _WIDE if letter.isupper() or letter in _WIDE_LETTERS else 1
        if room < 0:
            break
    else:
        return text
    cut = text[: end - 1]
    at_word = cut.rpartition(" ")[0]
    # a text without spaces is cut anywhere
    return f"{at_word if len(at_word) > most / 2 else cut.rstrip()}…"


def longer_than_room(business: Business) -> Iterator[tuple[str, str]]:
    """Each text that no page shows whole, with the field it is the answer to.

    >>> list(longer_than_room(Business(business_name="Rosie", meeting_day="Monday")))
    []
    """
    for name, most in ROOM.items():
        answer = getattr(business, name) or ()
        for text in (answer,) if isinstance(answer, str) else answer:
            whole = text if isinstance(text, str) else text.fact
            if shortened(whole, most=most) != whole:
                yield name, whole

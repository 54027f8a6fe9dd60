"""What a learner picked in the lessons' exercises, kept in the business file under `lessons`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

KEY = "lessons"

Picks = Mapping[str, Mapping[str, str]]
"""Exercise -> item -> what was picked, all of them short plain words (`check`, `L1-Q1`, `2`)."""

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_MOST_ITEMS = 200


def read_picks(data: object) -> Picks:
    """The picks in the `lessons` part of a file; whatever is none is left out.

    >>> read_picks({"check": {"L1-Q1": 2, "L1-Q2": ["no", "pick"]}, "cards": "all"})
    {'check': {'L1-Q1': '2'}}
    """
    if not isinstance(data, Mapping):
        return {}
    read = {
        str(exercise): {
            str(item): str(pick)
            for item, pick in list(picks.items())[:_MOST_ITEMS]
            if _is_word(item) and _is_word(pick)
        }
        for exercise, picks in list(data.items())[:_MOST_ITEMS]
        if _is_word(exercise) and isinstance(picks, Mapping)
    }
    return {exercise: picks for exercise, picks in read.items() if picks}


def merged(picks: Picks, exercise: str, new: Mapping[str, str | None]) -> Picks:
    """The picks with those of one exercise changed; None takes one out.

    >>> merged({"check": {"L1-Q1": "2"}}, "check", {"L1-Q1": None, "L1-Q2": "1"})
    {'check': {'L1-Q2': '1'}}
    """
    changed = {**picks.get(exercise, {}), **new}
    return read_picks({**picks, exercise: changed})


def picks_lines(picks: Picks) -> Iterator[str]:
    """The lines of a file that hold these picks; none where there are none."""
    if picks:
        yield f"{KEY}:"
    for exercise, items in picks.items():
        yield f"  {exercise}:"
        for item, pick in items.items():
            yield f'    {item}: "{pick}"'


def _is_word(value: object) -> bool:
    return isinstance(value, str | int) and bool(_WORD.fullmatch(str(value)))

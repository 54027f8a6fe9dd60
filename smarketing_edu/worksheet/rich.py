"""Phrases from the content as words on a page."""

from __future__ import annotations

import re

from smarketing_edu.content.loader import Content
from smarketing_edu.content.phrases import one_stop
from smarketing_edu.worksheet.spans import Span, Words

_FIRST_STAND_IN = 0xE000
_STAND_INS = re.compile("[\ue000-\uf8ff]")
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def rich(content: Content, key: str, **values: object) -> Words:
    """A phrase with its `**strong**` parts, its slots filled.

    Our own phrase may say what is strong; a learner's words may not. So the values stand aside as
    single characters while the phrase is read, and come back afterwards exactly as they are.
    """
    stand_ins = {
        name: value if name == "count" else chr(_FIRST_STAND_IN + place)
        for place, (name, value) in enumerate(values.items())
    }
    texts = [str(value) for value in values.values()]
    parts = _STRONG.split(content.phrase(key, **stand_ins))
    filled: list[str] = []
    for part in parts:
        filled.append(_back(part, texts, before="".join(filled)))
    return tuple(
        Span(text=part, strong=place % 2 == 1) for place, part in enumerate(filled) if part
    )


def _back(part: str, texts: list[str], *, before: str) -> str:
    """Put the values back; the stop of ours after one that has its own is one too many."""
    pieces = _STAND_INS.split(part)
    values = [texts[ord(found) - _FIRST_STAND_IN] for found in _STAND_INS.findall(part)]
    said = one_stop(before, pieces[0]) if before else pieces[0]
    for value, piece in zip(values, pieces[1:], strict=True):
        said += value + one_stop(value, piece)
    return said

"""Phrases from the content as words on a page."""

from __future__ import annotations

import re

from smarketing_edu.content.loader import Content
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
    phrase = content.phrase(key, **stand_ins)
    return tuple(
        Span(text=_back(part, texts), strong=place % 2 == 1)
        for place, part in enumerate(_STRONG.split(phrase))
        if part
    )


def _back(part: str, texts: list[str]) -> str:
    return _STAND_INS.sub(lambda found: texts[ord(found[0]) - _FIRST_STAND_IN], part)

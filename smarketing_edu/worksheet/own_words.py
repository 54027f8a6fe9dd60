"""The owner's words, as a page can print them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from smarketing_edu.look.fonts import has_words
from smarketing_edu.model.business import FIELDS, Business

_RUN_ON = ("offer", "audience", "closing_moment")
"""What a page puts into the middle of a sentence: it does without a stop."""


def printable_answers(business: Business) -> Business:
    """The business, with blanks for answers that our fonts have no word of.

    A page asks for what is blank, which reads better than a sentence with a hole. Names stay: each
    has a place of its own, with a line on paper and in full on a screen.
    """
    answers = {name: getattr(business, name) for name in FIELDS if FIELDS[name].group != "identity"}
    kept: dict[str, Any] = {
        name: _kept(answer)
        for name, answer in answers.items()
        if isinstance(answer, (str, tuple)) and answer
    }
    for name in _RUN_ON:
        if isinstance(answer := kept.get(name), str):
            kept[name] = answer.rstrip().removesuffix(".")
    return replace(business, **kept)


def _kept(answer: str | tuple[object, ...]) -> str | tuple[object, ...] | None:
    if isinstance(answer, str):
        return answer if has_words(answer) else None
    return tuple(each for each in answer if _can_be_shown(each))


def _can_be_shown(entry: object) -> bool:
    words = entry if isinstance(entry, str) else getattr(entry, "fact", None)
    return words is None or has_words(words)

"""What Typst needs to know of a document beside its data, worked out here because it is faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BREAK = "\u200b"
_ADDRESS_MARK = re.compile(r"[/.@?&=_-]+")
_LONG_WORD = re.compile(r"[^\s\u200b]{26,}")
_LETTERS = re.compile(
    r".[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*"
)
_HUGE_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){3,}")
_SHORT = len("1,234,567,89")
_NOT_DRAWN = frozenset({"kind", "svg", "alt", "logo", "name", "anchor", "letter", "url"})


def breakable(value: Any) -> Any:
    """Let words too long for any line break, and huge amounts between their groups.

    An address breaks behind its marks, another word anywhere.

    >>> breakable({"text": "a" * 26}) == {"text": "\u200b".join("a" * 26)}
    True
    """
    if isinstance(value, str):
        return _breakable_text(value) if len(value) > _SHORT else value
    if isinstance(value, dict):
        return {key: held if key in _NOT_DRAWN else breakable(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [breakable(held) for held in value]
    return value


def _breakable_text(text: str) -> str:
    text = _LONG_WORD.sub(lambda word: _ADDRESS_MARK.sub(rf"\g<0>{_BREAK}", word[0]), text)
    text = _LONG_WORD.sub(lambda word: _BREAK.join(_LETTERS.findall(word[0])), text)
    return _HUGE_AMOUNT.sub(lambda amount: amount[0].replace(",", "," + _BREAK), text)


def sure_anchors(parts: tuple[dict[str, Any], ...]) -> list[str]:
    """The anchors that a letter can lead to: those that no full page leaves out."""
    return sorted(
        {anchor for part in parts if not part.get("optional") for anchor in _anchors(part)}
    )


def _anchors(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("anchor"):
            yield value["anchor"]
        value = list(value.values())
    if isinstance(value, list):
        for held in value:
            yield from _anchors(held)

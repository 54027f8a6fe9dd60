"""What Typst draws of a document: its data made ready here, because it is faster."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Any

_BREAK = "\u200b"
_ADDRESS_MARK = re.compile(r"[/.@?&=_-]+")
_LONG_WORD = re.compile(r"[^\s\u200b]{26,}")
_LONG = 26
_LETTERS = re.compile(
    r".[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*"
)
_HUGE_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3}){3,}")
_SHORT = len("1,234,567,89")
_NOT_DRAWN = frozenset({"kind", "svg", "alt", "logo", "name", "anchor", "letter", "url"})
_ONLY_IF_TRUE = frozenset({"strong", "note"})


def drawn(value: Any, *, anchors: Set[str] = frozenset(), scheme: str = "") -> Any:
    """Make data ready to draw: break long words, and say where letters and places to write lead.

    Words too long for any line may break, an address behind its marks, another word anywhere, and
    so may huge amounts between their groups. A letter goes where none of the `anchors` is its own.
    With a `scheme`, each place to write gets the address that marks it.

    >>> drawn({"text": "a" * 26}) == {"text": "\u200b".join("a" * 26)}
    True
    """

    def ready(value: Any) -> Any:
        if isinstance(value, str):
            return _breakable(value) if len(value) > _SHORT else value
        if isinstance(value, list | tuple):
            return [ready(held) for held in value]
        if not isinstance(value, dict):
            return value
        whole = {
            key: held if key in _NOT_DRAWN else ready(held)
            for key, held in value.items()
            if held is not False or key not in _ONLY_IF_TRUE
        }
        if "letter" in whole and whole["letter"] not in anchors:
            del whole["letter"]
        if scheme and "field" in whole:
            whole["address"] = f"{scheme}:{whole['field']}"
        return whole

    return ready(value)


def _breakable(text: str) -> str:
    if max(map(len, text.split()), default=0) >= _LONG:
        text = _LONG_WORD.sub(lambda word: _ADDRESS_MARK.sub(rf"\g<0>{_BREAK}", word[0]), text)
        text = _LONG_WORD.sub(lambda word: _BREAK.join(_LETTERS.findall(word[0])), text)
    if text.count(",") > 2:
        text = _HUGE_AMOUNT.sub(lambda amount: amount[0].replace(",", "," + _BREAK), text)
    return text


def sure_anchors(parts: tuple[dict[str, Any], ...]) -> set[str]:
    """The anchors that a letter can lead to: those that no full page leaves out."""
    anchors: set[str] = set()
    held: list[Any] = [part for part in parts if not part.get("optional")]
    while held:
        value = held.pop()
        if isinstance(value, dict):
            if value.get("anchor"):
                anchors.add(value["anchor"])
            held += value.values()
        elif isinstance(value, list):
            held += value
    return anchors

"""Making any text safe to typeset: no hidden sign reorders it, no glyph is missing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from smarketing_edu.look.fonts.coverage import missing_glyphs

Change = Literal["controls_removed", "directions_removed", "marks_removed", "glyphs_left_out"]

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
# joiners, selectors and other signs with no shape of their own; the zero-width non-joiner
# (U+200C) stays: Persian spelling needs it
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]+"
)
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_OTHER_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]+")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
_MOST_MARKS = 3  # on one letter: pointed Hebrew needs three, a tower of them hides other lines


@dataclass(frozen=True)
class TextNote:
    """One thing that was changed in a text, and the characters it was done to."""

    change: Change
    characters: str


class CleanText(NamedTuple):
    """A text that can be typeset, and what had to be changed in it."""

    text: str
    notes: tuple[TextNote, ...] = ()


def clean_text(text: str, *, any_glyph: bool = False) -> CleanText:
    """Make a text safe to typeset on one line, and say what was taken out.

    `any_glyph` keeps what our fonts lack, for a page that is shown with the reader's own. Line
    breaks and tabs become a space and invisible joiners go without a note: nothing is lost with
    them.

    >>> clean_text("Café 東京")
    CleanText(text='Café', notes=(TextNote(change='glyphs_left_out', characters='東京'),))
    """
    if text.isascii() and text.isprintable():
        return CleanText(text)
    return _cleaned(text, any_glyph)


@lru_cache(maxsize=1024)  # a template's own words come back with each handout
def _cleaned(text: str, any_glyph: bool) -> CleanText:
    text = _BREAKS.sub(" ", text)
    text, controls = _without(_CONTROLS, text)
    # an isolate that is closed keeps its order to itself: what we set apart stays set apart
    turning = _OTHER_DIRECTIONS if _isolates_are_closed(text) else _DIRECTIONS
    text, directions = _without(turning, text)
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    missing = ""
    while not any_glyph and (lacking := missing_glyphs(text)):
        # what now stands side by side may join to a letter that we lack too
        text = unicodedata.normalize("NFC", _left_out(lacking, text))
        missing += lacking
    text, marks = _without_towers(text)
    found: tuple[tuple[Change, str], ...] = (
        ("controls_removed", controls),
        ("directions_removed", directions),
        ("marks_removed", marks),
        ("glyphs_left_out", missing),
    )
    return CleanText(text, tuple(TextNote(change, chars) for change, chars in found if chars))


def printable(name: str) -> str:
    """A name that we have all letters for; "" else, so that there is a line to write it on.

    A picture in it, such as an emoji, is no letter: the name goes without.

    >>> printable("José 🎉"), printable("李小龍"), printable("Bruce 李")
    ('José 🎉', '', '')
    """
    lacking = any(map(str.isalnum, missing_glyphs(name)))
    return "" if lacking or not clean_text(name).text.strip() else name


def has_words(text: str) -> bool:
    """Whether a letter or a digit is left of a text once it is clean.

    >>> has_words("饺子 dumplings"), has_words("饺子 🥟")
    (True, False)
    """
    return any(map(str.isalnum, clean_text(text).text))


def isolated(text: str) -> str:
    """Set a text apart where it is written from right to left, so that its neighbours stay put.

    >>> isolated("Rosie"), len(isolated("ורד"))
    ('Rosie', 5)
    """
    if text.isascii() or not _RIGHT_TO_LEFT & set(map(unicodedata.bidirectional, text)):
        return text
    return f"{_ISOLATE}{_DIRECTIONS.sub('', text)}{_END_ISOLATE}"


def _isolates_are_closed(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == _ISOLATE) - (character == _END_ISOLATE)
        if depth < 0:
            return False
    return depth == 0


def _left_out(missing: str, text: str) -> str:
    """Take characters out, each run with the space before it: what is left reads on."""
    left = re.sub(f" ?[{re.escape(missing)}]+", "", text)
    return left.lstrip(" ") if text[:1] in missing else left


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    removed = "".join(dict.fromkeys("".join(pattern.findall(text))))
    return (pattern.sub("", text), removed) if removed else (text, "")


def _without_towers(text: str) -> tuple[str, str]:
    kept: list[str] = []
    removed: dict[str, None] = {}
    height = 0
    for character in text:
        height = height + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if height > _MOST_MARKS:
            removed[character] = None
        else:
            kept.append(character)
    return "".join(kept), "".join(removed)

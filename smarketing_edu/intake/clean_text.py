"""What people typed, without the characters nobody sees."""

from __future__ import annotations

import re
import unicodedata

from smarketing_edu.intake.finding import BLANK, Finding, Reading
from smarketing_edu.intake.words import word_set

LONGEST_TEXT = 2000
"""More characters than this are cut off, and said."""

# controls but tab and line ends; marks that turn text round, or hide; half characters
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufeff\u2060-\u2064\u206a-\u206f\u00ad\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_GAPS = re.compile(r"[\s\u0085\u200b]+")
_LONGEST_BLANK = 20
_BLANK_MARKS = re.compile(r"[-\u2013\u2014\u2212_.?¿/*~]+")


def is_blank(text: str, *, words: bool = True) -> bool:
    """Whether somebody meant "nothing here"; `words=False` for texts, where "Na" is a name.

    >>> is_blank("N/A"), is_blank("-"), is_blank("no sé"), is_blank("Na", words=False)
    (True, True, True, False)
    """
    bare = text.strip()
    if not bare or _BLANK_MARKS.fullmatch(bare):
        return True
    if len(bare) > _LONGEST_BLANK:
        return False
    word = bare.casefold().replace("\u2019", "'")
    return word in word_set("blank") or (words and word in word_set("blank_answer"))


def is_spreadsheet_error(text: str) -> bool:
    """Whether a formula failed and left its error in the cell, such as `#DIV/0!`."""
    return text[:1] in "#Ee" and text.strip().casefold() in word_set("spreadsheet_error")


def tidy(text: str) -> str:
    """The text as one line in one form of Unicode, without characters nobody sees."""
    return _GAPS.sub(" ", _HIDDEN.sub("", unicodedata.normalize("NFC", text))).strip()


def read_text(raw: str) -> Reading:
    """A text of one line; notes hidden characters taken out, and the end of a very long one."""
    findings: list[Finding] = []
    if raw.isascii() and raw.isprintable() and len(raw) <= LONGEST_TEXT:
        text = " ".join(raw.split())
    else:
        text = tidy(raw)
        if _HIDDEN.search(raw.strip("\ufeff")):
            findings.append(Finding("hidden_characters", "note"))
    if is_spreadsheet_error(text):
        return Reading(None, (Finding("spreadsheet_error", "warning"),))
    if is_blank(text, words=False):
        return BLANK
    if len(text) > LONGEST_TEXT:
        details = {"length": len(text), "longest": LONGEST_TEXT}
        findings.append(Finding("too_long", "warning", details))
        text = text[:LONGEST_TEXT].rstrip()
    return Reading(text, tuple(findings))

"""What people typed, without the characters nobody sees."""

from __future__ import annotations

import re
import unicodedata

from smarketing_edu.intake.finding import BLANK, Finding, Reading

LONGEST_TEXT = 2000
"""More characters than this are cut off, and said."""

# controls but tab and line ends; marks that turn text round, or hide; half characters
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufeff\u2060-\u2064\u206a-\u206f\u00ad\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_GAPS = re.compile(r"[\s\u0085\u200b]+")
_SPREADSHEET_ERRORS = frozenset(
    [
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#ERROR!",
        "#¡VALOR!",
        "#¡DIV/0!",
        "#¡REF!",
        "#¿NOMBRE?",
        "#N/D",
        "#¡NUM!",
        "Err:502",
        "Err:504",
        "Err:508",
        "Err:522",
    ]
)
_BLANK_MARKS = re.compile(r"[-–—−_.?¿/*~]+")
_BLANK_TEXTS = frozenset({"n/a", "n.a.", "n/d", "s/d", "tbd", "#n/a"})
_BLANK_WORDS = _BLANK_TEXTS | frozenset(
    {
        "na", "nan", "null", "nil", "unknown", "not known", "not sure", "unsure", "dont know",
        "don't know", "i don't know", "do not know", "idk", "no idea", "not applicable", "blank",
        "no se", "no sé", "no lo se", "no lo sé", "ns", "no aplica", "no tengo idea",
        "desconocido", "pendiente", "sin dato", "sin datos", "en blanco", "nd",
    }
)  # fmt: skip


def is_blank(text: str, *, words: bool = True) -> bool:
    """Whether somebody meant "nothing here"; `words=False` for texts, where "Na" is a name.

    >>> is_blank("N/A"), is_blank("-"), is_blank("no sé"), is_blank("Na", words=False)
    (True, True, True, False)
    """
    bare = text.strip()
    if not bare or _BLANK_MARKS.fullmatch(bare):
        return True
    return bare.casefold().replace("’", "'") in (_BLANK_WORDS if words else _BLANK_TEXTS)


def is_spreadsheet_error(text: str) -> bool:
    """Whether a formula failed and left its error in the cell, such as `#DIV/0!`."""
    return text.strip() in _SPREADSHEET_ERRORS


def tidy(text: str) -> str:
    """The text as one line in one form of Unicode, without characters nobody sees."""
    return _GAPS.sub(" ", _HIDDEN.sub("", unicodedata.normalize("NFC", text))).strip()


def read_text(raw: str) -> Reading:
    """A text of one line; notes hidden characters taken out, and the end of a very long one."""
    if raw.isascii() and raw.isprintable() and len(raw) <= LONGEST_TEXT:
        text, findings = " ".join(raw.split()), []
    else:
        text, findings = tidy(raw), []
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

"""Yes and no, and answers picked from a list, as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.intake.finding import Reading, unusable
from smarketing_edu.intake.words import word_set
from smarketing_edu.model.business import FIELDS, Field

_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A text for comparing: no case, accents, punctuation or double spaces.

    >>> plain("  ¿Público_Objetivo? ")
    'publico objetivo'
    """
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = (c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def read_yes_no(raw: object) -> Reading:
    """Yes or no from a text, a tick mark or a spreadsheet's TRUE.

    >>> read_yes_no("sí").value, read_yes_no("✓").value, read_yes_no("sort of").value
    (True, True, None)
    """
    if isinstance(raw, bool):
        return Reading(raw)
    mark = str(raw).strip().casefold().removesuffix(".0")
    for word in (mark, plain(mark)):
        if word in word_set("yes") or word in word_set("no"):
            return Reading(word in word_set("yes"))
    first = plain(mark).split(" ", 1)[0]
    # "Yes, most of them": the first word is the answer, the rest is talk
    if first in ("yes", "si") or (first == "no" and mark.startswith(("no,", "no.", "no;"))):
        return Reading(first != "no")
    return unusable("not_yes_no", severity="question")


def read_choice(raw: object, *, field: Field) -> Reading:
    """One of the field's choices, by its key, its label in either language, or a usual name."""
    text = str(raw).strip().removesuffix(".0")
    key = _choice_words(field.name).get(plain(text))
    return Reading(key) if key else unusable("not_a_choice", severity="question")


@cache
def _choice_words(name: str) -> Mapping[str, str]:
    """Every way to say each choice, made plain, with the choice's key."""
    words: dict[str, str] = {}
    for key, said in _choice_names().get(name, {}).items():
        words |= {plain(word): key for word in said}
    for language in LANGUAGES:
        labels = load_content(language).fields[name].choices
        words |= {plain(label): key for key, label in labels.items()}
    return words | {plain(key): key for key in FIELDS[name].choices}


@cache
def _choice_names() -> Mapping[str, Mapping[str, list[str]]]:
    text = files("smarketing_edu.intake").joinpath("choice_names.yaml").read_text("utf-8")
    names: Any = yaml.safe_load(text)
    return dict(names)

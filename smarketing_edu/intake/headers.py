"""Which field a column is for, however its header is written, in English or Spanish."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.words import word_set
from smarketing_edu.model.business import FIELDS

IGNORED = ""
"""The field of a column that holds nothing for us, such as a form's time stamp."""

_NUMBERING = re.compile(r"^(?:q|question|pregunta)?\s*\d{1,3}\s*[.):\-]\s*|^q\d{1,3}\b", re.I)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True)
class Match:
    """The field a header names: `sure` is False when it was recognised by its words only."""

    field: str
    sure: bool = True


@lru_cache(maxsize=5000)
def match_header(header: str) -> Match | None:
    """The field a header names, or None.

    >>> match_header("Business Name *"), match_header(" GANANCIA_BRUTA??  ")
    (Match(field='business_name', sure=True), None)
    """
    names = _names()
    for text in (header, _ASIDE.sub(" ", header), _NUMBERING.sub("", _ASIDE.sub(" ", header))):
        bare = _plain(text)
        for key in (bare, bare.replace(" ", ""), _core(bare)):
            if key and key in names:
                return Match(names[key])
    field = _by_words(frozenset(plain(header).split()))
    return Match(field, sure=False) if field else None


def nearest_field(header: str) -> str | None:
    """The field whose name or usual header looks most like this one, to suggest it."""
    names = _names()
    close = difflib.get_close_matches(
        plain(header), [n for n in names if names[n]], n=1, cutoff=0.75
    )
    return names[close[0]] if close else None


def _by_words(words: frozenset[str]) -> str | None:
    """The one field whose telling words are all in the header; the most words win."""
    found = [(len(need), field) for field, need in _telling_words() if need <= words]
    if not found:
        return None
    most = max(count for count, _ in found)
    fields = {field for count, field in found if count == most}
    return fields.pop() if len(fields) == 1 else None


def _core(bare: str) -> str:
    return " ".join(word for word in bare.split() if word not in word_set("small_words"))


@cache
def _names() -> Mapping[str, str]:
    """Every known way to write a header, made plain, with its field."""
    names: dict[str, str] = {}
    data = _data()
    for texts in data["ignored"]:
        for text in texts:
            _add(names, text, IGNORED)
    for field, texts in data["names"].items():
        for text in texts:
            _add(names, text, field)
    for field in FIELDS:
        for language in LANGUAGES:
            asked = load_content(language).fields[field]
            _add(names, asked.question, field)
            _add(names, asked.label, field)
        names[plain(field)] = field
        names[plain(field).replace(" ", "")] = field
    return names


def _plain(text: str) -> str:
    # "Sales ($)" is money; "Sales" alone may be a count
    return plain(text.replace("$", " dollars "))


def _add(names: dict[str, str], text: str, field: str) -> None:
    bare = _plain(text)
    names.setdefault(bare, field)
    core = _core(bare)
    # "My sales" without its small word would be "sales", which may be anything
    if " " in core:
        names.setdefault(core, field)


@cache
def _telling_words() -> tuple[tuple[str, frozenset[str]], ...]:
    pairs: Iterable[tuple[str, list[str]]] = _data()["telling_words"].items()
    return tuple((field, frozenset(plain(w).split())) for field, sets in pairs for w in sets)


@cache
def _data() -> Any:
    return yaml.safe_load(
        files("smarketing_edu.intake").joinpath("header_names.yaml").read_text("utf-8")
    )

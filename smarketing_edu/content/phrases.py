"""The short texts of pages, charts and messages, by dotted key, with slots for values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from smarketing_edu.content.yaml_file import read_yaml
from smarketing_edu.errors import ContentError

Phrase = str | Mapping[str, str]
"""A text, or its plural forms by Babel's name of the form (`one`, `other`)."""

_STOPS = (".", "…", "!", "?")
_PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})


def load_phrases(folder: Traversable, *, language: str) -> dict[str, Phrase]:
    """Every phrase of a language by dotted key; a file's stem is the first part of its keys."""
    phrases: dict[str, Phrase] = {}
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    for file in sorted(files, key=lambda file: file.name):
        name = f"{language}/phrases/{file.name}"
        stem = file.name.removesuffix(".yaml")
        phrases.update(_flatten(read_yaml(file, name=name), key=stem, name=name))
    return phrases


def fill_phrase(phrase: Phrase, *, key: str, locale: Locale, values: Mapping[str, Any]) -> str:
    """A phrase with its slots filled; values are put in as they are and never read as slots."""
    template = phrase if isinstance(phrase, str) else _plural(phrase, key, locale, values)
    blank = [slot for slot in phrase_slots(template) if values.get(slot) is None]
    if blank:
        raise ContentError(f"The phrase {key!r} needs a value for {', '.join(sorted(blank))}.")
    written = dict(values)
    if isinstance(values.get("count"), int | float):
        written["count"] = format_decimal(values["count"], locale=locale)
    return filled(template, written)


def filled(template: str, values: Mapping[str, Any]) -> str:
    """A text with its slots filled; two stops never meet.

    >>> filled("We sell {offer}. Ask us.", {"offer": "cakes, pies…"})
    'We sell cakes, pies… Ask us.'
    """
    said = ""
    for words, slot, _, _ in Formatter().parse(template):
        said += one_stop(said, words)
        said += "" if slot is None else str(values[slot])
    return said


def one_stop(before: str, after: str) -> str:
    """What follows some words, without its own stop where they end in one.

    >>> one_stop("so it is!", ". Then"), one_stop("so it is", ". Then")
    (' Then', '. Then')
    """
    ends_twice = before.endswith(_STOPS) and after.startswith(".") and not after.startswith("..")
    return after[1:] if ends_twice else after


def phrase_slots(phrase: Phrase) -> frozenset[str]:
    """The names of a phrase's slots: those of all its plural forms together."""
    texts = [phrase] if isinstance(phrase, str) else list(phrase.values())
    return frozenset(slot for text in texts for slot in _slots(text))


def _slots(text: str) -> Iterator[str]:
    for _, slot, spec, conversion in Formatter().parse(text):
        if slot is None:
            continue
        # a slot is a bare name: an attribute or a format would reach into what a learner typed
        if not slot.isidentifier() or spec or conversion:
            raise ValueError(f"the slot {{{slot}}} is not a plain name")
        yield slot


def _plural(forms: Mapping[str, str], key: str, locale: Locale, values: Mapping[str, Any]) -> str:
    count = values.get("count")
    if not isinstance(count, int | float):
        raise ContentError(f"The phrase {key!r} needs a number for count, not {count!r}.")
    return forms.get(locale.plural_form(abs(count)), forms["other"])


def _flatten(data: Any, *, key: str, name: str) -> Iterator[tuple[str, Phrase]]:
    if isinstance(data, dict) and data and not _is_plural(data):
        for part, value in data.items():
            yield from _flatten(value, key=f"{key}.{part}", name=name)
        return
    texts = list(data.values()) if isinstance(data, dict) else [data]
    if not texts or not all(isinstance(text, str) and text for text in texts):
        raise ContentError(f"{name}, {key}: a phrase is a text, not {data!r}: quote it.")
    try:
        phrase_slots(data)
    except ValueError as error:
        raise ContentError(f"{name}, {key}: {error}.") from error
    yield key, data


def _is_plural(data: Mapping[str, Any]) -> bool:
    return "other" in data and _PLURAL_FORMS.issuperset(data)

"""English and Spanish say the same things, each in its own words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from smarketing_edu.content import load_content
from smarketing_edu.content.models import Entry
from smarketing_edu.content.phrases import phrase_slots


def entries_of(language: str) -> dict[tuple[str, str], Entry]:
    """Every entry of a language, by its kind and key."""
    return {(type(each).__name__, each.key): each for each in load_content(language).entries()}


def texts(model: BaseModel, *, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an entry, with where it stands; facts and names of keys are left out."""
    facts = getattr(model, "facts", frozenset()) | {"key", "concepts", "clashes", "sources"}
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in facts or value is None:
            continue
        if isinstance(value, str):
            yield f"{path}{name}", value
        elif isinstance(value, dict):
            yield from ((f"{path}{name}.{key}", text) for key, text in value.items())
        else:
            for place, part in enumerate(value):
                here = f"{path}{name}.{place}"
                yield from [(here, part)] if isinstance(part, str) else texts(part, path=f"{here}.")


def test_phrases_have_the_same_keys_and_slots() -> None:
    """A phrase of one language is there in the other, and takes the same values."""
    english, spanish = load_content("en").phrases, load_content("es").phrases
    assert set(english) == set(spanish)
    unlike = [key for key in english if phrase_slots(english[key]) != phrase_slots(spanish[key])]
    assert unlike == []


def test_entries_have_the_same_fields_and_slots() -> None:
    """An entry has the same texts in both languages, with the same slots in each."""
    spanish = entries_of("es")
    for key, entry in entries_of("en").items():
        ours, theirs = dict(texts(entry)), dict(texts(spanish[key]))
        assert set(ours) == set(theirs), key
        for path, text in ours.items():
            assert phrase_slots(text) == phrase_slots(theirs[path]), (key, path)


def test_facts_are_the_same() -> None:
    """Answers, lessons, years and references do not depend on the language."""
    spanish = entries_of("es")
    for key, entry in entries_of("en").items():
        for fact in entry.facts | {"concepts", "clashes", "sources"}:
            assert getattr(entry, fact) == getattr(spanish[key], fact), (key, fact)


def test_nothing_is_left_untranslated() -> None:
    """No sentence is the same in both languages."""
    spanish = entries_of("es")
    left = [
        (key, path, text)
        for key, entry in entries_of("en").items()
        for path, text in texts(entry)
        if text == dict(texts(spanish[key]))[path]
        # a single word may be a name, and an example may be a number
        and " " in text
        and path != "example"
    ]
    assert left == []


@pytest.mark.parametrize("informal", [" tú ", " tu ", " tus ", "contigo", "vosotros", "vuestr"])
def test_spanish_says_usted(informal: str) -> None:
    """The Spanish text speaks to the owner as "usted" throughout."""
    everything = [text for entry in entries_of("es").values() for _, text in texts(entry)]
    for phrase in load_content("es").phrases.values():
        everything += [phrase] if isinstance(phrase, str) else phrase.values()
    assert [text for text in everything if informal in f" {text.casefold()} "] == []

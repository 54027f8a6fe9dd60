"""Phrases with slots, and the checks on our own files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.content.entries import load_entries
from smarketing_edu.content.models import Card, Question
from smarketing_edu.content.phrases import load_phrases
from smarketing_edu.errors import ContentError

CARD = "A1: {text: Hang a sign, why: Many see it., answer: marketing}\n"


def written(root: Path, name: str, text: str) -> Path:
    """Put a content file into a folder, and give the folder."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_each_language_is_read_once() -> None:
    """Asking twice gives the very same words."""
    assert load_content("es") is load_content("es")


def test_an_unknown_language_is_refused() -> None:
    """The error names the language asked for and those we speak."""
    with pytest.raises(ContentError, match=r"'fr'.*en, es"):
        load_content("fr")


def test_an_unknown_phrase_is_named() -> None:
    """The error names the key."""
    with pytest.raises(ContentError, match=r"measures\.no_such_thing"):
        load_content("en").phrase("measures.no_such_thing")


@pytest.mark.parametrize("values", [{"low": "1"}, {"low": "1", "high": None}])
def test_a_missing_value_is_named(values: dict[str, str | None]) -> None:
    """The error names the key and the slot, also where the value is None."""
    with pytest.raises(ContentError, match=r"measures\.range.*high"):
        load_content("en").phrase("measures.range", **values)


@given(typed=st.text())
def test_what_a_learner_typed_goes_in_as_it_is(typed: str) -> None:
    """Braces, percent signs and markup in a value are never read as anything."""
    text = load_content("en").phrase("measures.range", low=typed, high="{low}")
    assert text == f"{typed} to {{low}}"


def test_a_count_chooses_between_one_and_many() -> None:
    """The plural form follows the number, and the number is written with its thousands."""
    phrase = load_content("en").phrase
    assert phrase("measures.units.points", count=1, number="1") == "1 point"
    assert phrase("measures.units.points", count=1200, number="1,200") == "1,200 points"
    with pytest.raises(ContentError, match=r"measures\.units\.points.*count"):
        phrase("measures.units.points", number="1")


def test_blank_answers_leave_a_sentence_that_reads() -> None:
    """A prompt takes the owner's words, or the general word where there is none."""
    prompt = "What do you need {offer} for?"
    assert load_content("en").fill(prompt, offer="a cake {x}") == "What do you need a cake {x} for?"
    assert load_content("en").fill(prompt, offer="") == "What do you need this for?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prompt_can_be_filled_for_a_blank_business(language: str) -> None:
    """No prompt of any methodology needs an answer that an owner may not have given."""
    content = load_content(language)
    for method in content.methodologies.values():
        for prompt in method.prompts:
            assert "{" not in content.fill(prompt.text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A1: {text: Hang a sign, answer: marketing}", r"en/cards\.yaml, A1, why"),
        ("A1: {text: x, why: y, answer: magic}", r"en/cards\.yaml, A1, answer"),
        ("A1: {text: x, why: y, answer: sales, wy: z}", r"en/cards\.yaml, A1, wy"),
        ("A1: {text: ' x', why: y, answer: sales}", r"en/cards\.yaml, A1, text"),
        ("A1: [a, b]", r"en/cards\.yaml"),
        ("A1: {text: x\n", r"en/cards\.yaml"),
        (f"{CARD}{CARD}", r"en/cards\.yaml.*line 2.*'A1'.*twice"),
        ("yes: {text: x, why: y, answer: sales}", r"en/cards\.yaml.*line 1.*quotes"),
    ],
)
def test_a_broken_file_is_named_with_entry_and_field(
    tmp_path: Path, text: str, message: str
) -> None:
    """Whoever edits the words learns which file, which entry and which field is wrong."""
    root = written(tmp_path, "en/cards.yaml", text)
    with pytest.raises(ContentError, match=message):
        load_entries(Card, name="cards", language="en", root=root)


def test_facts_come_from_the_english_file_alone(tmp_path: Path) -> None:
    """A translation says the words; answers are taken from English, and may not differ."""
    written(tmp_path, "en/cards.yaml", CARD)
    written(tmp_path, "es/cards.yaml", "A1: {text: Poner un letrero, why: Lo ven muchos.}")
    card = load_entries(Card, name="cards", language="es", root=tmp_path)["A1"]
    assert (card.text, card.answer) == ("Poner un letrero", "marketing")
    written(tmp_path, "es/cards.yaml", "A1: {text: x, why: y, answer: sales}")
    with pytest.raises(ContentError, match=r"es/cards\.yaml, A1, answer"):
        load_entries(Card, name="cards", language="es", root=tmp_path)


def test_an_entry_in_one_language_alone_is_named(tmp_path: Path) -> None:
    """A translation that lacks an entry, or has one too many, is an error."""
    written(tmp_path, "en/cards.yaml", CARD)
    written(tmp_path, "es/cards.yaml", "A2: {text: x, why: y}")
    with pytest.raises(ContentError, match=r"es/cards\.yaml.*A1, A2"):
        load_entries(Card, name="cards", language="es", root=tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A language without one of the files is an error that names it."""
    with pytest.raises(ContentError, match=r"en/questions\.yaml.*no such"):
        load_entries(Question, name="questions", language="en", root=tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 3", r"en/phrases/x\.yaml, x\.a.*3"),
        ("a: {b: }", r"x\.a\.b"),
        ("a: 'Hello {name.secret}'", r"x\.a.*name\.secret"),
        ("a: 'Hello {name!r}'", r"x\.a.*name"),
        ("a: 'Hello {'", r"x\.a"),
        ("a: {one: 'one', other: 2}", r"x\.a"),
    ],
)
def test_a_broken_phrase_is_named(tmp_path: Path, text: str, message: str) -> None:
    """A phrase that is not text, or has a slot that is more than a name, is refused."""
    written(tmp_path, "x.yaml", text)
    with pytest.raises(ContentError, match=message):
        load_phrases(tmp_path, language="en")

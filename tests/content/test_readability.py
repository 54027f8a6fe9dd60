"""Our own English reads easily: US grade 8 or below, short sentences, in every content file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from smarketing_edu.content import load_content
from tests.readability import assert_easy

# names, titles of others, formulas and facts are no sentences of ours
NOT_SENTENCES = frozenset(
    {
        *("key", "concepts", "clashes", "sources", "lesson", "lessons", "answer", "also_accept"),
        *("job", "measure", "use", "article", "url", "publisher", "year", "minutes"),
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


@pytest.mark.parametrize("kind", FILES)
def test_what_is_taught_reads_easily(kind: str) -> None:
    """Each content file is at grade 8 or below, with sentences of 25 words at most."""
    entries = [entry for entry in CONTENT.entries() if type(entry).__name__ == kind]
    assert_easy([text for entry in entries for text in texts(entry)])


@pytest.mark.parametrize("stem", PHRASE_FILES)
def test_what_is_said_reads_easily(stem: str) -> None:
    """Each file of phrases is at grade 8 or below, with sentences of 25 words at most."""
    said: list[str] = []
    for key, phrase in CONTENT.phrases.items():
        if key.split(".")[0] == stem:
            said += [phrase] if isinstance(phrase, str) else phrase.values()
    assert_easy(said)


def test_the_test_can_tell_hard_words_from_easy_ones() -> None:
    """A sentence of an annual report does not pass."""
    hard = "Organizational communication necessitates institutional collaboration initiatives."
    with pytest.raises(AssertionError):
        assert_easy([hard])

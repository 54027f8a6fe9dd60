"""The words people use in their answers, from `words.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words, in lower case.

    >>> "n/a" in word_set("blank")
    True
    """
    return frozenset(_flat(_words()[name]))


@cache
def word_table(name: str) -> Mapping[str, Any]:
    """What each word stands for.

    >>> word_table("scale")["million"], word_table("month")["enero"]
    (1000000, 1)
    """
    return {word: meaning for meaning, words in _words()[name].items() for word in _flat(words)}


def _flat(words: Iterable[Any]) -> Iterable[str]:
    for word in words:
        if isinstance(word, list):
            yield from _flat(word)
        else:
            yield word.casefold()


@cache
def _words() -> Any:
    text = files("smarketing_edu.intake").joinpath("words.yaml").read_text("utf-8")
    return yaml.safe_load(text)

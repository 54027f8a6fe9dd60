"""Whether the promise on the page and the promise in the talk are the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

SAME_FROM = 0.6
"""From this part of the shorter message's words on, two messages say the same."""
# fmt: off
SMALL_WORDS = frozenset((
    "a", "al", "an", "and", "are", "at", "be", "by", "con", "de", "del", "el", "en", "es",
    "for", "from", "get", "have", "in", "is", "it", "la", "las", "le", "les", "lo", "los",
    "mi", "nos", "o", "of", "on", "or", "our", "para", "por", "que", "se", "sin", "so",
    "su", "sus", "the", "their", "them", "this", "to", "tu", "un", "una", "uno", "us",
    "usted", "we", "will", "with", "y", "you", "your",
))
# fmt: on
"""English and Spanish words that say nothing about the promise."""

MatchVerdict = Literal["same", "partly", "different"]


@dataclass(frozen=True)
class MessageMatch:
    """Whether the promise on the page and the promise in the talk are the same.

    It only counts words: the owner has the last say. `numbers_differ`: one says 24, the other 48.
    """

    verdict: MatchVerdict | None
    shared: tuple[str, ...] = ()
    web_only: tuple[str, ...] = ()
    sales_only: tuple[str, ...] = ()
    numbers_differ: bool = False


def message_match(web_claim: str | None, sales_claim: str | None) -> MessageMatch:
    """Compare the promise on the website or flyer with the one made in conversation.

    >>> message_match("Fresh cakes in 24 hours", "A fresh cake in 24 hours").verdict
    'same'
    """
    web, sales = _claim_words(web_claim), _claim_words(sales_claim)
    if not web or not sales:
        return MessageMatch(None)
    shared = [word for word in web if word in sales]
    web_numbers, sales_numbers = _numbers(web), _numbers(sales)
    differ = bool(web_numbers and sales_numbers) and web_numbers != sales_numbers
    alike = len(shared) / min(len(web), len(sales))
    verdict: MatchVerdict = "different"
    if shared:
        verdict = "same" if alike >= SAME_FROM and not differ else "partly"
    return MessageMatch(
        verdict,
        shared=tuple(web[word] for word in shared),
        web_only=tuple(shown for word, shown in web.items() if word not in sales),
        sales_only=tuple(shown for word, shown in sales.items() if word not in web),
        numbers_differ=differ,
    )


def _claim_words(claim: str | None) -> dict[str, str]:
    """Give the words that carry a promise, as the owner wrote them, by their bare form."""
    words = {}
    for written in re.findall(r"\w+", claim or ""):
        plain = _plain(written)
        if plain not in SMALL_WORDS:
            # "cakes" and "cake" are one word
            words[plain.rstrip("s") if len(plain) > 3 else plain] = written
    return words


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _numbers(words: dict[str, str]) -> set[str]:
    return {word for word in words if word.isdecimal()}

"""The words of one language, read once and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from babel import Locale

from smarketing_edu.content.phrases import Phrase, fill_phrase, load_phrases
from smarketing_edu.errors import ContentError

LOCALES = {"en": "en_US", "es": "es_US"}
"""The Babel locale of each language we speak: both are those of the United States."""

LANGUAGES = tuple(LOCALES)
"""The languages we speak, by the code a business's `language` field holds."""


class Content:
    """All words of one language: phrases by key, and what is taught as typed data."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(LOCALES[language])
        self._folder = files("smarketing_edu.content") / language
        self.phrases: Mapping[str, Phrase] = load_phrases(
            self._folder / "phrases", language=language
        )

    def phrase(self, key: str, **values: object) -> str:
        """The phrase with this dotted key, its slots filled with `values`.

        Texts go in as they are; `count`, a number, also chooses between singular and plural.
        Raises `ContentError`, which names the key, when the key is unknown or a value is missing.

        >>> load_content("en").phrase("measures.k_of_n", count=3, of=8)
        '3 of 8'
        """
        if key not in self.phrases:
            raise ContentError(f"There is no phrase {key!r} in the language {self.language!r}.")
        return fill_phrase(self.phrases[key], key=key, locale=self.locale, values=values)


@cache
def load_content(language: str) -> Content:
    """The words of a language (`"en"` or `"es"`), read from disk the first time only."""
    if language not in LOCALES:
        known = ", ".join(LANGUAGES)
        raise ContentError(f"There are no words in the language {language!r}: use one of {known}.")
    return Content(language)

"""The words of one language, read once and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from babel import Locale

from smarketing_edu.content.entries import EntryFile
from smarketing_edu.content.models import (
    Activity,
    Benchmark,
    Card,
    Clash,
    Concept,
    Contrast,
    Decision,
    Entry,
    FieldWords,
    Guess,
    MeasureWords,
    Methodology,
    Question,
    Session,
    Source,
    Stage,
    Statement,
    Strategy,
    Term,
    Test,
)
from smarketing_edu.content.phrases import Phrase, fill_phrase, filled, load_phrases, phrase_slots
from smarketing_edu.errors import ContentError
from smarketing_edu.look.palette import Job

LOCALES = {"en": Locale.parse("en_US"), "es": Locale.parse("es_US")}
"""The Babel locale of each language we speak: both are those of the United States."""

LANGUAGES = tuple(LOCALES)
"""The languages we speak, by the code a business's `language` field holds."""


class Content:
    """All words of one language: phrases by key, and what is taught as typed entries by key.

    Each file is read when it is first asked for; the mappings are read-only.
    """

    concepts = EntryFile(Concept)
    """The ideas of the five articles, by id (`C1`)."""
    clashes = EntryFile(Clash)
    """The points where the articles disagree, by id (`X1`)."""
    contrasts = EntryFile(Contrast)
    """The ways in which the two jobs differ."""
    tests = EntryFile(Test)
    """The three tests that sort any activity."""
    activities = EntryFile(Activity)
    """The kinds of everyday work."""
    cards = EntryFile(Card)
    """The forty activities to sort, by id (`A01`)."""
    strategies = EntryFile(Strategy)
    """The six marketing strategies."""
    methodologies = EntryFile(Methodology)
    """The five plain steps and the ten sales methodologies."""
    questions = EntryFile(Question)
    """The self-check questions of all lessons, by id (`L1-Q1`)."""
    guesses = EntryFile(Guess)
    """What each lesson asks before its exercise, by id (`L1-G1`)."""
    statements = EntryFile(Statement)
    """The ten statements of the quiz before and after."""
    decisions = EntryFile(Decision)
    """The twelve decisions, each with the measure that helps."""
    sessions = EntryFile(Session)
    """The parts of a workshop, in their order."""
    glossary = EntryFile(Term)
    """The words of the trade."""
    stages = EntryFile(Stage)
    """The six stages of the funnel, first to last."""
    measures = EntryFile(MeasureWords)
    """The words of each computed number, by its measure's key."""
    fields = EntryFile(FieldWords)
    """The words of each field of a business, by its name."""
    benchmarks = EntryFile(Benchmark)
    """The figures others published, by id (`B1`)."""
    sources = EntryFile(Source)
    """Where ideas and figures come from."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = LOCALES[language]
        self.phrases: Mapping[str, Phrase] = load_phrases(
            files("smarketing_edu.content") / language / "phrases", language=language
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

    def job_letter(self, job: Job) -> str:
        """The letter that stands for a job on a page, in a chart and in a lesson.

        >>> load_content("en").job_letter("sales"), load_content("es").job_letter("sales")
        ('S', 'V')
        """
        return self.phrase(f"charts.job_letter.{job}")

    def fill(self, text: str, **answers: str | None) -> str:
        """A text of the content with the owner's own words in its slots.

        A blank answer is replaced by the general word for it (the phrases under `slots`).

        >>> load_content("en").fill("What do you need {offer} for?", offer=None)
        'What do you need this for?'
        """
        words = {
            slot: answers.get(slot) or self.phrase(f"slots.{slot}") for slot in phrase_slots(text)
        }
        return filled(text, words)

    def entries(self) -> Iterator[Entry]:
        """Every entry of every file, one after the other."""
        for name, file in vars(type(self)).items():
            if isinstance(file, EntryFile):
                yield from getattr(self, name).values()

    def questions_of(self, lesson: int) -> tuple[Question, ...]:
        """The self-check questions of one lesson, in their order."""
        return tuple(each for each in self.questions.values() if each.lesson == lesson)

    def guesses_of(self, lesson: int) -> tuple[Guess, ...]:
        """What one lesson asks before its exercise."""
        return tuple(each for each in self.guesses.values() if each.lesson == lesson)


@cache
def load_content(language: str) -> Content:
    """The words of a language (`"en"` or `"es"`), read from disk the first time only."""
    if language not in LOCALES:
        known = ", ".join(LANGUAGES)
        raise ContentError(f"There are no words in the language {language!r}: use one of {known}.")
    return Content(language)

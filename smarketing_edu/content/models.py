"""The shape of everything that is taught: one model for each kind of content file.

An entry has words, which each language says for itself, and facts (an answer, a year, a list of
concepts), which are the same in every language and so stand in the English file alone.
`facts` names the latter.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S[\s\S]*\S$|^\S$")]
ConceptId = Annotated[str, StringConstraints(pattern=r"^C\d{1,3}$")]
ClashId = Annotated[str, StringConstraints(pattern=r"^X\d{1,2}$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Job = Literal["marketing", "sales", "both"]
Lesson = Annotated[int, Field(ge=0, le=11)]


class Entry(BaseModel):
    """One entry of a content file, under the key it has there."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)
    facts: ClassVar[frozenset[str]] = frozenset()

    key: Text
    concepts: tuple[ConceptId, ...] = ()
    clashes: tuple[ClashId, ...] = ()
    sources: tuple[SourceId, ...] = ()


class Concept(Entry):
    """One idea of the articles, in our words, with the lessons that teach it."""

    facts = frozenset({"lessons"})

    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1)]
    idea: Text


class Clash(Entry):
    """A point where the articles disagree, and how we teach it."""

    facts = frozenset({"lessons"})

    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1)]
    title: Text
    one_view: Text
    other_view: Text
    we_teach: Text


class Contrast(Entry):
    """One way in which the two jobs differ, and what they share in it."""

    facts = frozenset({"lesson"})

    lesson: Lesson
    title: Text
    marketing: Text
    sales: Text
    together: Text


class Test(Entry):
    """One of the three questions that sort an activity into marketing or sales."""

    __test__ = False  # pytest would take the name for a test of ours

    question: Text
    marketing: Text
    sales: Text


class Activity(Entry):
    """A kind of everyday work, and the job that it belongs to."""

    facts = frozenset({"job"})

    job: Job
    name: Text
    meaning: Text
    try_this: Text


class Card(Entry):
    """One activity to sort, with the reason for its place."""

    facts = frozenset({"answer", "also_accept"})

    answer: Job
    also_accept: tuple[Job | Literal["neither"], ...] = ()
    text: Text
    why: Text


class Strategy(Entry):
    """A way to reach many people."""

    name: Text
    meaning: Text
    good_for: Text
    watch_out: Text
    first_step: Text


class Prompt(BaseModel):
    """One line of a sales talk: what it is for, and words to start from, with slots."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Text
    text: Text


class Methodology(Entry):
    """An approach to a sales talk, with four prompts about the owner's own offer."""

    name: Text
    idea: Text
    fits: Text
    not_when: Text
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=4, max_length=6)]


class Answer(BaseModel):
    """One answer that can be picked, and what we say to whoever picks it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text
    feedback: Text


class Question(Entry):
    """A question with one right answer; in the file, and here, the right one comes first."""

    facts = frozenset({"lesson"})

    lesson: Lesson
    question: Text
    answers: Annotated[tuple[Answer, ...], Field(min_length=3, max_length=4)]

    @property
    def right_answer(self) -> Answer:
        """The answer that is right."""
        return self.answers[0]


class Guess(Entry):
    """What a lesson asks before its exercise, which then shows the answer: none is wrong."""

    facts = frozenset({"lesson"})

    lesson: Lesson
    question: Text
    answers: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]


class Statement(Entry):
    """A sentence about one activity: is it marketing or sales?"""

    facts = frozenset({"answer"})

    answer: Literal["marketing", "sales"]
    text: Text
    why: Text


class Decision(Entry):
    """A decision an owner faces, and the measure that helps with it."""

    facts = frozenset({"measure", "job"})

    measure: Text
    job: Job
    decision: Text
    because: Text


class Line(BaseModel):
    """One thing to say to a room, or to ask it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Text


class Mistake(BaseModel):
    """What often goes wrong, and what to do then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    what: Text
    remedy: Text


class Session(Entry):
    """One part of a workshop, with its minutes in one of 60, 90 or 120; 0: it is left out.

    `doing` is what the people in the room do; the rest is for who leads it.
    """

    facts = frozenset({"lesson", "minutes"})

    minutes: dict[int, Annotated[int, Field(ge=0)]]
    lesson: Lesson | None = None
    title: Text
    doing: Text
    say: Annotated[tuple[Line, ...], Field(min_length=1)]
    ask: Annotated[tuple[Line, ...], Field(min_length=1)]
    mistakes: tuple[Mistake, ...] = ()


class Term(Entry):
    """A word of the trade in plain words."""

    term: Text
    meaning: Text


class Stage(Entry):
    """One of the six stages of the funnel; whose work it is stands in `model.funnel`."""

    name: Text
    meaning: Text
    count: Text
    example: Text


class MeasureWords(Entry):
    """What a computed number is called, how it is worked out, and what it is good for."""

    name: Text
    formula: Text
    meaning: Text
    caution: Text | None = None


class FieldWords(Entry):
    """How a form asks for one field of a business."""

    question: Text
    label: Text
    example: Text
    help: Text
    choices: dict[str, Text] = {}


class Benchmark(Entry):
    """A figure that others published, and how far to trust it."""

    facts = frozenset({"year", "use"})

    year: Text
    use: Literal["quote", "context", "avoid"]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    topic: Text
    finding: Text
    population: Text
    verdict: Text


class Source(Entry):
    """Where an idea or a figure comes from."""

    facts = frozenset({"publisher", "year", "url", "article"})

    article: bool = False
    publisher: Text | None = None
    year: Text | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    title: Text
    used_for: Text

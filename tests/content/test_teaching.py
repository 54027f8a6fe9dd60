"""What is taught is complete, points to things that exist, and names its sources."""

from __future__ import annotations

from collections import Counter

import pytest

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.content.concepts import untaught, where_taught
from smarketing_edu.model.business import FIELDS, STAGES, Business
from smarketing_edu.model.measures import all_measures

ENGLISH = load_content("en")


def test_every_concept_and_clash_is_there() -> None:
    """The list holds C1 to C112 and X1 to X16, in order."""
    assert list(ENGLISH.concepts) == [f"C{number}" for number in range(1, 113)]
    assert list(ENGLISH.clashes) == [f"X{number}" for number in range(1, 17)]


def test_every_concept_and_clash_is_taught() -> None:
    """Something that a learner sees refers to each concept and each clash."""
    assert untaught(ENGLISH) == ()


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("C24", {"Card", "Activity", "Stage"}),
        ("X8", {"Card", "Question"}),
        ("C69", {"Methodology"}),
    ],
)
def test_where_a_concept_is_taught(key: str, kinds: set[str]) -> None:
    """The entries that teach a concept or a clash can be listed."""
    assert kinds <= {type(entry).__name__ for entry in where_taught(ENGLISH, key=key)}


def test_references_point_to_something() -> None:
    """Every concept, clash, source and measure that is named exists."""
    for entry in ENGLISH.entries():
        assert set(entry.concepts) <= set(ENGLISH.concepts), entry.key
        assert set(entry.clashes) <= set(ENGLISH.clashes), entry.key
        assert set(entry.sources) <= set(ENGLISH.sources), entry.key
    numbers = all_measures(Business(business_name="Rosie's"))
    assert {decision.measure for decision in ENGLISH.decisions.values()} <= set(numbers)


def test_every_published_figure_has_a_source_and_a_verdict() -> None:
    """A figure of others names where it is from, whom it is about, when, and what it is worth."""
    for benchmark in ENGLISH.benchmarks.values():
        assert benchmark.sources
        assert benchmark.year
        for source in (ENGLISH.sources[key] for key in benchmark.sources):
            assert not source.article
            assert source.publisher


def test_five_articles_are_credited() -> None:
    """The five articles are told apart from the sources of figures."""
    assert sum(source.article for source in ENGLISH.sources.values()) == 5


def test_forty_cards_with_fair_answers() -> None:
    """There are 18 marketing, 15 sales and 7 "both" cards, and no answer is accepted twice."""
    cards = ENGLISH.cards.values()
    assert Counter(card.answer for card in cards) == {"marketing": 18, "sales": 15, "both": 7}
    for card in cards:
        assert card.answer not in card.also_accept
        assert len(set(card.also_accept)) == len(card.also_accept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_lesson_asks_three_questions(language: str) -> None:
    """Every lesson from one to ten has three questions, each answer with its own feedback."""
    content = load_content(language)
    for lesson in range(1, 11):
        assert len(content.questions_of(lesson)) == 3
    for question in content.questions.values():
        said = [answer.feedback for answer in question.answers]
        assert len(set(said)) == len(said), question.key
        assert question.right_answer.feedback.startswith(("Right.", "Correcto."))
        for wrong in question.answers[1:]:
            assert not wrong.feedback.startswith(("Right", "Correcto")), question.key


def test_ten_statements_five_of_each() -> None:
    """Guessing the same answer for all ten statements scores five."""
    answers = Counter(each.answer for each in ENGLISH.statements.values())
    assert answers == {"marketing": 5, "sales": 5}


def test_the_strategies_methods_and_stages_are_complete() -> None:
    """Six strategies, ten methodologies and the plain five steps, six stages in their order."""
    assert len(ENGLISH.strategies) == 6
    assert len(ENGLISH.methodologies) == 11
    assert list(ENGLISH.stages) == list(STAGES)
    assert len(ENGLISH.decisions) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_can_be_asked_for(language: str) -> None:
    """Every field of a business has a question, and a word for each of its choices."""
    words = load_content(language).fields
    assert list(words) == list(FIELDS)
    for name, field in FIELDS.items():
        choices = {"yes", "no"} if field.kind == "yes_no" else set(field.choices)
        assert set(words[name].choices) == choices, name


def test_lessons_of_a_concept_are_taught_in_them_or_asked() -> None:
    """No concept is said to belong to a lesson that does not exist."""
    for concept in ENGLISH.concepts.values():
        assert set(concept.lessons) <= set(range(1, 11)), concept.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_choices_can_stand_in_a_list(language: str) -> None:
    """No word for a choice holds a comma or semicolon, which would cut it in two when read back."""
    for name, words in load_content(language).fields.items():
        if FIELDS[name].kind == "list":
            assert not set("".join(words.choices.values())) & set(",;"), name
        assert len(set(words.choices.values())) == len(words.choices), name

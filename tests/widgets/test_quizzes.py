"""Self-check, the quiz of ten statements, the card sort and the decisions."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu import self_check
from smarketing_edu.content import load_content
from smarketing_edu.model.business import Language
from smarketing_edu.widgets.activities import OwnActivities
from smarketing_edu.widgets.card_sort import CardSort
from smarketing_edu.widgets.decision_deck import DecisionDeck, as_question
from smarketing_edu.widgets.guess import GuessCard
from smarketing_edu.widgets.own_activities import OwnActivitiesSorter
from smarketing_edu.widgets.self_check import QuestionCard, in_mixed_order, judge
from smarketing_edu.widgets.sorting import Sorting, is_accepted, mixed
from smarketing_edu.widgets.two_jobs_quiz import TwoJobsQuiz, When, new_round
from tests.widgets.conftest import LANGUAGES, OpenLesson, widgets_in


def cards_in(lesson_number: int, lesson_at: OpenLesson, language: Language) -> list[QuestionCard]:
    """The question cards of a lesson's self-check."""
    box = self_check(lesson_at(lesson_number, written_in=language))
    return [each for each in widgets_in(box) if isinstance(each, QuestionCard)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(1, 11))
def test_every_answer_has_its_feedback(
    lesson_at: OpenLesson, number: int, language: Language
) -> None:
    """Each answer of each question can be picked and checked, and one of them is right."""
    for card in cards_in(number, lesson_at, language):
        right = 0
        for _, answer in card.options.options:
            card.options.value = answer
            card.check.click()
            right += "smk-is-right" in card.feedback.value
        assert right == 1
        assert card.is_right


def test_a_wrong_answer_can_be_changed(lesson_at: OpenLesson) -> None:
    """The mark is on the question, goes with the next pick, and the score counts up."""
    box = self_check(lesson_at(1))
    card = next(each for each in widgets_in(box) if isinstance(each, QuestionCard))
    card.check.click()
    assert "Pick an answer first" in card.feedback.value
    by_text = {answer.text: answer for _, answer in card.options.options}
    card.options.value = by_text["Sales"]
    card.check.click()
    assert "Not yet." in card.feedback.value
    assert "smk-was-wrong" in card._dom_classes
    card.options.value = by_text["Marketing"]
    assert "smk-was-wrong" not in card._dom_classes
    assert "smk-silent" in card.feedback.value
    card.check.click()
    assert "smk-was-right" in card._dom_classes
    total = box.children[-2].value
    assert "<strong>1 of 3</strong> right so far" in total


def test_answers_are_found_again_another_day(lesson_at: OpenLesson) -> None:
    """A checked answer is there when the lesson is opened again, with its feedback and score."""
    first, second, third = cards_in(1, lesson_at, "en")
    for card, right in ((first, True), (second, False)):
        answers = [answer for _, answer in card.options.options]
        card.options.value = next(a for a in answers if judge(card.question, a).right == right)
        card.check.click()
    third.options.value = third.options.options[0][1]
    box = self_check(lesson_at(1))
    again = [each for each in widgets_in(box) if isinstance(each, QuestionCard)]
    assert [each.options.value for each in again] == [
        first.options.value,
        second.options.value,
        None,
    ]
    assert [each.feedback.value for each in again] == [
        each.feedback.value for each in (first, second, third)
    ]
    assert "1 of 3" in box.children[-2].value
    assert "1 of 3 questions right" in lesson_at(1).progress.children[1].value


def test_a_guess_is_kept_and_none_is_wrong(lesson_at: OpenLesson) -> None:
    """A guess is said back, can be changed, and is there another day; no tone judges it."""
    card = GuessCard(lesson_at(4), next(iter(load_content("en").guesses_of(4))))
    card.buttons[2].click()
    card.buttons[1].click()
    assert "You said <strong>A few less</strong>" in card.said.value
    again = GuessCard(lesson_at(4), next(iter(load_content("en").guesses_of(4))))
    assert again.said.value == card.said.value
    picked = ["smk-picked" in each._dom_classes for each in again.buttons]
    assert picked == [False, True, False]
    assert "smk-is-" not in again.said.value


@pytest.mark.parametrize("kept", ["99", "0", "x", "-1"])
def test_an_answer_that_is_gone_is_forgotten(lesson_at: OpenLesson, kept: str) -> None:
    """A place in the file that no answer has, by a slip or an older lesson, counts as open."""
    lesson_at(1).pick("check", {"L1-Q1": kept})
    assert cards_in(1, lesson_at, "en")[0].options.value is None


def test_the_right_answer_is_not_always_in_one_place() -> None:
    """The order of answers gives nothing away, and is the same each time."""
    questions = load_content("en").questions.values()
    places = [in_mixed_order(each).index(each.right_answer) for each in questions]
    assert set(places) >= {0, 1, 2}
    assert places == [in_mixed_order(each).index(each.right_answer) for each in questions]
    assert all(sum(judge(each, a).right for a in each.answers) == 1 for each in questions)


def play(quiz: TwoJobsQuiz, *, right: int) -> None:
    """Answer all ten statements, the first so many rightly, and look at the score."""
    statements = quiz.round.statements
    for place, statement in enumerate(statements):
        wrong = "sales" if statement.answer == "marketing" else "marketing"
        quiz.jobs[statement.answer if place < right else wrong].click()
        assert ("smk-is-right" in quiz.feedback.value) == (place < right)
        quiz.next.click()


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_score_is_kept(lesson_at: OpenLesson, when: When) -> None:
    """Seven of ten right is 70 percent, kept under its own name."""
    lesson = lesson_at(1)
    play(TwoJobsQuiz(lesson, when=when), right=7)
    assert getattr(lesson.business, f"{when}_score") == 70
    other = "after" if when == "before" else "before"
    assert getattr(lesson.business, f"{other}_score") is None


def test_what_was_known_before_stays(lesson_at: OpenLesson) -> None:
    """A second round before the lesson is practice; after the lessons the latest one counts."""
    lesson = lesson_at(1)
    quiz = TwoJobsQuiz(lesson, when="before")
    play(quiz, right=4)
    quiz.again.click()
    play(quiz, right=10)
    assert lesson.business.before_score == 40
    assert "40%" in quiz.feedback.value
    after = TwoJobsQuiz(lesson, when="after")
    play(after, right=6)
    after.again.click()
    play(after, right=9)
    assert lesson.business.after_score == 90
    assert ">40%<" in after.scores.value
    assert ">90%<" in after.scores.value


def test_an_unfinished_round_has_no_score(lesson_at: OpenLesson) -> None:
    """Nine statements are not ten: nothing is kept yet."""
    lesson = lesson_at(1)
    quiz = TwoJobsQuiz(lesson, when="before")
    for _ in range(9):
        quiz.jobs["sales"].click()
        quiz.next.click()
    assert lesson.business.before_score is None


def test_a_round_goes_on_where_it_was_left(lesson_at: OpenLesson) -> None:
    """After three statements and a pause the fourth is asked; after ten the score is shown."""
    quiz = TwoJobsQuiz(lesson_at(0), when="before")
    for _ in range(3):
        quiz.jobs["sales"].click()
        quiz.next.click()
    quiz = TwoJobsQuiz(lesson_at(0), when="before")
    assert "Statement 4 of 10" in quiz.statement.value
    for _ in range(7):
        quiz.jobs["sales"].click()
        quiz.next.click()
    score = f"{lesson_at(0).business.before_score:.0f}%"
    again = TwoJobsQuiz(lesson_at(0), when="before")
    assert score in again.feedback.value
    assert "practice" not in again.feedback.value
    again.again.click()
    assert "Statement 1 of 10" in TwoJobsQuiz(lesson_at(0), when="before").statement.value


def test_one_answer_for_each_statement(lesson_at: OpenLesson) -> None:
    """The buttons rest until the next statement, and the next waits for an answer."""
    quiz = TwoJobsQuiz(lesson_at(1), when="before")
    assert quiz.next.disabled
    quiz.jobs["sales"].click()
    assert not quiz.next.disabled
    assert all(each.disabled for each in quiz.jobs.values())


def test_the_statements_come_in_no_pattern(lesson_at: OpenLesson) -> None:
    """Marketing and sales do not take turns, and the two rounds differ."""
    rounds = [new_round(lesson_at(1), when=when).statements for when in ("before", "after")]
    for statements in rounds:
        answers = [each.answer for each in statements]
        assert any(a == b for a, b in pairwise(answers))
    assert [each.key for each in rounds[0]] != [each.key for each in rounds[1]]


CARDS = mixed(list(load_content("en").cards.values()))
JOBS = st.sampled_from(["marketing", "sales", "both"])


@given(jobs=st.lists(JOBS, min_size=40, max_size=40))
def test_every_card_is_counted_once(jobs: list[str]) -> None:
    """However cards are sorted, each lies once, and accepted and missed make up all of them."""
    sorting = Sorting(CARDS)
    for job in jobs:
        sorting.place(job)  # type: ignore[arg-type]
    assert sorting.current is None
    assert len(sorting.sorted_cards) == 40
    assert sorting.accepted + len(sorting.missed) == 40


def test_all_right_is_all_accepted() -> None:
    """Whoever puts each card under its own job misses none; there are 18, 15 and 7."""
    sorting = Sorting(CARDS)
    while sorting.current:
        assert sorting.place(sorting.current.answer)
    assert sorting.accepted == 40
    counted = [sum(card.answer == job for card in CARDS) for job in ("marketing", "sales", "both")]
    assert counted == [18, 15, 7]


def test_missed_cards_can_be_tried_again(lesson_at: OpenLesson) -> None:
    """The pile of missed cards has only those, and a card put right counts."""
    sort = CardSort(lesson_at(3))
    for _ in range(40):
        sort.jobs["both"].click()
    missed = list(sort.sorting.missed)
    assert 0 < len(missed) < 40
    sort.missed.click()
    assert f"Card 1 of {len(missed)}" in sort.face.value
    for card in missed:
        sort.jobs[card.answer].click()
    assert "40 of 40" in sort.score.value


def test_the_letter_of_a_job_is_of_its_language(lesson_at: OpenLesson) -> None:
    """Sales bears an S in English and a V, for ventas, in Spanish."""
    for language, letter in (("en", ">S<"), ("es", ">V<")):
        sort = CardSort(lesson_at(3, written_in=language))
        while sort.sorting.current and sort.sorting.current.answer != "sales":
            sort.jobs["both"].click()
        sort.jobs["sales"].click()
        assert letter in sort.feedback.value


def test_the_piles_are_found_again(lesson_at: OpenLesson) -> None:
    """Cards sorted another day lie where they were put, and the next one is on top."""
    sort = CardSort(lesson_at(3))
    for job in ("both", "sales", "marketing"):
        sort.jobs[job].click()
    again = CardSort(lesson_at(3))
    assert again.sorting.placed == sort.sorting.placed
    assert "Card 4 of 40" in again.face.value
    assert again.score.value == sort.score.value


def test_a_card_says_why(lesson_at: OpenLesson) -> None:
    """After each card its reason is shown; another sensible answer is accepted and said so."""
    sort = CardSort(lesson_at(3))
    seen = set()
    while card := sort.sorting.current:
        job = card.also_accept[0] if card.also_accept and card.also_accept[0] in sort.jobs else None
        sort.jobs[job or "sales"].click()
        accepted = is_accepted(card, job or "sales")
        assert ("smk-is-right" in sort.feedback.value) == accepted
        seen.add("Accepted." if "Accepted." in sort.feedback.value else accepted)
    assert seen == {"Accepted.", True, False}


def test_own_activities_are_added_moved_and_kept(lesson_at: OpenLesson) -> None:
    """An activity is typed, sorted with one button, moved with a list, and left out.

    What is left out can be taken back until the lesson is opened again.
    """
    lesson = lesson_at(3)
    sorter = OwnActivitiesSorter(lesson)
    sorter.jobs["sales"].click()
    assert "Type what you do" in sorter.said.value
    for text in ("call; then write", "<b>flyers</b>"):
        sorter.text.value = text
        sorter.jobs["sales"].click()
        assert sorter.text.value == ""
    assert lesson.business.activities_sales == ("call; then write", "<b>flyers</b>")
    assert "<b>flyers" not in sorter.columns.value
    sorter.list.children[1].value = "marketing"
    assert lesson.business.activities_marketing == ("<b>flyers</b>",)
    sorter.list.children[0].value = None
    assert lesson.business.activities_sales == ()
    assert len(sorter.list.children) == 2
    again = OwnActivitiesSorter(lesson_at(3))
    assert [each.description for each in again.list.children] == ["<b>flyers</b>"]


def test_activities_from_a_form_wait_to_be_sorted(lesson_at: OpenLesson) -> None:
    """What a roster brought in unsorted is listed, and leaves that list when it is sorted."""
    lesson = lesson_at(3)
    lesson.save(activities=("open the shop", "post photos"))
    sorter = OwnActivitiesSorter(lesson)
    assert [each.value for each in sorter.list.children] == ["", ""]
    sorter.list.children[1].value = "marketing"
    assert lesson.business.activities == ("open the shop",)
    assert lesson.business.activities_marketing == ("post photos",)
    assert OwnActivities.of(lesson.business).at("marketing") == ("post photos",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_decision_has_its_number(lesson_at: OpenLesson, language: Language) -> None:
    """Twelve decisions, each with four different numbers to pick from, one of them right."""
    lesson = lesson_at(5, written_in=language)
    decisions = lesson.content.decisions.values()
    assert len(decisions) == 12
    for decision in decisions:
        question = as_question(decision, lesson)
        assert len({answer.text for answer in question.answers}) == 4
        assert decision.because in question.right_answer.feedback


def test_the_deck_goes_forth_and_back(lesson_at: OpenLesson) -> None:
    """One decision at a time; what was right stays counted."""
    deck = DecisionDeck(lesson_at(5))
    first = deck.cards[0]
    first.options.value = next(a for _, a in first.options.options if "Right." in a.feedback)
    first.check.click()
    assert "1 of 12" in deck.score.value
    for _ in range(20):
        deck.next.click()
    assert deck.place == 11
    assert deck.next.disabled
    deck.back.click()
    assert deck.place == 10

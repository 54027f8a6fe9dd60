"""Twelve decisions an owner faces, each to be matched with the number that helps."""

from __future__ import annotations

from random import Random

from ipywidgets import VBox

from smarketing_edu.content.explain import measure_name
from smarketing_edu.content.models import Answer, Decision, Question
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.question_deck import QuestionDeck

_WRONG_ONES = 3


class DecisionDeck(QuestionDeck):
    """Which number helps with this decision? It goes on with the first that is still open."""

    def __init__(self, lesson: Lesson) -> None:
        questions = [as_question(each, lesson) for each in lesson.content.decisions.values()]
        super().__init__(lesson, questions, exercise="decisions", title="picker.decisions")
        self.box = VBox(self.parts)
        still_open = [place for place, each in enumerate(self.cards) if not each.is_right]
        self.go(still_open[0] if still_open else 0)


def as_question(decision: Decision, lesson: Lesson) -> Question:
    """A decision as a question: its own number among three others, the same for everyone."""
    language = lesson.language
    others = {each.measure for each in lesson.content.decisions.values()} - {decision.measure}
    wrong = Random(decision.key).sample(sorted(others), _WRONG_ONES)
    right = lesson.phrase("picker.right", why=decision.because)
    answers = [Answer(text=measure_name(decision.measure, language=language), feedback=right)]
    for key in wrong:
        meaning = _meaning(key, lesson)
        feedback = lesson.phrase("picker.wrong", meaning=meaning)
        answers.append(Answer(text=measure_name(key, language=language), feedback=feedback))
    return Question(
        key=decision.key, lesson=lesson.number, question=decision.decision, answers=tuple(answers)
    )


def _meaning(key: str, lesson: Lesson) -> str:
    words = lesson.content.measures.get(key)
    return words.meaning if words else lesson.content.fields[key].question

"""Ten statements, marketing or sales? Once before lesson one and once after lesson ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from random import Random
from typing import Any, Literal

from ipywidgets import HTML, VBox

from smarketing_edu.content.models import Statement
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    Say,
    TroubleLine,
    button,
    page,
    row,
    said,
    table_html,
    tag,
    with_class,
)
from smarketing_edu.widgets.score_view import scores_html

When = Literal["before", "after"]
Pick = Literal["marketing", "sales"]
_PICKS: Mapping[str, Pick] = {"marketing": "marketing", "sales": "sales"}


@dataclass
class TwoJobs:
    """A round of the quiz: the statements, and the first answer to each."""

    statements: Sequence[Statement]
    picks: list[Pick] = field(default_factory=list)

    @property
    def place(self) -> int:
        """How many statements have an answer."""
        return len(self.picks)

    @property
    def is_over(self) -> bool:
        """Whether all statements have an answer."""
        return self.place == len(self.statements)

    def pick(self, job: Pick) -> bool:
        """Answer the next statement; gives whether that is right."""
        self.picks.append(job)
        return job == self.statements[self.place - 1].answer

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(
            pick == statement.answer
            for pick, statement in zip(self.picks, self.statements, strict=False)
        )

    @property
    def score(self) -> float:
        """The right answers in percent of all statements (0 to 100)."""
        return 100 * self.right / len(self.statements)


def new_round(lesson: Lesson, *, when: When) -> TwoJobs:
    """A round in an order that gives nothing away, another before than after."""
    statements = list(lesson.content.statements.values())
    return TwoJobs(Random(when).sample(statements, len(statements)))


def kept_round(lesson: Lesson, *, when: When) -> TwoJobs:
    """The round as it was left another day: its first answers, up to the first that is missing."""
    made, kept = new_round(lesson, when=when), lesson.picks(when)
    for statement in made.statements:
        picked: Pick | None = _PICKS.get(kept.get(statement.key, ""))
        if picked is None:
            break
        made.pick(picked)
    return made


def two_jobs_quiz(lesson: Lesson, *, when: When = "before") -> VBox:
    """The quiz; its score is kept as `before_score` (the first round) or `after_score`."""
    return TwoJobsQuiz(lesson, when=when).box


class TwoJobsQuiz:
    """One statement at a time, two large buttons, a reason at once, and the score at the end."""

    def __init__(self, lesson: Lesson, *, when: When) -> None:
        self._lesson, self._when = lesson, when
        self.round = kept_round(lesson, when=when)
        self.statement = with_class(HTML(), "smk-statement")
        self.feedback = Say()
        self.jobs = {
            job: button(lesson.phrase(f"job.{job}"), ghost=True) for job in ("marketing", "sales")
        }
        self.next = button(lesson.phrase("quiz.next"))
        self.again = button(lesson.phrase("quiz.again"), ghost=True)
        self.scores, self.table = HTML(), HTML()
        for job, each in self.jobs.items():
            with_class(each, "smk-pick", f"smk-pick-{job}")
            each.on_click(lambda _, job=job: self._pick(job))
        self.next.on_click(self._go_on)
        self.again.on_click(self._start)
        self._picks = row(self.jobs.values(), "smk-picks")
        self._card = with_class(VBox(), "smk-card", "smk-quiz-card")
        self.box = page(lesson, "quiz", [self._card, TroubleLine(lesson)])
        if self.round.is_over:
            self._show_score()
        else:
            self._ask()

    def _ask(self) -> None:
        current = self.round.statements[self.round.place]
        place = self._place(self.round.place + 1)
        self.statement.value = f'{place}<p class="smk-question">{escape(current.text)}</p>'
        self._set_picks(enabled=True)
        self.feedback.clear()
        self.next.disabled = True
        self._card.children = [self.statement, self._picks, self.feedback, row([self.next])]

    def _place(self, number: int) -> str:
        words = self._lesson.phrase("quiz.place", number=number, of=len(self.round.statements))
        dots = "".join(
            f'<i class="smk-dot-{"done" if place < number else "open"}"></i>'
            for place in range(1, len(self.round.statements) + 1)
        )
        return (
            f'<div class="smk-place"><p class="smk-soft">{escape(words)}</p>'
            f'<span aria-hidden="true">{dots}</span></div>'
        )

    def _pick(self, job: Pick) -> None:
        statement = self.round.statements[self.round.place]
        right = self.round.pick(job)
        self._lesson.pick(self._when, {statement.key: job})
        self._set_picks(enabled=False, picked=job)
        answer = self._lesson.phrase(f"job.{statement.answer}")
        key = "quiz.right" if right else "quiz.wrong"
        words = said(self._lesson, key, job=answer)
        letter = tag(statement.answer, language=self._lesson.language)
        self.feedback.say(
            f"{letter} {words} {escape(statement.why)}",
            tone="right" if right else "wrong",
        )
        self.next.disabled = False
        self.next.focus()
        if self.round.is_over:
            self.next.description = self._lesson.phrase("quiz.see_score")

    def _set_picks(self, *, enabled: bool, picked: Pick | None = None) -> None:
        for job, each in self.jobs.items():
            each.disabled = not enabled
            each.remove_class("smk-picked")
            if job == picked:
                each.add_class("smk-picked")

    def _go_on(self, _: Any) -> None:
        if not self.round.is_over:
            self._ask()
            self.jobs["marketing"].focus()
            return
        lesson, name = self._lesson, f"{self._when}_score"
        first, score = getattr(lesson.business, name), self.round.score
        words = ""
        if self._when == "before" and first is not None:
            # what somebody knew before the lesson is known once
            words = said(lesson, "quiz.first_kept", score=f"{first:.0f}")
        elif lesson.save(**{name: score}):
            words = said(lesson, "quiz.kept")
        self._show_score(words)

    def _show_score(self, kept: str = "") -> None:
        lesson, made = self._lesson, self.round
        score, all_of = f"{made.score:.0f}", len(made.statements)
        words = [said(lesson, "quiz.score", right=made.right, all=all_of, score=score), kept]
        self.feedback.say(" ".join(filter(None, words)))
        self.table.value = self._answers()
        if self._when == "after":
            self.scores.value = scores_html(lesson)
        self._card.children = [self.feedback, self.scores, self.table, row([self.again])]

    def _answers(self) -> str:
        job = {name: self._lesson.phrase(f"job.{name}") for name in ("marketing", "sales")}
        heads = ("statement", "your_answer", "answer", "why")
        return table_html(
            [self._lesson.phrase(f"quiz.head.{head}") for head in heads],
            [
                (each.text, job[pick], job[each.answer], each.why)
                for each, pick in zip(self.round.statements, self.round.picks, strict=True)
            ],
        )

    def _start(self, _: Any) -> None:
        self._lesson.pick(self._when, dict.fromkeys(self._lesson.content.statements))
        self.round = new_round(self._lesson, when=self._when)
        self.next.description = self._lesson.phrase("quiz.next")
        self._ask()

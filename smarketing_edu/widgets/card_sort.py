"""Forty everyday activities to sort, one card at a time, with the reason for each place."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ipywidgets import HTML, VBox

from smarketing_edu.content.models import Card, Job
from smarketing_edu.widgets.drag import Drag
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.own_activities import own_activities_sorter
from smarketing_edu.widgets.parts import (
    Say,
    TextTwin,
    TroubleLine,
    button,
    card,
    html,
    page,
    row,
    said,
    tag,
    with_class,
)
from smarketing_edu.widgets.sorting import Sorting, is_accepted, is_job, mixed

JOBS: tuple[Job, ...] = ("marketing", "both", "sales")
_KEPT_AS = "cards"


def card_sort(lesson: Lesson, *, own: bool = False) -> VBox:
    """The forty cards, or with `own` the owner's activities, which are kept."""
    if own:
        return own_activities_sorter(lesson)
    return CardSort(lesson).box


def three_tests(lesson: Lesson) -> HTML:
    """The three questions that sort any activity, as a small table."""
    rows = "".join(
        f'<tr><th scope="row">{escape(test.question)}</th>'
        f"<td>{escape(test.marketing)}</td><td>{escape(test.sales)}</td></tr>"
        for test in lesson.content.tests.values()
    )
    sides: tuple[Job, ...] = ("marketing", "sales")
    names = [escape(lesson.phrase(f"job.{job}")) for job in sides]
    heads = "".join(
        f'<th scope="col">{tag(job, language=lesson.language)} {name}</th>'
        for job, name in zip(sides, names, strict=True)
    )
    title = escape(lesson.phrase("sort.tests"))
    return html(
        f'<table class="smk-table"><thead><tr><th scope="col">{title}</th>{heads}</tr></thead>'
        f'<tbody>{rows}</tbody></table><p class="smk-soft">{said(lesson, "sort.split")}</p>',
        "smk-tests",
    )


class CardSort:
    """One card, three buttons, the reason at once; what was missed can be tried again."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        kept: dict[str, Job] = {
            key: job for key, job in lesson.picks(_KEPT_AS).items() if is_job(job)
        }
        self.sorting = Sorting(mixed(list(lesson.content.cards.values())), placed=kept)
        self.face = html("", "smk-card-face")
        self.feedback, self.score = Say(), Say()
        self.jobs = {job: button(lesson.phrase(f"job.{job}"), ghost=True) for job in JOBS}
        self.missed = button(lesson.phrase("sort.try_missed"))
        self.again = button(lesson.phrase("sort.again"), ghost=True)
        self.twin = TextTwin(lesson)
        for job, each in self.jobs.items():
            with_class(each, "smk-pick", f"smk-pick-{job}", "smk-drop")
            each.on_click(lambda _, job=job: self.place(job))
        self.missed.on_click(lambda _: self._start(self.sorting.missed))
        self.again.on_click(lambda _: self._start(self.sorting.cards))
        self._picks = row(self.jobs.values(), "smk-picks")
        self._ends = row([self.missed, self.again])
        parts = [
            self.face,
            self._picks,
            self._ends,
            self.feedback,
            self.score,
            TroubleLine(lesson),
            self.twin,
            Drag(),
        ]
        self.box = page(lesson, "card-sort", [three_tests(lesson), card(parts, "smk-sort-card")])
        self._show()

    def place(self, job: Job) -> None:
        """Put the card that is shown under a job, and say whether and why."""
        current = self.sorting.current
        if current is None:
            return
        accepted = self.sorting.place(job)
        self._lesson.pick(_KEPT_AS, {current.key: job})
        self.feedback.say(
            f"<p><b>{escape(current.text)}</b></p><p>{self._verdict(current, job)} "
            f"{escape(current.why)}</p>",
            tone="right" if accepted else "wrong",
        )
        self._show()

    def _verdict(self, current: Card, job: Job) -> str:
        answer = said(self._lesson, "sort.is", job=self._lesson.phrase(f"job.{current.answer}"))
        if job == current.answer:
            key = "sort.right"
        else:
            key = "sort.also" if is_accepted(current, job) else "sort.missed"
        letter = tag(current.answer, language=self._lesson.language)
        return f"{said(self._lesson, key)} {letter} {answer}"

    def _start(self, cards: Sequence[Card]) -> None:
        again = list(cards)
        self.sorting.again(again)
        self._lesson.pick(_KEPT_AS, dict.fromkeys(card.key for card in again))
        self.feedback.clear()
        self._show()

    def _show(self) -> None:
        sorting, current = self.sorting, self.sorting.current
        over = current is None
        self.face.value = self._face(current) if current else ""
        self._picks.layout.display = "none" if over else ""
        self._ends.layout.display = "" if over else "none"
        self.missed.layout.display = "" if sorting.missed else "none"
        key = "sort.over" if over else "sort.so_far"
        numbers = {"accepted": sorting.accepted, "all": len(sorting.sorted_cards)}
        self.score.say(said(self._lesson, key, **numbers)) if sorting.placed else self.score.clear()
        self.twin.show(*self._table())

    def _face(self, current: Card) -> str:
        pile = self.sorting.pile
        number = pile - len(self.sorting.queue) + 1
        place = self._lesson.phrase("sort.place", number=number, of=pile)
        return (
            f'<p class="smk-soft">{escape(place)}</p><div class="smk-drag smk-sort-face">'
            f'<p class="smk-question">{escape(current.text)}</p></div>'
            f'<p class="smk-soft">{escape(self._lesson.phrase("sort.how"))}</p>'
        )

    def _table(self) -> tuple[list[str], list[tuple[str, ...]]]:
        phrase = self._lesson.phrase
        heads = [phrase(f"sort.head.{head}") for head in ("activity", "yours", "ours", "why")]
        rows: list[tuple[str, ...]] = [
            (
                each.text,
                phrase(f"job.{self.sorting.placed[each.key]}"),
                phrase(f"job.{each.answer}"),
                each.why,
            )
            for each in self.sorting.sorted_cards
        ]
        return heads, rows

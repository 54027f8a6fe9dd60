"""The way so far: what is filled in and right in each lesson, and the quiz then and now."""

from __future__ import annotations

from ipywidgets import VBox

from smarketing_edu.widgets.answers_file import answered
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.lesson_plan import PLAN
from smarketing_edu.widgets.parts import card, html, line, page, said, table_html
from smarketing_edu.widgets.score_view import scores_html
from smarketing_edu.widgets.self_check import right_answers

_LESSONS = range(1, 11)
_HEADS = ("lesson", "answers", "right")


def look_back(lesson: Lesson) -> VBox:
    """A row for each lesson, where the most is left, and both scores of the quiz."""
    shown = html("")

    def show() -> None:
        shown.value = way_html(lesson) + scores_html(lesson)

    lesson.watch(show)
    show()
    title = line(lesson.phrase("back.title"), "smk-title")
    return page(lesson, "look-back", [card([title, shown])])


def way_html(lesson: Lesson) -> str:
    """The table of the ten lessons, and where to go back to."""
    business = lesson.answers.read()
    filled = {number: answered(business, PLAN[number].all_fields) for number in _LESSONS}
    left = {number: len(PLAN[number].all_fields) - done for number, done in filled.items()}
    rows = []
    for number, done in filled.items():
        right, of = right_answers(lesson, number)
        answers = lesson.phrase("back.of", done=done, all=len(PLAN[number].all_fields))
        rows.append((str(number), answers, lesson.phrase("back.of", done=right, all=of)))
    heads = [lesson.phrase(f"back.head.{head}") for head in _HEADS]
    most = max(left, key=lambda number: left[number])
    words = said(lesson, "back.next", number=most) if left[most] else said(lesson, "back.all")
    return f'{table_html(heads, rows)}<p class="smk-say">{words}</p>'

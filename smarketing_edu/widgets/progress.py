"""The strip at the top of a lesson: where am I, what is left, how long does it take."""

from __future__ import annotations

from html import escape

from ipywidgets import HTML, VBox

from smarketing_edu.widgets.accessible import Accessible
from smarketing_edu.widgets.answers_file import answered
from smarketing_edu.widgets.kept_in_browser import kept_in_browser
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.lesson_plan import PLAN
from smarketing_edu.widgets.parts import said, trouble_html, with_class
from smarketing_edu.widgets.self_check import right_answers
from smarketing_edu.widgets.where_kept import is_kept_in_browser

_LAST = 10


def progress(lesson: Lesson) -> VBox:
    """The strip of a lesson, kept up to date as answers are saved."""
    strip = with_class(HTML(), "smk-live")

    def show() -> None:
        strip.value = strip_html(lesson)

    show()
    lesson.watch(show)
    return with_class(
        VBox([lesson.style, strip, Accessible(), *kept_in_browser(lesson)]), "smk", "smk-progress"
    )


def strip_html(lesson: Lesson) -> str:
    """The strip as HTML: words first, so that the picture adds nothing that is not said."""
    trouble = trouble_html(lesson) if lesson.trouble else ""
    place = "zero" if lesson.number == 0 else "after" if lesson.number > _LAST else "lesson"
    about = " &nbsp;·&nbsp; ".join(
        each
        for each in [
            said(lesson, f"progress.{place}", number=lesson.number, last=_LAST),
            said(
                lesson,
                "progress.minutes",
                minutes=lesson.plan.minutes,
                reading=lesson.plan.reading,
                doing=lesson.plan.doing,
            ),
            _left(lesson),
            _checked(lesson),
        ]
        if each
    )
    where = "kept_in_browser" if is_kept_in_browser() else "kept"
    kept = said(lesson, f"progress.{where}", file=lesson.answers.path.name)
    label = escape(lesson.phrase("progress.strip", done=_done(lesson), last=_LAST), quote=True)
    steps = "".join(_step(lesson, number) for number in range(1, _LAST + 1))
    return (
        f'{trouble}<p class="smk-soft">{about}</p>'
        f'<div class="smk-strip" role="img" aria-label="{label}">{steps}</div>'
        f'<p class="smk-soft">{kept}</p>'
    )


def share_done(lesson: Lesson, number: int) -> float:
    """The share of a lesson's questions that have an answer (0 to 1)."""
    fields = PLAN[number].all_fields
    return answered(lesson.answers.read(), fields) / len(fields) if fields else 0.0


def _done(lesson: Lesson) -> int:
    return sum(share_done(lesson, number) > 0 for number in range(1, _LAST + 1))


def _left(lesson: Lesson) -> str:
    fields = lesson.plan.all_fields
    filled = answered(lesson.answers.read(), fields)
    if not fields:
        return said(lesson, "progress.nothing_to_fill")
    if filled == len(fields):
        return said(lesson, "progress.all_filled", all=len(fields))
    return said(lesson, "progress.filled", filled=filled, all=len(fields))


def _checked(lesson: Lesson) -> str:
    right, all_of = right_answers(lesson, lesson.number)
    return said(lesson, "progress.checked", right=right, all=all_of) if all_of else ""


def _step(lesson: Lesson, number: int) -> str:
    here = ' class="smk-here"' if number == lesson.number else ""
    return f'<i{here}><b style="width:{share_done(lesson, number):.0%}"></b></i>'

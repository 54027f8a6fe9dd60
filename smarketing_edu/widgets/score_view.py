"""The quiz of lesson one and of lesson ten side by side, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from smarketing_edu.content.format import format_measure
from smarketing_edu.content.models import Statement
from smarketing_edu.model.measure import Measure
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import said, tag

_TONES = {"learned": "right", "missed": "check"}


def scores_html(lesson: Lesson) -> str:
    """Two bars with their scores, the change in words, and the statements that changed."""
    measures = all_measures(lesson.business)
    before, after = measures["before_score"], measures["after_score"]
    bars = _bar(lesson, "before", before) + _bar(lesson, "after", after)
    title = escape(lesson.phrase("quiz.scores"))
    change = ""
    if before.value is not None and after.value is not None:
        change = f"<p>{_change(lesson, before.value, after.value)}</p>" + "".join(
            _statements(lesson)
        )
    return f'<p class="smk-question">{title}</p><div class="smk-scores">{bars}</div>{change}'


def changed(lesson: Lesson) -> dict[str, list[Statement]]:
    """The statements that were wrong first and are right now, and those that are wrong now."""
    before, after = lesson.picks("before"), lesson.picks("after")
    found: dict[str, list[Statement]] = {"learned": [], "missed": []}
    for key, statement in lesson.content.statements.items():
        if key not in after:
            continue
        if after[key] != statement.answer:
            found["missed"].append(statement)
        elif before.get(key, statement.answer) != statement.answer:
            found["learned"].append(statement)
    return found


def _bar(lesson: Lesson, when: str, score: Measure) -> str:
    name = escape(lesson.phrase(f"quiz.{when}"))
    if score.value is None:
        none = escape(lesson.phrase("quiz.no_score"))
        return f"<span>{name}</span><span>{none}</span><span></span>"
    look = "smk-then" if when == "before" else "smk-now"
    shown = format_measure(score, language=lesson.language)
    return (
        f'<span>{name}</span><i class="{look}"><b style="width:{score.value:.0%}"></b></i>'
        f"<strong>{escape(shown)}</strong>"
    )


def _change(lesson: Lesson, before: float, after: float) -> str:
    more = round((after - before) * len(lesson.content.statements))
    if more > 0:
        return said(lesson, "quiz.more", count=more)
    return said(lesson, "quiz.fewer" if more < 0 else "quiz.as_many")


def _statements(lesson: Lesson) -> Iterator[str]:
    for kind, statements in changed(lesson).items():
        if statements:
            lines = "".join(
                f"<li>{tag(each.answer, language=lesson.language)} "
                f"{escape(each.text)} {escape(each.why)}</li>"
                for each in statements
            )
            title = escape(lesson.phrase(f"quiz.{kind}"))
            yield f'<div class="smk-say smk-is-{_TONES[kind]}"><b>{title}</b><ul>{lines}</ul></div>'

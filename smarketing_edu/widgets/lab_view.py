"""What is shown of a scoring lab: points, the two-by-two table, what it found and left out."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from smarketing_edu.content.format import format_measure, format_number, format_range
from smarketing_edu.model.lead_score import FactPoints
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.model.reason import Reason
from smarketing_edu.model.scoring_lab import ScoringLab
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import said, table_html


def points_html(lesson: Lesson, lab: ScoringLab) -> str:
    """Each fact with the share that bought and its points, or why it earns none."""
    heads = [lesson.phrase(f"lab.points_head.{head}") for head in ("fact", "rate", "points")]
    rows = [(row.fact, _with_range(lesson, row.rate), _points(lesson, row)) for row in lab.points]
    counts = said(lesson, "lab.set_on", set_on=len(lab.set_on), judged_on=len(lab.judged_on))
    title = escape(lesson.phrase("lab.points_title"))
    note = f'<p class="smk-soft">{counts}</p>'
    return f'<p class="smk-question">{title}</p>{table_html(heads, rows)}{note}'


def cells_html(lesson: Lesson, lab: ScoringLab, threshold: int) -> str:
    """The two-by-two table of the leads that judge the points."""
    cells = lab.cells(threshold)
    heads = [lesson.phrase(f"lab.cells_head.{head}") for head in ("score", "bought", "did_not")]
    rows = [
        ("from", cells.flagged_won, cells.flagged_lost),
        ("below", cells.passed_won, cells.passed_lost),
    ]
    named = [
        (lesson.phrase(f"lab.{name}", threshold=threshold), *map(str, counts))
        for name, *counts in rows
    ]
    return table_html(heads, named)


def found_html(lesson: Lesson, lab: ScoringLab, threshold: int) -> str:
    """What the threshold did on leads it never saw, no more firmly than they allow."""
    return "".join(f"<p>{line}</p>" for line in _found(lesson, lab, threshold))


def left_out_html(lesson: Lesson, lab: ScoringLab, *, rows: int = 0) -> str:
    """Which leads were left out, and why: each would have bent the numbers."""
    kept = lab.maturity
    days = format_number(kept.waiting_days.value, language=lesson.language, digits=0)
    counts = {
        "young": 0 if lab.no_dates else kept.too_young,
        "undated": 0 if lab.no_dates else kept.undated,
        "wrong_dates": kept.wrong_dates,
        "before_records": lab.before_records,
        "rows_left_out": rows,
    }
    lines = [
        said(lesson, f"lab.{key}", count=count, **({"days": days} if key == "young" else {}))
        for key, count in counts.items()
        if count and (key != "young" or days)
    ]
    lines += [said(lesson, "lab.no_dates")] if lab.no_dates else []
    return "".join(f'<p class="smk-soft">{line}</p>' for line in lines)


def _found(lesson: Lesson, lab: ScoringLab, threshold: int) -> Iterator[str]:
    if not lab.judged_on or not any(lead.won for lead in (*lab.set_on, *lab.judged_on)):
        yield said(lesson, "lab.nothing")
        return
    if not lab.card:
        yield said(lesson, "lab.no_points")
    else:
        yield from _judged(lesson, lab, threshold)
    if lab.few:
        yield said(lesson, "lab.few", count=len(lab.set_on) + len(lab.judged_on))


def _judged(lesson: Lesson, lab: ScoringLab, threshold: int) -> Iterator[str]:
    check, cells = lab.check(threshold), lab.cells(threshold)
    flagged = cells.flagged_won + cells.flagged_lost
    if not flagged:
        yield said(lesson, "lab.nobody")
        return
    precision, base = check.precision, check.base_rate
    shown = format_measure(precision, language=lesson.language)
    yield said(
        lesson,
        "lab.precision",
        k=cells.flagged_won,
        n=flagged,
        # with fewer than ten the sentence says "3 of 4" already
        precision="" if precision.status is Status.TOO_FEW else f": {shown}",
        range=_range(lesson, precision),
        base=format_measure(base, language=lesson.language),
    )
    lift = check.lift.value
    if lift is not None and lift > 1:
        times = format_number(lift, language=lesson.language, digits=1)
        yield said(lesson, "lab.lift", lift=times)
        if precision.low is not None and base.value is not None and precision.low <= base.value:
            yield said(lesson, "lab.unsure")
    elif lift is not None:
        yield said(lesson, "lab.no_lift")
    if check.recall.value is not None:
        yield said(
            lesson, "lab.recall", recall=format_measure(check.recall, language=lesson.language)
        )


def _points(lesson: Lesson, row: FactPoints) -> str:
    points = int(row.points.value or 0)
    if row.points.reason == Reason.FEWER_THAN_TEN:
        return f"0 ({lesson.phrase('lab.thin')})"
    if row.points.reason == Reason.MAY_BE_LUCK:
        return f"0 ({lesson.phrase('lab.luck')})"
    return f"{points:+d}".replace("-", "\N{MINUS SIGN}")


def _with_range(lesson: Lesson, measure: Measure) -> str:
    return format_measure(measure, language=lesson.language) + _range(lesson, measure)


def _range(lesson: Lesson, measure: Measure) -> str:
    ends = format_range(measure.low, measure.high, language=lesson.language)
    return lesson.phrase("goal.likely", range=ends) if ends else ""

"""What is shown of one goal: a ladder of people, a sentence and a table, from the same measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from smarketing_edu.charts.leads_ladder_chart import LeadsLadderChart
from smarketing_edu.charts.stage_words import stage_name
from smarketing_edu.content.explain import explain_reason
from smarketing_edu.content.format import format_measure, format_number, format_range
from smarketing_edu.model.business import Business
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.model.measure import Measure
from smarketing_edu.model.measures import all_measures
from smarketing_edu.model.reason import Reason
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import said, tag

_SHOWN = (
    *("revenue_goal", "expected_repeat_revenue", "sales_needed", "average_sale"),
    *("lead_to_sale_rate", "leads_needed", "leads_needed_per_week", "leads"),
)


@dataclass(frozen=True)
class GoalView:
    """Ladder and sentence as HTML, and the rows of the table: step, needed, now."""

    ladder: str
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def goal_view(lesson: Lesson, business: Business, *, chart: LeadsLadderChart) -> GoalView:
    """What a goal asks for at each step, beside what there is now."""
    measures, funnel = all_measures(business), funnel_of(business)
    drawn = chart.update(funnel, measures=measures, language=lesson.language)
    names = [stage_name(stage, language=lesson.language) for stage in funnel.stages]
    needed = [
        format_measure(measures[f"{stage.key}_needed"], language=lesson.language)
        for stage in funnel.stages
    ]
    now = [format_number(stage.count, language=lesson.language) for stage in funnel.stages]
    rows = tuple(zip(names, needed, now, strict=True))
    ladder = "".join(
        f'<div class="smk-rung"><span>{tag(stage.job, language=lesson.language)} '
        f"{escape(name)}</span>{drawn.row(place)}"
        f"<span>{_people(lesson, wanted, there)}</span></div>"
        for place, (stage, (name, wanted, there)) in enumerate(
            zip(funnel.stages, rows, strict=True)
        )
    )
    alt = escape(drawn.alt, quote=True)
    return GoalView(
        ladder=f'<div class="smk-ladder" role="img" aria-label="{alt}">{ladder}</div>',
        sentence=_sentence(lesson, business, measures),
        rows=rows,
    )


def _people(lesson: Lesson, needed: str, now: str) -> str:
    parts = [said(lesson, "goal.needed", needed=needed)] if needed else []
    parts += [said(lesson, "goal.now", now=now)] if now else []
    return " · ".join(parts)


def _sentence(lesson: Lesson, business: Business, measures: Mapping[str, Measure]) -> str:
    needed, sales = measures["leads_needed"], measures["sales_needed"]
    if sales.reason == Reason.REPEAT_COVERS_GOAL or needed.value is None:
        doubtful = sales if sales.reason == Reason.REPEAT_COVERS_GOAL else needed
        return escape(explain_reason(doubtful, language=lesson.language))
    currency = business.currency or "USD"
    shown = {
        key: format_measure(measures[key], language=lesson.language, currency=currency)
        for key in _SHOWN
    }
    repeat = shown.pop("expected_repeat_revenue")
    words = said(
        lesson,
        "goal.sentence",
        repeat=lesson.phrase("goal.repeat", repeat=repeat) if repeat else "",
        leads_range=_likely(lesson, needed),
        weekly_range=_likely(lesson, measures["leads_needed_per_week"]),
        **shown,
    )
    now = said(lesson, "goal.last_time", leads=shown["leads"])
    reason = escape(explain_reason(needed, language=lesson.language))
    return " ".join(filter(None, [words, now, reason]))


def _likely(lesson: Lesson, measure: Measure) -> str:
    ends = format_range(measure.low, measure.high, unit="count", language=lesson.language)
    return lesson.phrase("goal.likely", range=ends) if ends else ""

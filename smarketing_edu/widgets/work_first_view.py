"""What is shown of "where to work first": the finding of the worksheet, and every step weighed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import Any

from smarketing_edu.content.format import format_measure, format_percent, format_range
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.measure import Status
from smarketing_edu.model.priority import Step, where_to_work
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.worksheet.sections.work_first import work_first
from smarketing_edu.worksheet.spans import Words, html_of
from smarketing_edu.worksheet.start import start_worksheet

COUNTED = ("leads", "sales_count", "new_customers", "revenue", "marketing_spend", "sales_spend")


@dataclass(frozen=True)
class WorkFirstView:
    """The finding as HTML, and the rows: step, now, likely, compared with, gap, worth, hours."""

    finding: str
    rows: tuple[tuple[str, ...], ...]


def counted_longer(business: Business, *, times: int) -> Business:
    """The same business, had it counted for so many times as long at the very same rates.

    >>> longer = counted_longer(Business(business_name="", intent=20, period_months=1), times=3)
    >>> longer.intent, longer.period_months, longer.purchase
    (60, 3, None)
    """
    names = (*STAGES, *(f"{stage}_past" for stage in STAGES), *COUNTED)
    counts = {name: getattr(business, name) for name in names}
    told: dict[str, Any] = {
        name: count * times for name, count in counts.items() if count is not None
    }
    return replace(business, period_months=(business.period_months or 1) * times, **told)


def work_first_view(lesson: Lesson, business: Business) -> WorkFirstView:
    """Where this business should work first, in the words of its worksheet, and why."""
    language = lesson.language
    worksheet = start_worksheet(business, written_in=language, language=language)
    callout = work_first(worksheet)
    title = html_of(_unlettered(callout.title))
    body = "".join(f"<p>{html_of(_unlettered(each))}</p>" for each in callout.paragraphs)
    steps = where_to_work(business).steps
    names = [worksheet.stage_name(step.stage) for step in steps]
    return WorkFirstView(
        finding=f'<p class="smk-big">{title}</p>{body}',
        rows=tuple(
            _row(lesson, business, step, name) for step, name in zip(steps, names, strict=True)
        ),
    )


def findings_table(view: WorkFirstView, lesson: Lesson) -> str:
    """The rows as a table that names the kind of each cell, for a narrow screen."""
    heads = [lesson.phrase(f"first.head.{head}") for head in HEADS]
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(
            f'<td data-head="{escape(head, quote=True)}">{escape(text)}</td>'
            for head, text in zip(heads[1:], rest, strict=True)
        )
        + "</tr>"
        for name, *rest in view.rows
    )
    return (
        f'<table class="smk-table smk-stacks"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


HEADS = ("step", "now", "compared", "gap", "worth", "hours")


def _unlettered(words: Words) -> Words:
    """The words without the small letters: the page they lead to is on the worksheet only."""
    return tuple(span.model_copy(update={"letter": None}) for span in words)


def _row(lesson: Lesson, business: Business, step: Step, name: str) -> tuple[str, ...]:
    phrase, language = lesson.content.phrase, lesson.language
    hours = step.effort
    return (
        name,
        _now(lesson, step),
        _compared(lesson, step),
        phrase(f"priority.gap.{step.gap}"),
        _worth(lesson, business, step),
        format_measure(hours, language=language) or lesson.phrase("first.blank"),
    )


def _now(lesson: Lesson, step: Step) -> str:
    shown = format_measure(step.rate, language=lesson.language)
    if not shown:
        return lesson.phrase("first.blank")
    if step.rate.status in (Status.TOO_FEW, Status.CHECK):
        return shown
    ends = format_range(step.rate.low, step.rate.high, language=lesson.language)
    return lesson.phrase("first.likely", share=shown, range=ends) if ends else shown


def _compared(lesson: Lesson, step: Step) -> str:
    if step.target is None:
        return lesson.phrase("first.blank")
    source = lesson.content.phrase(f"priority.target_source.{step.target_source}")
    target = format_percent(step.target.value, language=lesson.language)
    return lesson.phrase("first.target_from", target=target, source=source)


def _worth(lesson: Lesson, business: Business, step: Step) -> str:
    if step.stake is None or step.stake.money.value is None:
        return lesson.phrase("first.blank")
    return format_range(
        step.stake.money.low,
        step.stake.money.high,
        unit="money",
        language=lesson.language,
        currency=business.currency or "USD",
    )

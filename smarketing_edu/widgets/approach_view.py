"""Ways to hold a sales talk as a lesson shows them, in the words of the worksheet's third page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from smarketing_edu.content.format import format_list
from smarketing_edu.model.advice import APPROACHES, Choice, SalesAdvice, sales_advice
from smarketing_edu.model.business import Business
from smarketing_edu.widgets.advice_view import AdviceView, ChoiceRow
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import phrase_html

FACTS = (
    *("deciders", "complexity", "average_sale", "sales_cycle_days", "customers_are"),
    *("inbound_share", "repeat_share", "trust", "sales_situation"),
)
"""What the rules of the ways to sell look at."""
_MOST_NEXT = 2


def approach_view(lesson: Lesson, business: Business) -> AdviceView:
    """The advice on selling for a business: what fits best, and every way with its rules."""
    advice = sales_advice(business)
    ranked = {choice.key: choice for choice in (*advice.ranked, *advice.excluded)}
    rest = [Choice(key, 0) for key in APPROACHES if key not in ranked]
    return AdviceView(
        verdict="".join(_verdict(lesson, advice)),
        rows=tuple(_row(lesson, choice, advice) for choice in (*advice.ranked, *rest))
        + tuple(_row(lesson, choice, advice) for choice in advice.excluded),
    )


def _verdict(lesson: Lesson, advice: SalesAdvice) -> Iterator[str]:
    methods, phrase = lesson.content.methodologies, lesson.content.phrase
    best, *ties = (methods[choice.key] for choice in advice.best)
    reasons = " ".join(phrase(f"advice.rule.{reason}") for reason in advice.best[0].reasons)
    why = phrase_html(lesson, "worksheet.approach.why", text=reasons)
    yield f'<p class="smk-big">{escape(best.name)}</p><p>{escape(best.idea)}</p><p>{why}</p>'
    if ties:
        names = format_list([each.name for each in ties], language=lesson.language)
        yield f"<p>{phrase_html(lesson, 'worksheet.approach.tie', names=names)}</p>"
    elif advice.runner_up:
        named = [methods[choice.key].name for choice in advice.runner_up[:_MOST_NEXT]]
        names = format_list(named, language=lesson.language)
        yield f"<p>{escape(phrase('advice.approach.runner_up'))}: {escape(names)}.</p>"
    yield f'<p class="smk-soft">{escape(phrase("advice.approach.honest"))}</p>'


def _row(lesson: Lesson, choice: Choice, advice: SalesAdvice) -> ChoiceRow:
    phrase = lesson.content.phrase
    has_no_score = choice in advice.excluded or (choice.reasons and not choice.score)
    against = [choice.against] if choice.against else []
    rules = [f"+ {phrase(f'advice.rule.{key}')}" for key in choice.reasons]
    rules += [f"\N{MINUS SIGN} {phrase(f'advice.rule.{key}')}" for key in against]
    score = lesson.phrase("explorer.meets", count=choice.score)
    return ChoiceRow(
        name=lesson.content.methodologies[choice.key].name,
        score="" if has_no_score else score,
        mark=_mark(lesson, choice, advice),
        rules=tuple(rules),
    )


def _mark(lesson: Lesson, choice: Choice, advice: SalesAdvice) -> str:
    if choice in advice.excluded:
        return lesson.content.phrase("advice.approach.excluded")
    if choice in advice.best:
        if len(advice.best) > 1:
            return lesson.phrase("explorer.mark.tie")
        return lesson.content.phrase("advice.approach.best")
    next_best = advice.runner_up if len(advice.best) == 1 else ()
    return lesson.content.phrase("advice.approach.runner_up") if choice in next_best else ""

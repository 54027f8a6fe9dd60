"""Marketing moves as a lesson shows them, in the words of the worksheet's third page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from smarketing_edu.content.format import format_list, format_money
from smarketing_edu.model.advice import STRATEGIES, Choice, MarketingAdvice, marketing_advice
from smarketing_edu.model.advice.rules import Facts, facts_of
from smarketing_edu.model.advice.strategies import FEW_HOURS
from smarketing_edu.model.business import Business, Channel
from smarketing_edu.widgets.advice_view import AdviceView, ChoiceRow
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import phrase_html

FACTS = (
    *("local", "visual", "customer_age", "customers_are", "complexity", "email_list"),
    *("marketing_budget", "months_to_results", "hours_marketing", "sales_cycle_days"),
    *("inbound_share", "repeat_share"),
)
"""What the rules of the six strategies look at."""
_MOST_TO_FIND_OUT = 3


def strategy_view(lesson: Lesson, business: Business) -> AdviceView:
    """The advice on marketing for a business: the moves, and every strategy with its rules."""
    advice, facts = marketing_advice(business), facts_of(business)
    return AdviceView(
        verdict="".join(_verdict(lesson, business, advice)),
        rows=tuple(_row(lesson, choice, advice, facts) for choice in advice.ranked),
    )


def _verdict(lesson: Lesson, business: Business, advice: MarketingAdvice) -> Iterator[str]:
    for place, move in enumerate(advice.moves, start=1):
        yield _move(lesson, place, move)
    if not advice.moves:
        yield f"<p><b>{phrase_html(lesson, 'worksheet.moves.none_clear')}</b></p>"
        yield from _find_out(lesson, advice.find_out)
    hours = business.hours_marketing
    if advice.moves and hours is not None and hours < FEW_HOURS:
        yield f"<p>{phrase_html(lesson, 'advice.moves.one_only')}</p>"
    if advice.left_out:
        names = [lesson.content.strategies[choice.key].name for choice in advice.left_out]
        yield f"<p>{phrase_html(lesson, 'worksheet.moves.tie', names=_listed(names, lesson))}</p>"
    if advice.stop:
        yield f"<p>{_stop(lesson, business, advice.stop.channel)}</p>"


def _move(lesson: Lesson, place: int, move: Choice) -> str:
    strategy, phrase = lesson.content.strategies[move.key], lesson.content.phrase
    against = f"advice.rule.{move.against}" if move.against else "advice.moves.none_against"
    texts = {
        "why": " ".join(phrase(f"advice.rule.{reason}") for reason in move.reasons),
        "against": phrase(against),
        "first_step": strategy.first_step,
    }
    lines = "".join(
        f"<p><b>{phrase_html(lesson, f'worksheet.moves.{key}')}:</b> {escape(text)}</p>"
        for key, text in texts.items()
    )
    title = escape(f"{place}. {strategy.name}")
    return f'<div class="smk-move"><p class="smk-big">{title}</p>{lines}</div>'


def _find_out(lesson: Lesson, find_out: tuple[str, ...]) -> Iterator[str]:
    labels = [lesson.content.fields[name].label for name in find_out[:_MOST_TO_FIND_OUT]]
    if labels:
        names = _listed(labels, lesson)
        yield f"<p>{phrase_html(lesson, 'worksheet.moves.find_out', names=names)}</p>"


def _stop(lesson: Lesson, business: Business, channel: Channel) -> str:
    if channel.leads:
        return phrase_html(lesson, "advice.moves.stop", channel=channel.name)
    spend = format_money(
        channel.spend, currency=business.currency or "USD", language=lesson.language, cents="auto"
    )
    return phrase_html(lesson, "advice.moves.stop_no_leads", channel=channel.name, spend=spend)


def _row(lesson: Lesson, choice: Choice, advice: MarketingAdvice, facts: Facts) -> ChoiceRow:
    mark = "pick" if choice in advice.moves else "tie" if choice in advice.left_out else ""
    fired = [rule for rule in STRATEGIES[choice.key] if rule.fires(facts)]
    return ChoiceRow(
        name=lesson.content.strategies[choice.key].name,
        score=lesson.phrase("explorer.points", points=_signed(choice.score), count=choice.score),
        mark=lesson.phrase(f"explorer.mark.{mark}") if mark else "",
        rules=tuple(
            f"{_signed(rule.points)} {lesson.content.phrase(f'advice.rule.{rule.key}')}"
            for rule in sorted(fired, key=lambda rule: -rule.points)
        ),
    )


def _signed(points: int) -> str:
    return f"{points:+d}".replace("-", "\N{MINUS SIGN}").replace("+0", "0")


def _listed(names: list[str], lesson: Lesson) -> str:
    return format_list(names, language=lesson.language)

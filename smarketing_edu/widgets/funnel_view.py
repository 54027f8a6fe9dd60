"""What is shown of one funnel: bars, a sentence and a table, all from the same measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from smarketing_edu.charts.funnel_chart import FunnelChart
from smarketing_edu.charts.stage_words import stage_name
from smarketing_edu.content.explain import explain_reason
from smarketing_edu.content.format import format_measure, format_number, format_range
from smarketing_edu.model.funnel import Funnel, what_if
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import said

_SHOWS_RANGE = (Status.OK, Status.ROUGH)


@dataclass(frozen=True)
class FunnelView:
    """Bars and sentence as HTML, and the rows of the table: name, people, share, likely, how sure.

    `doubtful` says that the sentence asks about numbers that do not fit.
    """

    bars: str
    sentence: str
    rows: tuple[tuple[str, ...], ...]
    doubtful: bool = False


def without(funnel: Funnel, stage: str) -> Funnel:
    """The funnel as it would be with nobody at one stage: all later ones are at zero too."""
    first = stage == funnel.stages[0].key
    zeroed = what_if(funnel, start=0) if first else what_if(funnel, rates={stage: 0})
    # nobody counted these people, so there is no range to show
    return replace(zeroed, same_people=False)


def funnel_view(
    lesson: Lesson, funnel: Funnel, *, chart: FunnelChart, zero: str | None = None
) -> FunnelView:
    """A funnel as bars, sentence and table; `zero` is the stage that was set to zero, if any."""
    rates: list[Measure | None] = [None, *funnel.rates]
    names = [stage_name(stage, language=lesson.language) for stage in funnel.stages]
    counts = [format_number(stage.count, language=lesson.language) for stage in funnel.stages]
    shares = [_share(rate, lesson) for rate in rates]
    likely = [_likely(rate, lesson) for rate in rates]
    drawn = chart.update(funnel, language=lesson.language)
    bars = "".join(
        f'<div class="smk-bar-row">{drawn.row(place)}<span>'
        f"<b>{escape(share)}</b> {escape(_likely_words(ends, lesson))}</span></div>"
        for place, (share, ends) in enumerate(zip(shares, likely, strict=True))
    )
    alt = escape(drawn.alt, quote=True)
    sure = ["" if zero else _sure(rate, lesson) for rate in rates]
    doubt = "" if zero else " ".join(_doubts(rates, names, lesson))
    sentence = _sentence(lesson, funnel, zero=zero)
    return FunnelView(
        bars=f'<div class="smk-bars" role="img" aria-label="{alt}">{bars}</div>',
        sentence=f"{sentence} {doubt}".strip(),
        rows=tuple(zip(names, counts, shares, likely, sure, strict=True)),
        doubtful=bool(doubt),
    )


def _share(rate: Measure | None, lesson: Lesson) -> str:
    if rate is None or rate.status == Status.CHECK:
        return ""
    return format_measure(rate, language=lesson.language)


def _likely(rate: Measure | None, lesson: Lesson) -> str:
    if rate is None or rate.status not in _SHOWS_RANGE:
        return ""
    return format_range(rate.low, rate.high, language=lesson.language)


def _likely_words(ends: str, lesson: Lesson) -> str:
    return lesson.phrase("funnel.likely", range=ends) if ends else ""


def _sure(rate: Measure | None, lesson: Lesson) -> str:
    return "" if rate is None else lesson.content.phrase(f"measures.status.{rate.status}")


def _doubts(rates: Sequence[Measure | None], names: Sequence[str], lesson: Lesson) -> Iterator[str]:
    for rate, name in zip(rates, names, strict=True):
        if rate is not None and rate.status == Status.CHECK:
            reason = explain_reason(rate, language=lesson.language)
            yield said(lesson, "funnel.doubt", name=name, reason=reason)


def _sentence(lesson: Lesson, funnel: Funnel, *, zero: str | None) -> str:
    first, last = funnel.stages[0], funnel.stages[-1]
    words = dict(_written(lesson, funnel))
    if zero:
        name = next(stage for stage in funnel.stages if stage.key == zero)
        return said(lesson, "funnel.zero", name=stage_name(name, language=lesson.language))
    if not first.count or last.count is None:
        return said(lesson, "funnel.blank")
    if not words["share"]:
        return ""
    return said(lesson, "funnel.sentence", **words)


def _written(lesson: Lesson, funnel: Funnel) -> Iterator[tuple[str, str]]:
    yield "first", format_number(funnel.stages[0].count, language=lesson.language)
    yield "last", format_number(funnel.stages[-1].count, language=lesson.language)
    # few people: what was counted stands in the sentence already, as "3 of 8"
    overall = funnel.overall_rate
    few = overall.status == Status.TOO_FEW
    status_known = overall.value is not None and overall.status != Status.CHECK
    key = "funnel.few" if few else "funnel.share"
    shown = format_measure(overall, language=lesson.language)
    yield "share", lesson.phrase(key, share=shown) if status_known else ""

"""Page two, the finding: where to work first, or what to count before anyone can say."""

from __future__ import annotations

from smarketing_edu.content.format import (
    format_list,
    format_number,
    format_percent,
    format_quantity,
    format_range,
)
from smarketing_edu.model.business import STAGES
from smarketing_edu.model.measure import Measure
from smarketing_edu.model.priority import Step, WhereToWork
from smarketing_edu.model.reason import Reason
from smarketing_edu.worksheet.blocks import Callout
from smarketing_edu.worksheet.letters import LETTERS
from smarketing_edu.worksheet.spans import Span, Words, words
from smarketing_edu.worksheet.start import Worksheet

_GOAL_MISSING = (Reason.NO_TARGET, Reason.NO_LATER_TARGET)


def work_first(worksheet: Worksheet) -> Callout:
    """Where to work first, with its reason, its range and its runner-up, as far as can be told."""
    found = worksheet.where_to_work
    if not found.ranked:
        return _nothing_yet(worksheet, found)
    leader = found.ranked[0]
    verdict = worksheet.content.phrase(f"priority.verdict.{found.verdict}")
    title = worksheet.rich("work_first.title", verdict=verdict, **_ends(worksheet, leader))
    paragraphs = [(*_reading(worksheet, leader), *_stake(worksheet, leader))]
    paragraphs.append(_meaning(worksheet, found))
    paragraphs += [_runner_up(worksheet, step) for step in found.ranked[1:2]]
    paragraphs += _to_check(worksheet, found)
    return Callout(title=title, paragraphs=tuple(paragraphs), job=leader.job)


def _nothing_yet(worksheet: Worksheet, found: WhereToWork) -> Callout:
    """What to count, or which goal to set, before any step can be called weak."""
    content = worksheet.content
    questions = [step for step in found.questions if step not in found.to_check]
    without_goal = [step for step in questions if step.question in _GOAL_MISSING]
    to_count = [
        step
        for step in questions
        if step not in without_goal and step.question != Reason.NOT_SAME_PEOPLE
    ]
    paragraphs = [words(content.phrase(f"priority.verdict_meaning.{found.verdict}"))]
    paragraphs += _to_check(worksheet, found)
    for key, steps in (("count", to_count), ("set_goal", without_goal)):
        stages = dict.fromkeys(_name(worksheet, step.stage) for step in steps)
        if stages:
            names = format_list(stages, language=content.language)
            paragraphs.append(worksheet.rich(f"work_first.{key}", names=names))
    title = (Span(text=content.phrase(f"priority.verdict.{found.verdict}"), strong=True),)
    return Callout(title=title, paragraphs=tuple(paragraphs))


def _to_check(worksheet: Worksheet, found: WhereToWork) -> list[Words]:
    """Each pair of counts that cannot both be right."""
    language = worksheet.language
    asked = []
    for step in found.to_check:
        many, few = step.rate.k_of_n or (0.0, 0.0)
        asked.append(
            worksheet.rich(
                "work_first.check",
                many=format_number(many, language=language),
                few=format_number(few, language=language),
                **_ends(worksheet, step),
            )
        )
    return asked


def _reading(worksheet: Worksheet, step: Step) -> Words:
    """Now so many of so many go on; the target, and whose it is."""
    language = worksheet.language
    count, of = step.rate.k_of_n or (0.0, 0.0)
    now = worksheet.rich(
        "work_first.now",
        some=format_number(count, language=language),
        of=format_number(of, language=language),
        share=format_percent(step.rate.value, language=language),
        likely=format_range(step.rate.low, step.rate.high, language=language),
    )
    target = worksheet.rich(
        f"work_first.{step.target_source}",
        target=format_percent(step.target.value if step.target else None, language=language),
    )
    return (*now, *target)


def _stake(worksheet: Worksheet, step: Step) -> Words:
    """What reaching the target would bring: money where it is known, else sales."""
    if step.stake is None:
        return ()
    if step.stake.money.value is not None:
        shown, key = step.stake.money, "work_first.worth_money"
    else:
        shown, key = step.stake.extra_sales, "work_first.worth_sales"
    if shown.value is None:
        return ()
    likely = _range(worksheet, shown)
    parts = worksheet.rich(key, worth=_quantity(worksheet, shown, shown.value), likely=likely)
    return (*parts, Span(letter=LETTERS["money_at_stake"]))


def _meaning(worksheet: Worksheet, found: WhereToWork) -> Words:
    phrase = worksheet.content.phrase
    said = [phrase(f"priority.verdict_meaning.{found.verdict}")]
    if found.capacity_first:
        said.insert(0, phrase("priority.capacity_first"))
    if found.try_first:
        said.append(worksheet.phrase("work_first.cheapest", **_ends(worksheet, found.try_first)))
    return words(" ".join(said))


def _runner_up(worksheet: Worksheet, step: Step) -> Words:
    gap = worksheet.content.phrase(f"priority.gap.{step.gap}")
    named = worksheet.rich("work_first.runner_up", gap=gap, **_ends(worksheet, step))
    parts = (*named, *_reading(worksheet, step))
    return tuple(part.model_copy(update={"note": True}) for part in parts)


def _ends(worksheet: Worksheet, step: Step) -> dict[str, str]:
    earlier = STAGES[STAGES.index(step.stage) - 1]
    return {"earlier": _name(worksheet, earlier), "later": _name(worksheet, step.stage)}


def _name(worksheet: Worksheet, stage: str) -> str:
    return worksheet.stage_name(stage)


def _range(worksheet: Worksheet, measure: Measure) -> str:
    return format_range(
        measure.low,
        measure.high,
        unit=measure.unit,
        language=worksheet.language,
        currency=worksheet.currency,
    )


def _quantity(worksheet: Worksheet, measure: Measure, value: float) -> str:
    return format_quantity(
        value, unit=measure.unit, language=worksheet.language, currency=worksheet.currency
    )

"""Page two, "My funnel": how many people reach each stage, and the numbers that follow."""

from __future__ import annotations

from smarketing_edu.charts.funnel_chart import funnel_chart
from smarketing_edu.content.format import format_number, format_percent, format_range
from smarketing_edu.model.business import STAGES
from smarketing_edu.model.funnel import FunnelStage, funnel_of
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.worksheet.blocks import Bars, BigNumber, Cell, Column, Numbers, Table, Text
from smarketing_edu.worksheet.letters import letter_of
from smarketing_edu.worksheet.spans import Span, Words, words
from smarketing_edu.worksheet.start import Worksheet

_LONGEST_LABEL = 40
_LADDER = ("purchase", "evaluation", "intent", "consideration")
_NUMBERS = ("revenue", "average_sale", "lead_to_sale_rate", "cost_per_lead", "lead_value")


def funnel_table(worksheet: Worksheet) -> Table:
    """The six stages with the owner's own names: bar, people, share of the stage before, range."""
    funnel = funnel_of(worksheet.business)
    chart = funnel_chart(funnel, language=worksheet.language)
    phrase = worksheet.phrase
    past = [Column(heading=words(phrase("funnel.last_time")), width=1.5, align="right")]
    columns = (
        Column(heading=words(phrase("funnel.stage")), width=3.5),
        Column(width=1.6 if worksheet.previous else 2.7),
        Column(heading=words(phrase("funnel.people")), width=1.25, align="right"),
        *(past if worksheet.previous else ()),
        Column(heading=_lettered(phrase("funnel.share"), "stage_rate"), width=1.2, align="right"),
        Column(heading=words(phrase("funnel.likely")), width=1.6, align="right"),
        Column(heading=words(phrase("funnel.goal")), width=1.15, align="right"),
    )
    return Table(
        columns=columns,
        rows=tuple(_stage_row(worksheet, stage) for stage in funnel.stages),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt),
    )


def _stage_row(worksheet: Worksheet, stage: FunnelStage) -> tuple[Cell, ...]:
    name = [Span(text=worksheet.stage_name(stage.key), job=stage.job)]
    if not stage.name:
        name.append(Span(text=f" {worksheet.phrase(f'stage.{stage.key}')}", note=True))
    counted = format_number(stage.count, language=worksheet.language)
    people = Cell(words=words(counted)) if counted else Cell(write_in=worksheet.write_in(stage.key))
    past = (Cell(words=_past(worksheet, stage)),) if worksheet.previous else ()
    if stage.key == STAGES[0]:
        share, likely = Cell(), Cell()
    else:
        rate = worksheet.measures[f"{stage.key}_rate"]
        share, likely = _share(worksheet, rate), _likely(worksheet, rate)
    goal = _goal(worksheet, stage)
    return (Cell(words=tuple(name)), Cell(), people, *past, share, likely, goal)


def _past(worksheet: Worksheet, stage: FunnelStage) -> Words:
    """How many people, and which share of the stage before, last time."""
    shown = [worksheet.shown_last_time(key) for key in (stage.key, f"{stage.key}_rate")]
    return (Span(text=" · ".join(part for part in shown if part), note=True),)


def _lettered(text: str, key: str) -> Words:
    return (Span(text=text, letter=letter_of(key)),)


def _goal(worksheet: Worksheet, stage: FunnelStage) -> Cell:
    """The share this owner wants to reach the stage, or a line to set it."""
    if stage.key == STAGES[0]:
        return Cell()
    target = getattr(worksheet.business, f"{stage.key}_target")
    if target is None:
        return Cell(write_in=worksheet.write_in(f"{stage.key}_target"))
    return Cell(words=words(format_percent(target, language=worksheet.language)))


def _share(worksheet: Worksheet, rate: Measure) -> Cell:
    if rate.value is None:
        return Cell(write_in=worksheet.write_in(f"note_{rate.key}"))
    return Cell(words=words(worksheet.shown(rate.key)))


def _likely(worksheet: Worksheet, rate: Measure) -> Cell:
    if rate.value is None or rate.status == Status.TOO_FEW:
        return Cell()
    shown = format_range(rate.low, rate.high, language=worksheet.language)
    parts = [Span(text=shown, note=True)] if shown else []
    if rate.status in (Status.ROUGH, Status.CHECK):
        parts.append(Span(text=" " + worksheet.phrase(f"status.{rate.status}"), note=True))
    return Cell(words=tuple(parts))


def funnel_note(worksheet: Worksheet) -> Text:
    """What the bars and the range mean, and the share from first to last."""
    overall = worksheet.measures["overall_rate"]
    period = worksheet.short(worksheet.business.period_label, _LONGEST_LABEL)
    lines = [Span(text=f"{period}. ", strong=True, note=True)] if period else []
    lines.append(Span(text=worksheet.phrase("funnel.note"), note=True))
    if overall.k_of_n is not None:
        count, of = overall.k_of_n
        shown = worksheet.phrase(
            "funnel.overall",
            count=count,
            of=format_number(of, language=worksheet.language),
            share=worksheet.shown("overall_rate"),
        )
        lines.append(Span(text=" " + shown, note=True, letter=letter_of("overall_rate")))
    return Text(paragraphs=(tuple(lines),), optional=1)


def five_numbers(worksheet: Worksheet) -> Numbers:
    """Five numbers worth knowing by heart; a blank one shows how to work it out."""
    return Numbers(numbers=tuple(_number(worksheet, key) for key in _NUMBERS))


def _number(worksheet: Worksheet, key: str) -> BigNumber:
    measure = worksheet.measures[key]
    name = key if key in ("revenue", "average_sale") else f"note_{key}"
    return BigNumber(
        label=worksheet.phrase(f"number.{key}"),
        value=worksheet.shown(key),
        letter=letter_of(key),
        note=worksheet.last_time(key) or _formula(worksheet, measure),
        write_in=worksheet.write_in(name) if measure.value is None else None,
    )


def _formula(worksheet: Worksheet, measure: Measure) -> str:
    """How to work a number out by hand, where it is still to be filled in."""
    return worksheet.phrase(f"formula.{measure.key}") if measure.value is None else ""


def to_reach_goal(worksheet: Worksheet) -> Numbers | Text:
    """How many people each stage takes to reach the goal, if nothing else changes."""
    boxes = []
    for stage in _LADDER:
        needed = worksheet.shown(f"{stage}_needed")
        boxes.append(
            BigNumber(
                label=worksheet.stage_name(stage),
                value=needed,
                letter=letter_of(f"{stage}_needed") if needed else None,
                note=_now(worksheet, stage),
                write_in=None if needed else worksheet.write_in(f"note_{stage}_needed"),
            )
        )
    return Numbers(numbers=tuple(boxes))


def _now(worksheet: Worksheet, stage: str) -> str:
    counted = worksheet.shown(stage)
    return worksheet.phrase("ladder.now", people=counted) if counted else ""

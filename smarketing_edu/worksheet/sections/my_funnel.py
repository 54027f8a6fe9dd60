"""Page two, "My funnel": how many people reach each stage, and the numbers that follow."""

from __future__ import annotations

from collections.abc import Iterable

from smarketing_edu.charts.funnel_chart import funnel_chart
from smarketing_edu.charts.leads_ladder_chart import leads_ladder_chart
from smarketing_edu.content.format import (
    format_number,
    format_percent,
    format_quantity,
    format_range,
)
from smarketing_edu.content.phrases import one_stop
from smarketing_edu.model.business import STAGES
from smarketing_edu.model.funnel import Funnel, FunnelStage, funnel_of
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.worksheet.blocks import Bars, BigNumber, Cell, Column, Numbers, Table, Text
from smarketing_edu.worksheet.letters import letter_of
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.worksheet.start import Worksheet

_COLUMNS = {
    "stage": 3.75,
    "bar": 2.45,
    "people": 1.25,
    "last_time": 1.5,
    "share": 1.2,
    "likely": 1.6,
    "goal": 1.15,
}
_LARGE_COLUMNS = {
    "stage": 3.1,
    "bar": 2.1,
    "people": 1.35,
    "last_time": 1.6,
    "share": 2.2,
    "goal": 1.2,
}
"""Large print has no room for a column of ranges: each stands under its share."""
_USUAL_DIGITS = 9
_LARGE_DIGITS = 6
_OFTEN = 1.2
"""From so many sales of one buyer on, a count of sales is far from a count of people."""
_LADDER = ("consideration", "intent", "evaluation", "purchase")
_NUMBERS = ("revenue", "average_sale", "lead_to_sale_rate", "cost_per_lead", "lead_value")


def funnel_table(worksheet: Worksheet) -> Table:
    """The six stages with the owner's own names: bar, people, share of the stage before, range.

    What nobody has counted yet has no bars and no ranges, and more room to write in their place.
    """
    funnel = funnel_of(worksheet.business)
    counted = any(stage.count for stage in funnel.stages)
    widths = _widths(worksheet)
    columns = [column for column in widths if counted or column not in ("bar", "likely")]
    if not worksheet.previous:
        columns.remove("last_time")
    chart = (
        funnel_chart(funnel, language=worksheet.language, width_pt=worksheet.bars_width)
        if counted
        else None
    )
    return Table(
        columns=tuple(_funnel_column(worksheet, column) for column in columns),
        rows=tuple(
            tuple(_funnel_cell(worksheet, stage, column) for column in columns)
            for stage in funnel.stages
        ),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt) if chart else None,
    )


def _widths(worksheet: Worksheet) -> dict[str, float]:
    return _LARGE_COLUMNS if worksheet.large else _COLUMNS


def _funnel_column(worksheet: Worksheet, name: str) -> Column:
    if name == "bar":
        return Column(width=1.6 if worksheet.previous else _widths(worksheet)[name])
    letter = letter_of("stage_rate") if name == "share" else None
    counts = STAGES if name == "people" else ()
    return Column(
        heading=words(Span(text=worksheet.phrase(f"funnel.{name}"), letter=letter)),
        width=_roomy(worksheet, counts, usual=_widths(worksheet)[name]),
        align="left" if name == "stage" else "right",
    )


def _roomy(worksheet: Worksheet, keys: Iterable[str], *, usual: float) -> float:
    """The width of a column of numbers: more than usual where one is very long."""
    longest = max((len(worksheet.shown(key)) for key in keys), default=0)
    return usual * max(1, longest / (_LARGE_DIGITS if worksheet.large else _USUAL_DIGITS))


def _funnel_cell(worksheet: Worksheet, stage: FunnelStage, column: str) -> Cell:
    if column == "stage":
        name = words(Span(text=worksheet.stage_name(stage.key), job=stage.job))
        return Cell(words=name, note="" if stage.name else worksheet.phrase(f"stage.{stage.key}"))
    if column == "people":
        counted = format_number(stage.count, language=worksheet.language)
        return Cell(words=words(counted)) if counted else _blank(worksheet, stage.key)
    if column == "last_time":
        return _past(worksheet, stage)
    if column == "bar" or stage.key == STAGES[0]:
        return Cell()
    if column == "goal":
        return _goal(worksheet, stage)
    rate = worksheet.measures[f"{stage.key}_rate"]
    if column == "share":
        return _share(worksheet, rate)
    return Cell(words=words(Span(text=_likely(worksheet, rate), note=True)))


def _blank(worksheet: Worksheet, name: str) -> Cell:
    return Cell(write_in=worksheet.write_in(name))


def _past(worksheet: Worksheet, stage: FunnelStage) -> Cell:
    """How many people, and which share of the stage before, last time."""
    people, share = (worksheet.shown_last_time(key) for key in (stage.key, f"{stage.key}_rate"))
    if worksheet.large:
        return Cell(words=(Span(text=people, note=True),), note=share)
    both = " · ".join(part for part in (people, share) if part)
    return Cell(words=(Span(text=both, note=True),))


def _goal(worksheet: Worksheet, stage: FunnelStage) -> Cell:
    """The share this owner wants to reach the stage, or a line to set it."""
    target = getattr(worksheet.business, f"{stage.key}_target")
    if target is None:
        return _blank(worksheet, f"{stage.key}_target")
    return Cell(words=words(format_percent(target, language=worksheet.language)))


def _share(worksheet: Worksheet, rate: Measure) -> Cell:
    if rate.value is None:
        return _blank(worksheet, f"note_{rate.key}")
    # a share of what cannot be is no share: "check" stands beside it
    shown = "" if rate.status == Status.CHECK else worksheet.shown(rate.key)
    return Cell(words=words(shown), note=_likely(worksheet, rate) if worksheet.large else "")


def _likely(worksheet: Worksheet, rate: Measure) -> str:
    """The range of a share, and whether to doubt it."""
    if rate.value is None or rate.status == Status.TOO_FEW:
        return ""
    shown = format_range(rate.low, rate.high, language=worksheet.language)
    doubtful = rate.status in (Status.ROUGH, Status.CHECK)
    doubt = worksheet.phrase(f"status.{rate.status}") if doubtful else ""
    return " ".join(part for part in (shown, doubt) if part)


def funnel_note(worksheet: Worksheet) -> Text:
    """What the bars and the range mean, and the share from first to last."""
    overall = worksheet.measures["overall_rate"]
    period = worksheet.answer("period_label")
    stop = one_stop(period, ". ")
    lines = [Span(text=f"{period}{stop}", strong=True, note=True)] if period else []
    counted = any(stage.count for stage in funnel_of(worksheet.business).stages)
    said = [worksheet.phrase("funnel.share_note")]
    said += [worksheet.phrase("funnel.chart_note")] if counted else []
    lines.append(Span(text=" ".join(said), note=True))
    if overall.k_of_n is not None and overall.value is not None:
        count, of = overall.k_of_n
        words_for = {"count": count, "of": format_number(of, language=worksheet.language)}
        if overall.asks_for_a_recount:
            shown = worksheet.phrase("funnel.overall_check", **words_for)
        else:
            share = worksheet.shown("overall_rate")
            shown = worksheet.phrase("funnel.overall", share=share, **words_for)
        lines.append(Span(text=" " + shown, note=True, letter=letter_of("overall_rate")))
    return Text(paragraphs=(tuple(lines),), optional=1)


def five_numbers(worksheet: Worksheet) -> Numbers:
    """Five numbers worth knowing by heart; a blank one shows how to work it out."""
    return Numbers(numbers=tuple(_number(worksheet, key) for key in _NUMBERS))


def _number(worksheet: Worksheet, key: str) -> BigNumber:
    shown = worksheet.shown(key)
    name = key if key in ("revenue", "average_sale") else f"note_{key}"
    return BigNumber(
        label=worksheet.phrase(f"number.{key}"),
        value=shown,
        letter=letter_of(key),
        note=_number_note(worksheet, key),
        write_in=None if shown else worksheet.write_in(name),
    )


def _number_note(worksheet: Worksheet, key: str) -> str:
    """How to work a blank number out, what is wrong with one, or what it was last time."""
    last_time = worksheet.last_time(key)
    if not worksheet.shown(key):
        return last_time or worksheet.phrase(f"formula.{key}")
    if worksheet.measures[key].asks_for_a_recount:
        return worksheet.content.phrase("measures.status.check")
    return last_time


def to_reach_goal(worksheet: Worksheet) -> Table:
    """How many people each stage takes to reach the goal, beside those there are now."""
    funnel = funnel_of(worksheet.business)
    rungs = Funnel(stages=tuple(stage for stage in funnel.stages if stage.key in _LADDER))
    rungs_known = [bool(worksheet.shown(f"{stage}_needed")) for stage in _LADDER]
    known = any(rungs_known)
    chart = leads_ladder_chart(
        rungs,
        measures=worksheet.measures,
        language=worksheet.language,
        width_pt=worksheet.bars_width,
    )
    letter = letter_of("stage_needed") if known else None
    needed = words(Span(text=worksheet.phrase("ladder.needed"), letter=letter))
    now = words(worksheet.phrase("ladder.now"))
    usual = 2 if worksheet.large else 1.5
    wide = _roomy(worksheet, (*_LADDER, *(f"{key}_needed" for key in _LADDER)), usual=usual)
    heads = [
        Column(heading=words(worksheet.phrase("funnel.stage")), width=3.5),
        *(
            [
                Column(width=2.6 if worksheet.large else 4.6),
                Column(heading=now, width=wide, align="right"),
            ]
            if known
            else []
        ),
        Column(heading=needed, width=wide, align="right"),
    ]
    return Table(
        columns=tuple(heads),
        rows=tuple(_rung(worksheet, stage, barred=known) for stage in rungs.stages),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt) if known else None,
        note=_ladder_note(worksheet) if known else "",
        optional=0 if all(rungs_known) else 1,
    )


def _ladder_note(worksheet: Worksheet) -> str:
    """What is filled and what is outlined, and that one buyer may bring more than one sale."""
    note = worksheet.phrase("ladder.note")
    sales, buyers = worksheet.business.sales_count, worksheet.business.purchase
    if not sales or not buyers or sales / buyers < _OFTEN:
        return note
    times = format_quantity(sales / buyers, unit="ratio", language=worksheet.language)
    return f"{note} {worksheet.phrase('ladder.often', times=times)}"


def _rung(worksheet: Worksheet, stage: FunnelStage, *, barred: bool) -> tuple[Cell, ...]:
    name = words(Span(text=worksheet.stage_name(stage.key), job=stage.job))
    key = f"{stage.key}_needed"
    needed = Span(text=worksheet.shown(key), strong=True)
    return (
        Cell(words=name),
        *((Cell(), Cell(words=words(worksheet.shown(stage.key)))) if barred else ()),
        Cell(words=(needed,)) if needed.text else _blank(worksheet, f"note_{key}"),
    )

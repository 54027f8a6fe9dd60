"""Page two, "My funnel": how many people reach each stage, and the numbers that follow."""

from __future__ import annotations

from smarketing_edu.charts.funnel_chart import funnel_chart
from smarketing_edu.content.format import format_number, format_range
from smarketing_edu.model.business import STAGES
from smarketing_edu.model.funnel import FunnelStage, funnel_of
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.worksheet.blocks import Bars, BigNumber, Cell, Column, Numbers, Table, Text
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.worksheet.start import Worksheet

_NUMBERS = ("revenue", "average_sale", "lead_to_sale_rate", "cost_per_lead", "lead_value")


def funnel_table(worksheet: Worksheet) -> Table:
    """The six stages with the owner's own names: bar, people, share of the stage before, range."""
    funnel = funnel_of(worksheet.business)
    chart = funnel_chart(funnel, language=worksheet.language)
    phrase = worksheet.phrase
    columns = (
        Column(heading=words(phrase("funnel.stage")), width=3.5),
        Column(width=3.3),
        Column(heading=words(phrase("funnel.people")), width=1.2, align="right"),
        Column(heading=words(phrase("funnel.share")), width=1.2, align="right"),
        Column(heading=words(phrase("funnel.likely")), width=1.5, align="right"),
    )
    return Table(
        columns=columns,
        rows=tuple(_stage_row(worksheet, stage) for stage in funnel.stages),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt),
    )


def _stage_row(worksheet: Worksheet, stage: FunnelStage) -> tuple[Cell, ...]:
    name = stage.name or worksheet.phrase(f"stage.{stage.key}")
    counted = format_number(stage.count, language=worksheet.language)
    people = Cell(words=words(counted)) if counted else Cell(write_in=worksheet.write_in(stage.key))
    if stage.key == STAGES[0]:
        share, likely = Cell(), Cell()
    else:
        rate = worksheet.measures[f"{stage.key}_rate"]
        share, likely = _share(worksheet, rate), _likely(worksheet, rate)
    return (Cell(words=(Span(text=name, job=stage.job),)), Cell(), people, share, likely)


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
    lines = [Span(text=worksheet.phrase("funnel.note"), note=True)]
    if overall.value is not None:
        shown = worksheet.phrase(
            "funnel.overall",
            count=format_number(overall.inputs["count"], language=worksheet.language),
            of=format_number(overall.inputs["of"], language=worksheet.language),
            share=worksheet.shown("overall_rate"),
        )
        lines.append(Span(text=" " + shown, note=True))
    return Text(paragraphs=(tuple(lines),))


def five_numbers(worksheet: Worksheet) -> Numbers:
    """Five numbers worth knowing by heart; a blank one shows how to work it out."""
    return Numbers(numbers=tuple(_number(worksheet, key) for key in _NUMBERS))


def _number(worksheet: Worksheet, key: str) -> BigNumber:
    measure = worksheet.measures[key]
    name = key if key in ("revenue", "average_sale") else f"note_{key}"
    return BigNumber(
        label=worksheet.phrase(f"number.{key}"),
        value=worksheet.shown(key),
        note=worksheet.phrase(f"formula.{key}"),
        write_in=worksheet.write_in(name) if measure.value is None else None,
    )

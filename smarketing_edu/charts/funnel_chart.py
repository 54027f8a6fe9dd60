"""The funnel: one bar for each stage, as long as the square root of its people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from smarketing_edu.charts.bar import JOB_FILLS, Bar, Whisker
from smarketing_edu.charts.canvas import DRAWING, blank_figure, draw
from smarketing_edu.charts.chart import Chart
from smarketing_edu.charts.row_label import DIGITS_WIDTH, LETTER_WIDTH, RowLabel
from smarketing_edu.charts.stage_words import stage_name
from smarketing_edu.content.format import format_number, format_percent
from smarketing_edu.content.loader import load_content
from smarketing_edu.model.funnel import Funnel, FunnelStage
from smarketing_edu.model.measure import Measure, Status

_BAR_SHARE = 0.48  # of the height of a row
_TRUSTED = (Status.OK, Status.ROUGH)


def funnel_chart(
    funnel: Funnel,
    *,
    language: str,
    width_pt: float = 190,
    row_height_pt: float = 31,
    labelled: bool = False,
) -> Chart:
    """Draw a funnel as one row for each stage; `labelled` adds letters and digits, to stand alone.

    The whisker spans the people that the 95 % range of the share stands for.
    """
    kept = _kept(len(funnel.stages), width_pt, row_height_pt, labelled)
    return kept.update(funnel, language=language)


class FunnelChart:
    """A kept picture of a funnel, for as many stages as it was made for; sizes in points."""

    def __init__(
        self, *, stages: int = 6, width_pt: float, row_height_pt: float, labelled: bool = False
    ) -> None:
        self._width, self._row_height = width_pt, row_height_pt
        self._figure = blank_figure(width_pt, row_height_pt * stages)
        left = LETTER_WIDTH if labelled else 0.6
        self._room = width_pt - left - (DIGITS_WIDTH if labelled else 0.6)
        middles = [row_height_pt * (stage + 0.5) for stage in range(stages)]
        height = row_height_pt * _BAR_SHARE
        self._bars = [Bar(self._figure, left=left, middle=y, height=height) for y in middles]
        self._whiskers = [Whisker(self._figure, left=left, middle=y) for y in middles]
        labels = middles if labelled else []
        self._labels = [RowLabel(self._figure, right=width_pt, middle=y) for y in labels]

    def update(self, funnel: Funnel, *, language: str) -> Chart:
        """Show another funnel with as many stages, and draw it."""
        with DRAWING:
            self._show(funnel, language=language)
            svg = draw(self._figure)
        return Chart(
            key="funnel_chart",
            svg=svg,
            alt=funnel_alt(funnel, language=language),
            note=load_content(language).phrase("charts.funnel.note"),
            width_pt=self._width,
            row_height_pt=self._row_height,
            rows=len(self._bars),
        )

    def _show(self, funnel: Funnel, *, language: str) -> None:
        longest = max((stage.count or 0 for stage in funnel.stages), default=0)
        rates = _rates(funnel)
        for stage, rate, bar, whisker in zip(
            funnel.stages, rates, self._bars, self._whiskers, strict=True
        ):
            show_count(bar, stage, longest=longest, room=self._room)
            ends = _likely_counts(rate)
            whisker.hide()
            if ends and longest:
                whisker.show(*(scaled(end, longest=longest, room=self._room) for end in ends))
        for label, stage, rate in zip(self._labels, funnel.stages, rates, strict=False):
            count = format_number(stage.count, language=language)
            share = _share(rate, language=language)
            label.show(job=stage.job, language=language, first=count, second=share)


def scaled(count: float, *, longest: float, room: float) -> float:
    """Give the length of a bar: the square root of its share of the longest, times the room."""
    return sqrt(count / longest) * room


def show_count(bar: Bar, stage: FunnelStage, *, longest: float, room: float) -> None:
    """Show how many people reached a stage: a bar, a thin line for none, dashes for not counted."""
    if stage.count is None:
        bar.show_blank(room)
    elif stage.count <= 0:
        bar.show_zero()
    else:
        length = scaled(stage.count, longest=longest, room=room)
        bar.show(length, fill=JOB_FILLS[stage.job])


def funnel_alt(funnel: Funnel, *, language: str) -> str:
    """Say a funnel in words: each stage with its people, and its share with the likely range."""
    phrase = load_content(language).phrase
    stages = zip(funnel.stages, _rates(funnel), strict=True)
    said = [_stage_alt(stage, rate, language=language) for stage, rate in stages]
    return " ".join([phrase("charts.funnel.alt"), *said])


def _stage_alt(stage: FunnelStage, rate: Measure | None, *, language: str) -> str:
    phrase = load_content(language).phrase
    words = {"name": stage_name(stage, language=language)}
    if stage.count is None:
        return phrase("charts.funnel.not_counted", **words)
    words["people"] = format_number(stage.count, language=language)
    if rate is not None and rate.asks_for_a_recount:
        return phrase("charts.funnel.check", **words)
    if rate is None or rate.value is None or rate.status == Status.CHECK:
        return phrase("charts.funnel.people", **words)
    words["share"] = _share(rate, language=language)
    if rate.status == Status.TOO_FEW:
        return phrase("charts.funnel.few", **words)
    if rate.low is None or rate.high is None:
        return phrase("charts.funnel.share", **words)
    words["low"] = format_percent(rate.low, language=language)
    words["high"] = format_percent(rate.high, language=language)
    return phrase("charts.funnel.range", **words)


def _share(rate: Measure | None, *, language: str) -> str:
    """Write a share as a percent, or as "3 of 8" where it is made of too few."""
    if rate is None or rate.k_of_n is None or rate.status == Status.CHECK:
        return ""
    if rate.status != Status.TOO_FEW:
        return format_percent(rate.value, language=language)
    count, of = rate.k_of_n
    written = format_number(of, language=language)
    return load_content(language).phrase("measures.k_of_n", count=count, of=written)


def _rates(funnel: Funnel) -> Sequence[Measure | None]:
    return (None, *funnel.rates)


def _likely_counts(rate: Measure | None) -> tuple[float, float] | None:
    """Give the ends of a share's range in people; nothing where the range says too little."""
    if rate is None or rate.status not in _TRUSTED or rate.k_of_n is None:
        return None
    if rate.low is None or rate.high is None:
        return None
    _, of = rate.k_of_n
    return rate.low * of, rate.high * of


@lru_cache(maxsize=8)
def _kept(stages: int, width_pt: float, row_height_pt: float, labelled: bool) -> FunnelChart:
    return FunnelChart(
        stages=stages, width_pt=width_pt, row_height_pt=row_height_pt, labelled=labelled
    )

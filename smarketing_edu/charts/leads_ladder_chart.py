"""What the goal asks for at each stage: filled what there is now, open what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from smarketing_edu.charts.bar import JOB_FILLS, Bar, Fill, Whisker
from smarketing_edu.charts.canvas import DRAWING, blank_figure, draw
from smarketing_edu.charts.chart import Chart
from smarketing_edu.charts.funnel_chart import scaled
from smarketing_edu.charts.row_label import DIGITS_WIDTH, LETTER_WIDTH, RowLabel
from smarketing_edu.charts.stage_words import stage_name
from smarketing_edu.content.format import format_number
from smarketing_edu.content.loader import load_content
from smarketing_edu.look.palette import JOB_MARKS
from smarketing_edu.model.funnel import Funnel, FunnelStage
from smarketing_edu.model.measure import Measure

_BAR_SHARE = 0.48  # of the height of a row


def leads_ladder_chart(
    funnel: Funnel,
    *,
    measures: Mapping[str, Measure],
    language: str,
    width_pt: float = 190,
    row_height_pt: float = 31,
    labelled: bool = False,
) -> Chart:
    """Draw the people that a goal needs at each stage, beside those there are now.

    `measures` are all those of the business; a whisker shows the range of the leads needed where
    leads are counted at that very stage.
    """
    kept = _kept(len(funnel.stages), width_pt, row_height_pt, labelled)
    return kept.update(funnel, measures=measures, language=language)


class LeadsLadderChart:
    """A kept picture of what a goal asks for; sizes in points."""

    def __init__(
        self, *, stages: int, width_pt: float, row_height_pt: float, labelled: bool = False
    ) -> None:
        self._width, self._row_height = width_pt, row_height_pt
        self._figure = blank_figure(width_pt, row_height_pt * stages)
        left = LETTER_WIDTH if labelled else 0.6
        self._room = width_pt - left - (DIGITS_WIDTH if labelled else 0.6)
        middles = [row_height_pt * (stage + 0.5) for stage in range(stages)]
        height = row_height_pt * _BAR_SHARE
        self._filled = [Bar(self._figure, left=left, middle=y, height=height) for y in middles]
        # on top: where less is needed than there is, its end still shows
        self._open = [Bar(self._figure, left=left, middle=y, height=height) for y in middles]
        self._whiskers = [Whisker(self._figure, left=left, middle=y) for y in middles]
        labels = middles if labelled else []
        self._labels = [RowLabel(self._figure, right=width_pt, middle=y) for y in labels]

    def update(self, funnel: Funnel, *, measures: Mapping[str, Measure], language: str) -> Chart:
        """Show another goal for a funnel with as many stages, and draw it."""
        with DRAWING:
            self._show(funnel, measures, language=language)
            svg = draw(self._figure)
        return Chart(
            key="leads_ladder_chart",
            svg=svg,
            alt=leads_ladder_alt(funnel, measures=measures, language=language),
            note=load_content(language).phrase("charts.ladder.note"),
            width_pt=self._width,
            row_height_pt=self._row_height,
            rows=len(self._open),
        )

    def _show(self, funnel: Funnel, measures: Mapping[str, Measure], *, language: str) -> None:
        ranges = [_range(stage, measures) for stage in funnel.stages]
        lengths = [stage.count or 0 for stage in funnel.stages]
        lengths += [_needed(stage, measures) or 0 for stage in funnel.stages]
        longest = max([*lengths, *(high for _, high in filter(None, ranges))])
        rows = zip(funnel.stages, ranges, self._open, self._filled, self._whiskers, strict=True)
        for stage, ends, wanted, there, whisker in rows:
            needed = _needed(stage, measures)
            _show_needed(wanted, stage, needed, longest=longest, room=self._room)
            _show_now(there, stage, longest=longest, room=self._room)
            whisker.hide()
            if ends and longest:
                whisker.show(*(scaled(end, longest=longest, room=self._room) for end in ends))
        for label, stage in zip(self._labels, funnel.stages, strict=False):
            label.show(
                job=stage.job,
                language=language,
                first=format_number(_needed(stage, measures), language=language),
                second=format_number(stage.count, language=language),
            )


def leads_ladder_alt(funnel: Funnel, *, measures: Mapping[str, Measure], language: str) -> str:
    """Say what a goal asks for in words: the people needed at each stage, and those there are."""
    phrase = load_content(language).phrase
    said = [phrase("charts.ladder.alt")]
    for stage in funnel.stages:
        needed = _needed(stage, measures)
        words = {
            "name": stage_name(stage, language=language),
            "needed": format_number(needed, language=language),
            "people": format_number(stage.count, language=language),
        }
        key = "not_known" if needed is None else "needed" if stage.count is None else "rung"
        said.append(phrase(f"charts.ladder.{key}", **words))
        ends = _range(stage, measures)
        if ends:
            low, high = (format_number(end, language=language) for end in ends)
            said.append(phrase("charts.ladder.range", low=low, high=high))
    return " ".join(said)


def _show_needed(
    bar: Bar, stage: FunnelStage, needed: float | None, *, longest: float, room: float
) -> None:
    bar.hide()
    if needed is None and stage.count is None:
        bar.show_blank(room)
    elif needed:
        edge = JOB_MARKS[stage.job].colour
        length = scaled(needed, longest=longest, room=room)
        bar.show(length, fill=Fill(edge, "none"))


def _show_now(bar: Bar, stage: FunnelStage, *, longest: float, room: float) -> None:
    bar.hide()
    if stage.count is not None and stage.count <= 0:
        bar.show_zero()
    elif stage.count:
        length = scaled(stage.count, longest=longest, room=room)
        bar.show(length, fill=JOB_FILLS[stage.job])


def _needed(stage: FunnelStage, measures: Mapping[str, Measure]) -> float | None:
    needed = measures[f"{stage.key}_needed"]
    return None if needed.asks_for_a_recount else needed.value


def _range(stage: FunnelStage, measures: Mapping[str, Measure]) -> tuple[float, float] | None:
    """Give the ends of the leads needed, at the stage where this owner counts leads."""
    needed = measures["leads_needed"]
    if stage.key != "intent" or stage.count is None or stage.count != measures["leads"].value:
        return None
    if needed.low is None or needed.high is None:
        return None
    return needed.low, needed.high


@lru_cache(maxsize=8)
def _kept(stages: int, width_pt: float, row_height_pt: float, labelled: bool) -> LeadsLadderChart:
    return LeadsLadderChart(
        stages=stages, width_pt=width_pt, row_height_pt=row_height_pt, labelled=labelled
    )

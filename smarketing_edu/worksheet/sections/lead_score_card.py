"""The lead score card: what a fact about a lead is worth, and from how many points on to call."""

from __future__ import annotations

from smarketing_edu.worksheet.blocks import Callout, Cell, Column, Table
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.worksheet.start import Worksheet

_FACTS = 6
_LONGEST_FACT = 60


def score_table(worksheet: Worksheet) -> Table:
    """Each fact with its points, and room to count how leads with that fact did in the past."""
    phrase = worksheet.phrase
    heads = [
        Column(heading=words(phrase(f"card.{name}")), width=width)
        for name, width in (("fact", 3.2), ("points", 1.0), ("had_it", 1.4), ("bought", 1.4))
    ]
    rows = tuple(_fact_row(worksheet, place) for place in range(1, _FACTS + 1))
    return Table(columns=tuple(heads), rows=rows, header_column=True)


def _fact_row(worksheet: Worksheet, place: int) -> tuple[Cell, ...]:
    own = worksheet.business.lead_points[place - 1 : place]
    fact = Cell(write_in=worksheet.numbered("note_fact", place))
    points = Cell(write_in=worksheet.numbered("note_points", place))
    if own:
        fact = Cell(words=words(worksheet.short(own[0].fact, _LONGEST_FACT)))
        points = Cell(words=(Span(text=worksheet.points(own[0].points), strong=True),))
    counts = (
        Cell(write_in=worksheet.numbered(f"note_{name}", place)) for name in ("had_it", "bought")
    )
    return (fact, points, *counts)


def score_rule(worksheet: Worksheet) -> Callout:
    """From how many points on to call the same day, or a line to set it."""
    threshold = worksheet.business.lead_threshold
    if threshold is None:
        return Callout(
            job="sales",
            title=worksheet.rich("card.rule_blank"),
            write_ins=(worksheet.write_in("lead_threshold"),),
        )
    return Callout(
        job="sales",
        title=worksheet.rich("card.rule", points=threshold),
        paragraphs=(worksheet.rich("card.rule_below"),),
    )

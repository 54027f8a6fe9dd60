"""The room in numbers says nothing that is not so, and nothing about a few."""

from __future__ import annotations

import pytest

from smarketing_edu.workshop.cohort import shown_counts
from smarketing_edu.workshop.cohort_page import room_hours
from smarketing_edu.workshop.paper import start_paper


@pytest.mark.parametrize(("language", "fewer"), [("en", "fewer"), ("es", "menos de 5")])
def test_a_group_hidden_for_anothers_sake_is_not_called_small(language: str, fewer: str) -> None:
    """Seven people are hidden where the total would tell of three: nobody calls them under five."""
    counts = shown_counts({"few": 20, "some": 7, "many": 3}, names=("none", "few", "some", "many"))
    assert counts == {"none": 0, "few": 20, "some": None, "many": None}
    figures = {"cohort": {"hours": {"sales": counts}}}
    paper = start_paper("cohort", {"title": "T"}, written_in=language, figures=figures)  # type: ignore[arg-type]
    table = room_hours(paper, "sales")
    assert table.bars is not None
    assert fewer not in table.text() + table.bars.alt
    assert "20" in table.text()

"""Last time's numbers beside today's: the words never mix up the two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smarketing_edu.model.business import Business
from smarketing_edu.worksheet.sections.asking import goal
from smarketing_edu.worksheet.sections.my_funnel import five_numbers, funnel_table, to_reach_goal
from smarketing_edu.worksheet.start import start_worksheet


@pytest.mark.parametrize(("language", "words"), [("en", "last time"), ("es", "la vez pasada")])
def test_only_the_earlier_numbers_are_called_last_time(
    language: str, words: str, bakery: Business
) -> None:
    """Today's sales and counts are never under that name; the earlier ones always are."""
    before = replace(bakery, revenue=4321.0, evaluation=87)
    worksheet = start_worksheet(bakery, written_in=language, language=language, previous=before)
    assert words not in goal(worksheet).text().lower()
    assert words not in to_reach_goal(worksheet).text().lower()
    assert words in funnel_table(worksheet).text().lower()
    assert "87" in funnel_table(worksheet).text()
    assert f"{words} $4,321" in five_numbers(worksheet).text().lower()

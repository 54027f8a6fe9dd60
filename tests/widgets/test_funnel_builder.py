"""The funnel: bars, sentence and numbers are one; zero anywhere is zero at the end."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.charts.funnel_chart import FunnelChart
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.widgets.funnel_builder import FunnelBuilder
from smarketing_edu.widgets.funnel_view import funnel_view, without
from tests.widgets.conftest import OpenLesson
from tests.widgets.test_hours_sliders import lesson, spoken

COUNTS = st.lists(st.none() | st.integers(0, 40) | st.integers(0, 10**6), min_size=6, max_size=6)
CHART = FunnelChart(width_pt=172, row_height_pt=33)


def business(counts: list[int | None], *, same_people: bool = True) -> Business:
    """A business with these counts, first stage to last."""
    told = dict(zip(STAGES, counts, strict=True))
    return Business(business_name="", counts_same_people=same_people, **told)  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(counts=COUNTS)
def test_bars_sentence_and_table_agree(counts: list[int | None]) -> None:
    """Each share and range beside a bar is in the picture's sentence and in the table."""
    view = funnel_view(lesson(), funnel_of(business(counts)), chart=CHART)
    alt = spoken(view.bars)
    beside = [
        html.unescape(re.sub(r"<[^>]+>", "", text))
        for text in re.findall(r"<span>(.*?)</span></div>", view.bars)
    ]
    assert len(beside) == len(view.rows) == 6
    for text, (name, people, share, likely, _) in zip(beside, view.rows, strict=True):
        said = next(each for each in alt.split(". ") if each.startswith(f"{name}:"))
        assert (people or "not counted yet") in said
        assert text.strip() == f"{share} {f'likely {likely}' if likely else ''}".strip()
        assert share in said
        assert likely in said


@settings(max_examples=20, deadline=None)
@given(
    counts=st.lists(st.integers(1, 10**6), min_size=6, max_size=6), stage=st.sampled_from(STAGES)
)
def test_one_step_at_zero_is_nobody_at_the_end(counts: list[int], stage: str) -> None:
    """With any one step at zero nobody buys; the steps before it keep their people."""
    funnel = without(funnel_of(business([*counts])), stage)
    place = STAGES.index(stage)
    assert [each.count for each in funnel.stages[:place]] == counts[:place]
    assert all(each.count == 0 for each in funnel.stages[place:])
    assert "Nobody buys" in funnel_view(lesson(), funnel, chart=CHART, zero=stage).sentence


def test_the_button_sets_a_step_to_zero_and_back(lesson_at: OpenLesson) -> None:
    """The owner picks a step, sees nobody buy, and gets the numbers back; nothing is saved."""
    lesson = lesson_at(4)
    builder = FunnelBuilder(lesson, own=True)
    for stage, count in zip(STAGES, (4000, 900, 300, 120, 80, 48), strict=True):
        builder.counts[stage].value = str(count)
    assert "48 of 4,000 buy" in builder.sentence.value
    builder.which.value = "interest"
    builder.to_zero.click()
    assert "Nobody buys" in builder.sentence.value
    assert "Interest: 0." in spoken(builder.bars.value)
    builder.which.value = "evaluation"
    assert "Interest: 900" in spoken(builder.bars.value)
    builder.to_zero.click()
    assert "48 of 4,000 buy" in builder.sentence.value
    assert lesson.business.stage_counts == (4000, 900, 300, 120, 80, 48)


def test_what_is_typed_is_read_as_people_write_it(lesson_at: OpenLesson) -> None:
    """A count may be written as 4k; what is no number is said, and the last count stays."""
    lesson = lesson_at(4)
    builder = FunnelBuilder(lesson, own=True)
    builder.counts["awareness"].value = "4k"
    assert lesson.business.awareness == 4000
    builder.counts["awareness"].value = "a lot"
    assert "a lot" in builder.problem.value
    assert lesson.business.awareness == 4000
    builder.counts["awareness"].value = ""
    assert lesson.business.awareness is None
    assert "a lot" not in builder.problem.value


def test_own_names_are_kept_and_shown(lesson_at: OpenLesson) -> None:
    """A stage bears the owner's word for it, in the table and in the picture's sentence."""
    lesson = lesson_at(4)
    builder = FunnelBuilder(lesson, own=True)
    builder.counts["awareness"].value = "100"
    builder.names["intent"].value = "Asked for <i>a date</i>"
    assert lesson.business.intent_name == "Asked for <i>a date</i>"
    assert "Asked for <i>a date</i>: not counted yet" in spoken(builder.bars.value)
    assert "<i>" not in builder.twin.table.value
    assert ("4. Asked for <i>a date</i>", "intent") in builder.which.options
    builder.names["intent"].value = ""
    assert lesson.business.intent_name is None


def test_the_example_goes_as_a_whole(lesson_at: OpenLesson) -> None:
    """The first count of one's own takes the example away: no funnel of two businesses."""
    builder = FunnelBuilder(lesson_at(4), own=True)
    assert "Example: Rosie&#x27;s Bakery" in builder.mark.value
    builder.counts["purchase"].value = "9"
    assert "Example" not in builder.mark.value
    assert spoken(builder.bars.value).count("not counted yet") == 5


@pytest.mark.parametrize(
    ("first", "last", "shown"), [("8", "3", "3 of 8"), ("100", "120", "check")]
)
def test_the_sentence_says_no_more_than_the_counts(
    lesson_at: OpenLesson, first: str, last: str, shown: str
) -> None:
    """Too few people give no percent; more later than earlier is asked about."""
    builder = FunnelBuilder(lesson_at(4), own=True)
    builder.counts["evaluation"].value = first
    builder.counts["purchase"].value = last
    builder.counts["awareness"].value = first
    assert shown in builder.sentence.value
    assert "%" not in builder.sentence.value


def test_a_count_that_cannot_be_read_stays_named(lesson_at: OpenLesson) -> None:
    """A slip in one step is said until that step is mended, whatever is typed elsewhere."""
    builder = FunnelBuilder(lesson_at(4), own=True)
    builder.counts["interest"].value = "x"
    builder.counts["intent"].value = "30"
    assert "Interest" in builder.problem.value
    builder.counts["interest"].value = "210"
    assert "smk-silent" in builder.problem.value

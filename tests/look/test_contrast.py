"""Every pair of colours that we lay on each other can be told apart."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.content import load_content
from smarketing_edu.look.contrast import (
    MARK_CONTRAST,
    TEXT_CONTRAST,
    contrast_ratio,
    nearest_readable,
)
from smarketing_edu.look.palette import JOB_MARKS, PALETTE
from smarketing_edu.model.business import Language

GROUNDS = ("paper", "tint", "example", "right_tint", "wrong_tint")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", ["ink", "soft", "marketing", "sales", "both", "right", "wrong"])
def test_every_text_colour_reads_on_every_ground(colour: str, ground: str) -> None:
    """Letters in any colour meant for letters can be read on any ground."""
    assert contrast_ratio(getattr(PALETTE, colour), getattr(PALETTE, ground)) >= TEXT_CONTRAST


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", ["line", "focus", "sales_fill"])
def test_every_mark_is_seen_on_every_ground(colour: str, ground: str) -> None:
    """Lines to write on, focus rings and fills stand out from any ground."""
    assert contrast_ratio(getattr(PALETTE, colour), getattr(PALETTE, ground)) >= MARK_CONTRAST


@pytest.mark.parametrize("job", ["marketing", "sales", "both"])
def test_white_letters_read_on_every_job_tag(job: str) -> None:
    """The letter of a job can be read on its tag."""
    assert contrast_ratio(PALETTE.paper, getattr(PALETTE, job)) >= TEXT_CONTRAST


def test_jobs_differ_without_colour() -> None:
    """Letter and pattern alone tell the three jobs apart, in each language."""
    for language in get_args(Language):
        assert len({load_content(language).job_letter(job) for job in JOB_MARKS}) == 3
    assert len({mark.pattern for mark in JOB_MARKS.values()}) == 3


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_agrees_with_published_values(one: str, other: str, ratio: float) -> None:
    """Well-known pairs come out as the guidelines' own calculators say."""
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    """It does not matter which of the two colours is named first, and no pair leaves 1 to 21."""
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= 21


@given(COLOURS)
def test_nearest_readable_can_be_read(colour: str) -> None:
    """Whatever colour is asked for, the one proposed can be read on white."""
    assert contrast_ratio(nearest_readable(colour), "#ffffff") >= TEXT_CONTRAST

"""More people at a later step than at an earlier one: the page asks, and works nothing out."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from smarketing_edu.content.loader import load_content
from smarketing_edu.content.measures_report import measures_json
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.priority import where_to_work
from smarketing_edu.pdf.html_page import make_html
from tests.in_process import run_template

LANGUAGES = ("en", "es")
MIXED_UP = (
    {"evaluation": 200},
    {"purchase": 240, "sales_count": 240},
    {"intent": 40, "leads": 40},
    {"awareness": 50},
    {"leads": 33},
)


def said_by(business: Business, language: str) -> str:
    """All a worksheet says, with what it says of its pictures to who cannot see them."""
    return make_html(run_template(business, language=language))


def over_100(text: str) -> list[str]:
    """The percentages of a text that no part of a whole can be."""
    found = re.findall(r"[\d,.]*\d%", text)
    return [share for share in found if float(share.strip("%").replace(",", "")) > 100]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counts", MIXED_UP, ids=lambda counts: next(iter(counts)))
def test_no_share_of_people_is_over_100_percent(
    counts: dict[str, float], language: str, bakery: Business
) -> None:
    """Neither the pages nor `measures` print one, and no number is worked out from it."""
    business = replace(bakery, **counts)
    assert over_100(said_by(business, language).partition("<main")[2]) == []
    shown = json.loads(measures_json(business, language=language))["measures"]
    people = [each for each in shown if each["unit"] == "share" and "of" in each["inputs"]]
    assert over_100(" ".join(each["shown"] for each in people)) == []
    broken = [each for each in shown if each["reason"] == "more_later_than_earlier"]
    assert broken
    assert all(each["shown"] == "" or "of" in each["inputs"] for each in broken)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_to_check_the_counts(language: str, bakery: Business) -> None:
    """It names the two steps with their counts, on the page and in words for the picture."""
    said = said_by(replace(bakery, purchase=240), language)
    asked = load_content(language).phrase(
        "worksheet.work_first.check",
        later="paid a deposit",
        many="240",
        earlier="came to a tasting",
        few="110",
    )
    assert asked in said
    doubt = load_content(language).phrase(
        "charts.funnel.check", name="paid a deposit", people="240"
    )
    assert said.count(doubt) == 1


def test_nothing_is_well_done_where_counts_cannot_be(bakery: Business) -> None:
    """With every other step at its goal, the finding is to check first, not that all is well."""
    targets = {f"{stage}_target": 0.01 for stage in STAGES[1:]}
    past = {f"{stage}_past": None for stage in STAGES}
    well = replace(bakery, **targets, **past)
    assert where_to_work(well).verdict == "at_target"
    assert where_to_work(replace(well, purchase=240)).verdict == "check_counts"
    assert where_to_work(replace(well, awareness=10)).verdict == "check_counts"


def test_a_step_that_was_not_weighed_is_named_beside_those_at_their_goal() -> None:
    """Two counts of six at their goal are not all steps: the rest are still to count."""
    business = Business(
        business_name="Rosie's",
        evaluation=200,
        purchase=150,
        purchase_target=0.2,
        counts_same_people=True,
    )
    said = said_by(business, "en")
    assert "All steps" not in said
    assert "Still to count, or too few so far: <strong>Interest" in said

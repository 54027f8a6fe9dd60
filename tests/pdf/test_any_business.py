"""Whatever an owner tells us becomes six good pages, with the numbers that `measures` gives."""

from __future__ import annotations

import json
import re

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smarketing_edu.content.measures_report import measures_json
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.letters import LETTERED
from smarketing_edu.worksheet.templates import template_names
from tests.any_business import businesses
from tests.conftest import EXAMPLES
from tests.in_process import run_template
from tests.pdf.shown import near_the_edge, smallest_letter

pytestmark = pytest.mark.xdist_group("any-business")

MOST_PAGES = {
    "sales_vs_marketing": 6,
    "one_page_plan": 1,
    "lead_score_card": 1,
    "customer_conversations": 2,
    "certificate": 1,
}
PRINTED = {
    *LETTERED, *STAGES, *(f"{stage}_rate" for stage in STAGES[1:]),
    *(f"{stage}_needed" for stage in STAGES[2:]), "revenue", "revenue_goal", "leads",
    "marketing_spend", "acquisition_spend", "acquisition_spend_with_time", "new_customers",
    "gross_margin", "purchases_per_year", "years_kept", "hour_value", "sales_cycle_days",
    "period_months",
}  # fmt: skip
"""The numbers that have a place on the pages."""
NOT_PRINTED = {
    # what a page says in other words, or only where it is told
    "hours_marketing", "hours_sales", "hours_future", "expected_repeat_revenue",
    "purchases_to_pay_back", "before_score", "after_score", "leads_needed",
    "monthly_revenue_of_a_customer",
    # what lessons and `measures` show
    "sales_spend", "ad_spend", "new_customers_from_ads", "sales_count", "extra_revenue",
    "retention", "repeat_share", "inbound_share", "discount_rate", "marketing_budget",
    "email_list", "capacity", "hours_total", "marketing_time_share", "future_time_share",
    "owner_time_cost", "revenue_per_lead", "most_to_pay_for_a_lead", "sales_velocity",
    "paid_acquisition_cost", "marketing_share_of_revenue", "margin_per_year",
    "customer_lifetime_value_with_retention", "customer_lifetime_value_with_churn",
    "lifetime_value_less_acquisition_cost", "lifetime_value_to_acquisition_cost",
    "return_on_investment", "return_on_marketing_investment", "revenue_ratio",
    "break_even_lifetime", "interest_needed", "awareness_needed",
}  # fmt: skip


def words_of(pdf: bytes) -> str:
    """All words of a PDF, with one space between; a number that broke in its box is joined."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    text = " ".join(re.sub("[\u200b\u2060]", "", text).split())
    return re.sub(r", (?=\d{3}\b)", ",", text)


def stands_in(words: str, shown: str) -> bool:
    """Whether a number stands there, as itself and not as a part of a longer one."""
    exact = re.escape(" ".join(shown.split()))
    return re.search(rf"(?<![\d.,$]){exact}(?![\d%]|[.,]\d)", words) is not None


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(
    business=businesses(),
    language=st.sampled_from(["en", "es"]),
    paper=st.sampled_from(["us-letter", "a4"]),
    name=st.sampled_from(["sales_vs_marketing"] * 3 + list(MOST_PAGES)),
)
def test_any_business_keeps_to_the_pages(
    business: Business, language: str, paper: str, name: str
) -> None:
    """Any texts to 300 letters and any numbers to 10^15: never an error, never a page more.

    Nothing runs off the paper either, and no letter is small.
    """
    pdf = make_pdf(run_template(business, name=name, language=language, paper=paper))
    assert pdf.pages <= MOST_PAGES[name]
    assert near_the_edge(pdf.data) == []
    assert smallest_letter(pdf.data) >= 10 - 0.05


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_worksheets_are_these(language: str) -> None:
    """Each worksheet that comes with the package has its number of pages here."""
    assert set(template_names(language=language)) == set(MOST_PAGES)


@pytest.mark.parametrize("name", MOST_PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_blank_worksheets_keep_to_the_pages(name: str, language: str) -> None:
    """Each worksheet without a business has just its number of pages, in both languages."""
    assert make_pdf(run_template(None, name=name, language=language)).pages == MOST_PAGES[name]


@pytest.mark.parametrize("example", ["rosies_bakery", "yoga_la_ceiba", "june_okafor_photography"])
def test_numbers_are_those_of_measures(example: str) -> None:
    """Every number the handout prints stands there as `smarketing measures --json` shows it."""
    business = load_business(EXAMPLES / "businesses" / f"{example}.yaml")
    language = business.language or "en"
    words = words_of(make_pdf(run_template(business, language=language)).data)
    measures = json.loads(measures_json(business, language=language))["measures"]
    assert PRINTED & {each["key"] for each in measures} | NOT_PRINTED >= {
        each["key"] for each in measures
    }
    known = [each for each in measures if each["key"] in PRINTED and each["value"] is not None]
    assert len(known) > 30
    missing = [
        (each["key"], each["shown"]) for each in known if not stands_in(words, each["shown"])
    ]
    assert missing == []

"""Whatever an owner tells us becomes six good pages, with the numbers that `measures` gives."""

from __future__ import annotations

import json

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smarketing_edu.content.measures_report import measures_json
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.letters import LETTERED
from smarketing_edu.worksheet.templates import template_names
from tests.any_business import businesses
from tests.conftest import EXAMPLES
from tests.in_process import run_template

pytestmark = pytest.mark.xdist_group("any-business")

MOST_PAGES = {
    "sales_vs_marketing": 6,
    "one_page_plan": 1,
    "lead_score_card": 1,
    "customer_conversations": 2,
    "certificate": 1,
}
PRINTED = {
    *LETTERED, "revenue", "average_sale", "awareness", "interest", "consideration", "intent",
    "evaluation", "purchase", "interest_rate", "consideration_rate", "intent_rate",
    "evaluation_rate", "purchase_rate", "consideration_needed", "intent_needed",
    "evaluation_needed", "purchase_needed",
}  # fmt: skip


def words_of(pdf: bytes) -> str:
    """All words of a PDF, with no space between: a long number may break in its box."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split()).replace("\u200b", "").replace("\u2060", "")


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
    """Any texts to 300 letters and any numbers to 10^15: never an error, never a page more."""
    notebook = run_template(business, name=name, language=language, paper=paper)
    assert make_pdf(notebook).pages <= MOST_PAGES[name]


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
    known = [
        measure
        for measure in json.loads(measures_json(business, language=language))["measures"]
        if measure["key"] in PRINTED and measure["value"] is not None
    ]
    assert len(known) > 15
    missing = [m["key"] for m in known if "".join(m["shown"].split()) not in words]
    assert missing == []

"""Every number can be explained in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.content import LANGUAGES, load_content
from smarketing_edu.content.explain import explain_measure, explain_reason
from smarketing_edu.model.business import FIELDS, Business
from smarketing_edu.model.economics import cost_per_lead, customer_acquisition_cost
from smarketing_edu.model.measure import Measure, Reason, Status
from smarketing_edu.model.measures import all_measures

COUNTED = [name for name, field in FIELDS.items() if field.kind in ("integer", "number", "money")]
SHARES = [name for name, field in FIELDS.items() if field.kind == "rate"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    """Each reason why a number is not sound can be told to the owner."""
    for reason in Reason:
        measure = Measure("leads", None, "count", Status.MISSING, reason, inputs={"spend": 5.0})
        assert explain_reason(measure, language=language).endswith((".", "?"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_words(language: str) -> None:
    """Each status has a name and a meaning."""
    for status in Status:
        load_content(language).phrase(f"measures.status.{status}")
        load_content(language).phrase(f"measures.status_meaning.{status}")


@settings(max_examples=25, deadline=None)
@given(
    counts=st.dictionaries(st.sampled_from(COUNTED), st.integers(0, 5000)),
    shares=st.dictionaries(st.sampled_from(SHARES), st.floats(0, 1)),
    language=st.sampled_from(LANGUAGES),
)
def test_every_number_of_any_business_can_be_explained(
    counts: dict[str, int], shares: dict[str, float], language: str
) -> None:
    """Full, empty or odd: each number has a name, a formula, and a reason if it is not sound."""
    for measure in all_measures(Business(business_name="Rosie's", **counts, **shares)).values():
        explanation = explain_measure(measure, language=language)
        assert explanation.name
        assert explanation.formula
        assert explanation.meaning
        assert (explanation.value == "") == (measure.value is None)
        assert explanation.reason or measure.status is Status.OK
        assert all(name for name, _ in explanation.inputs)


def test_what_is_blank_is_named_as_the_form_names_it() -> None:
    """A missing number says which answers it waits for."""
    cost = customer_acquisition_cost(None, new_customers=None)
    assert explain_reason(cost, language="en").startswith("We still need: ")
    numbers = all_measures(Business(business_name="Rosie's"))
    said = explain_reason(numbers["marketing_time_share"], language="en")
    assert said == "We still need: Hours on marketing and Hours on selling."


def test_money_spent_without_leads_is_said_with_the_amount() -> None:
    """Spending that has brought nothing yet is told with its amount, in the owner's currency."""
    said = explain_reason(cost_per_lead(200, leads=0), language="en", currency="EUR")
    assert said == "You have spent €200, and there are no leads yet."


def test_an_explanation_shows_what_went_in() -> None:
    """The inputs of a number are named and written with their units."""
    numbers = all_measures(Business(business_name="Rosie's", marketing_spend=900, leads=120))
    explanation = explain_measure(numbers["cost_per_lead"], language="es")
    assert explanation.value == "$7.50"
    assert explanation.inputs == (("Gasto en marketing", "$900"), ("Clientes potenciales", "120"))

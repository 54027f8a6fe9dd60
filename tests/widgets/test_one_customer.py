"""One customer: bars, sentence, table and lights are one, and tell what is left out."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.charts.customer_chart import ROWS, CustomerChart
from smarketing_edu.content.explain import measure_name
from smarketing_edu.content.format import format_measure
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from smarketing_edu.widgets.customer_case import LIGHTS, CustomerCase, Light
from smarketing_edu.widgets.customer_view import IN_TABLE, customer_view
from smarketing_edu.widgets.one_customer import ExampleCustomer
from smarketing_edu.widgets.own_customer import OwnCustomer
from smarketing_edu.worksheet.sections.one_customer import customer_note
from smarketing_edu.worksheet.start import start_worksheet
from tests.any_business import any_amount, any_count
from tests.widgets.conftest import LANGUAGES, OpenLesson
from tests.widgets.test_hours_sliders import lesson, spoken

CHART = CustomerChart(width_pt=230, row_height_pt=27)
share = st.none() | st.floats(min_value=0, max_value=1)
few = st.none() | st.floats(min_value=0, max_value=50)


def plain(markup: str) -> str:
    """The words of a piece of a page."""
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


@settings(max_examples=60)
@given(spend=any_amount, customers=any_count, sale=any_amount, margin=share, buys=few, years=few)
def test_bars_and_table_say_the_measures(
    spend: float | None,
    customers: int | None,
    sale: float | None,
    margin: float | None,
    buys: float | None,
    years: float | None,
) -> None:
    """Each amount beside a bar and in the table is that of `all_measures`; a blank one is none."""
    business = Business(
        business_name="",
        marketing_spend=spend,
        sales_spend=0,
        new_customers=customers,
        average_sale=sale,
        gross_margin=margin,
        purchases_per_year=buys,
        years_kept=years,
    )
    measures = all_measures(business)
    view = customer_view(lesson(), CustomerCase(business), chart=CHART)
    beside = re.findall(r"<b>(.*?)</b>", view.bars)
    shown = {key: format_measure(measure, language="en") for key, measure in measures.items()}
    assert [html.unescape(each) for each in beside] == [shown[key] or "?" for key in ROWS.values()]
    numbers = {name: number for name, number, _ in view.rows}
    for key in IN_TABLE:
        assert not shown[key] or numbers[measure_name(key, language="en")] == shown[key]
    for key in ROWS.values():
        assert shown[key] in spoken(view.bars)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_is_that_of_the_worksheet(lesson_at: OpenLesson, language: str) -> None:
    """When a customer has paid back is said as on the worksheet's third page."""
    at = lesson_at(6, written_in=language)
    for sale in (10, 40, 400):
        business = replace(at.example, average_sale=sale, purchases_per_year=None)
        worksheet = start_worksheet(business, written_in=at.language, language=at.language)
        on_page = customer_note(worksheet).text().split(".")[0]
        view = customer_view(at, CustomerCase(business), chart=CHART)
        assert on_page in re.sub(r"\s+", " ", plain(view.sentence)).replace(" .", ".")


def test_lights_leave_out_what_they_say(bakery: Business) -> None:
    """Without margin a sale counts whole, without repeats once, without time hours are free."""
    case = CustomerCase(bakery)
    assert case.switched("margin").measures["break_even_first_sale"].value == 82.5
    assert case.switched("repeat").measures["customer_lifetime_value"].value == pytest.approx(47.85)
    without_time = case.switched("time").measures
    assert without_time["customer_acquisition_cost_with_time"].value is None
    assert without_time["customer_acquisition_cost"].value == pytest.approx(22.63, abs=0.01)
    assert case.switched("time").switched("time") == case


def test_lights_say_in_words_what_is_counted(lesson_at: OpenLesson) -> None:
    """A light that is switched off says so, and so does the sentence."""
    customer = ExampleCustomer(lesson_at(6))
    assert "3 sales" in plain(customer.board.sentence.value)
    for light in LIGHTS:
        assert customer.lights[light].description.endswith(": counted")
        customer.lights[light].value = False
        assert customer.lights[light].description.endswith(": left out")
    said = plain(customer.board.sentence.value)
    assert all(f"{name} left out:" in said for name in ("Margin", "Repeat purchases", "Own hours"))
    assert "3 sales" not in said
    assert "<b>left out</b>" in customer.board.bars.value


def test_the_sliders_change_one_customer(lesson_at: OpenLesson) -> None:
    """At a margin of zero the cost never comes back; a button gives the example back."""
    at = lesson_at(6)
    customer = ExampleCustomer(at)
    at_first = customer.board.bars.value
    customer.sliders["gross_margin"].value = 0
    assert "the cost never comes back" in customer.board.sentence.value
    customer.sliders["acquisition_spend"].value = 2000
    assert "$52.63" in customer.board.bars.value
    customer.sliders["new_customers"].value = 0
    assert "no new customers" in plain(customer.board.sentence.value)
    customer.again.click()
    assert customer.board.bars.value == at_first
    assert not at.answers.path.exists()


def test_a_customer_that_costs_more_than_it_leaves(lesson_at: OpenLesson) -> None:
    """What is lost on a customer is said as a loss, with the hours where they are counted."""
    customer = ExampleCustomer(lesson_at(6))
    customer.sliders["purchases_per_year"].value = 1
    customer.sliders["years_kept"].value = 1
    assert "$77.41 less than winning them costs" in plain(customer.board.sentence.value).replace(
        "  ", " "
    )
    customer.lights["time"].value = False
    assert "leaves  $25.22  in all" in plain(customer.board.sentence.value)


def test_own_numbers_take_the_place_of_the_example(lesson_at: OpenLesson) -> None:
    """The example is there until the first own number, which is kept; then blanks are named."""
    at = lesson_at(6)
    customer = OwnCustomer(at)
    assert "Example: Rosie" in plain(customer.mark.value)
    assert "Margin: counted" in customer.lights.value
    fields = {field.field.name: field.inputs[0] for field in customer.fields}
    fields["average_sale"].value = "$40"
    assert at.business.average_sale == 40
    assert "Example" not in customer.mark.value
    assert "Margin: not told yet" in customer.lights.value
    assert "find out: Gross margin, Buys per year" in plain(customer.missing.value)
    fields["gross_margin"].value = "50%"
    assert "$20" in customer.board.bars.value
    assert "Margin: counted" in customer.lights.value
    assert "We still need" in customer.board.sentence.value


def test_what_can_be_worked_out_need_not_be_found_out(lesson_at: OpenLesson) -> None:
    """A blank average sale is not asked for once money and number of sales are there."""
    lesson = lesson_at(6)
    lesson.save(business_name="Mine", gross_margin=0.4, revenue=900)
    assert "Average sale" in OwnCustomer(lesson).missing.value
    lesson.save(sales_count=30)
    assert "Average sale" not in OwnCustomer(lesson).missing.value


@pytest.mark.parametrize(("light", "field"), [("margin", "gross_margin"), ("time", "hour_value")])
def test_what_nobody_told_is_not_counted(bakery: Business, light: Light, field: str) -> None:
    """A light is on only for what the owner told us."""
    blank: dict[str, None] = {field: None}
    assert CustomerCase(bakery).state(light) == "counted"
    assert CustomerCase(replace(bakery, **blank)).state(light) == "blank"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "sale", "margin", "left", "lost"),
    [("en", 74, 53, "$39.22", "17%"), ("es", 72, 61, "$43.92", "15%")],
)
def test_what_a_price_cut_takes(
    lesson_at: OpenLesson, language: str, sale: float, margin: float, left: str, lost: str
) -> None:
    """10% off takes the share of what is kept that lesson six tells."""
    at = lesson_at(6, written_in=language)
    measures = all_measures(at.example)
    before, price = measures["break_even_first_sale"].value, measures["average_sale"].value
    assert before
    assert price
    assert f"{0.1 * price / before:.0%}" == lost
    customer = ExampleCustomer(at)
    customer.sliders["average_sale"].value = sale
    customer.sliders["gross_margin"].value = margin
    assert left in customer.board.bars.value

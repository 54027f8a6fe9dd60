"""What is shown of one customer: bars, a sentence and a table, all from the same measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from smarketing_edu.charts.customer_chart import ROWS, CustomerChart
from smarketing_edu.content.explain import explain_measure, explain_reason
from smarketing_edu.content.format import format_measure, format_money
from smarketing_edu.model.measure import Measure, Status
from smarketing_edu.widgets.customer_case import (
    LIGHTS,
    CustomerCase,
    left_with_time,
    purchases_with_time,
)
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import phrase_html, said

IN_TABLE = (
    *("customer_acquisition_cost", "customer_acquisition_cost_with_time", "paid_acquisition_cost"),
    *("break_even_first_sale", "customer_lifetime_value", "customer_lifetime_value_with_retention"),
    *("customer_lifetime_value_with_churn", "lifetime_value_less_acquisition_cost"),
    *("purchases_to_pay_back", "payback_months", "lifetime_value_to_acquisition_cost"),
    *("return_on_marketing_investment", "return_on_investment"),
)
"""The numbers of the table, in their order."""


@dataclass(frozen=True)
class CustomerView:
    """Bars and sentence as HTML, and the rows of the table: name, number, how it is made."""

    bars: str
    sentence: str
    rows: tuple[tuple[str, ...], ...]


def customer_view(lesson: Lesson, case: CustomerCase, *, chart: CustomerChart) -> CustomerView:
    """One customer as bars, sentence and table."""
    measures, currency = case.measures, case.business.currency or "USD"
    sentences = [*_sentences(lesson, case, measures, currency), *_left_out(lesson, case)]
    blank = _blank_words(lesson, case)
    return CustomerView(
        bars=_bars(lesson, measures, currency, chart, blank),
        sentence="".join(f"<p>{each}</p>" for each in sentences if each),
        rows=tuple(_row(measures[key], lesson, currency, blank) for key in IN_TABLE),
    )


def _blank_words(lesson: Lesson, case: CustomerCase) -> dict[str, str]:
    """What stands in place of a number that is not blank, but was left out."""
    if case.state("time") != "left_out":
        return {}
    return {"customer_acquisition_cost_with_time": lesson.phrase("customer.not_counted")}


def _bars(
    lesson: Lesson,
    measures: Mapping[str, Measure],
    currency: str,
    chart: CustomerChart,
    blank: Mapping[str, str],
) -> str:
    drawn = chart.update(measures, language=lesson.language, currency=currency)
    rows = "".join(
        f'<div class="smk-money-row"><span>{escape(_row_name(lesson, row))}</span>'
        f"<b>{escape(_shown(measures[key], lesson, currency) or blank.get(key, '?'))}</b>"
        f"{drawn.row(place)}</div>"
        for place, (row, key) in enumerate(ROWS.items())
    )
    alt = escape(drawn.alt, quote=True)
    return f'<div class="smk-money-bars" role="img" aria-label="{alt}">{rows}</div>'


def _row_name(lesson: Lesson, row: str) -> str:
    return lesson.content.phrase(f"worksheet.customer.{row}")


def _sentences(
    lesson: Lesson, case: CustomerCase, measures: dict[str, Measure], currency: str
) -> Iterator[str]:
    purchases = measures["purchases_to_pay_back"]
    if purchases.value is None:
        yield escape(explain_reason(purchases, language=lesson.language, currency=currency))
    elif purchases.value <= 1:
        yield phrase_html(lesson, "worksheet.customer.paid_at_once")
    else:
        yield phrase_html(lesson, "worksheet.customer.paid_after_sales", count=purchases.value)
    with_time = purchases_with_time(measures)
    if with_time.value is not None:
        yield said(lesson, "customer.with_time", count=with_time.value)
    has_time = case.state("time") == "counted"
    left = (
        left_with_time(measures) if has_time else measures["lifetime_value_less_acquisition_cost"]
    )
    if left.value is not None:
        key = "customer.left" if left.value >= 0 else "customer.lost"
        amount = format_money(
            abs(left.value), currency=currency, language=lesson.language, cents="auto"
        )
        yield said(lesson, key, money=amount)
    value = measures["customer_lifetime_value"]
    if value.value is not None and value.status is Status.ROUGH:
        yield escape(explain_reason(value, language=lesson.language, currency=currency))


def _left_out(lesson: Lesson, case: CustomerCase) -> Iterator[str]:
    for light in LIGHTS:
        if case.state(light) == "left_out":
            yield said(lesson, f"customer.without.{light}")


def _row(
    measure: Measure, lesson: Lesson, currency: str, blank: Mapping[str, str]
) -> tuple[str, ...]:
    told = explain_measure(measure, language=lesson.language, currency=currency)
    number = told.value or blank.get(measure.key, told.status)
    return (told.name, number, f"{told.formula}. {told.caution}".strip())


def _shown(measure: Measure, lesson: Lesson, currency: str) -> str:
    return format_measure(measure, language=lesson.language, currency=currency)

"""Numbers, money, dates and lists, in both languages."""

from __future__ import annotations

import math
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.content import LANGUAGES
from smarketing_edu.content.format import (
    format_date,
    format_list,
    format_measure,
    format_money,
    format_number,
    format_percent,
    format_quantity,
    format_range,
)
from smarketing_edu.model.funnel import conversion_rate
from smarketing_edu.model.measure import Measure, Status

languages = st.sampled_from(LANGUAGES)
numbers = st.floats(-1e15, 1e15)
units = st.sampled_from(
    [
        *("share", "money", "money_per_day", "count", "ratio"),
        *("years", "months", "days", "hours", "points"),
    ]
)
currencies = st.sampled_from(["USD", "EUR", "MXN", "JPY", "KWD", "CLP"])
NEVER = re.compile(r"none|nan|inf|\d[eE][+-]?\d|-|\N{NARROW NO-BREAK SPACE}|\{", re.IGNORECASE)


def assert_readable(text: str) -> None:
    """Nothing in a text is code, a power of ten, or a minus before nothing."""
    assert not NEVER.search(text), text
    assert not re.search(r"\N{MINUS SIGN}[^1-9]*0*\D*$", text.replace(",", "")), "a minus zero"


@given(value=numbers, language=languages, currency=currencies)
def test_money_is_always_readable(value: float, language: str, currency: str) -> None:
    """No amount shows a code, a power of ten, a hyphen for a minus, or a minus before nothing."""
    for cents in (False, True, "auto"):
        text = format_money(value, currency=currency, language=language, cents=cents)
        assert_readable(text.replace("MXN", "").replace("CLP", ""))


@given(value=numbers, unit=units, language=languages)
def test_every_quantity_is_readable(value: float, unit: str, language: str) -> None:
    """No number with its unit shows a code, a power of ten or a minus before nothing."""
    assert_readable(format_quantity(value, unit=unit, language=language))


@given(share=st.floats(0, 1, exclude_min=True), language=languages)
def test_a_small_share_is_never_none(share: float, language: str) -> None:
    """However small a share is, it does not read as 0 %."""
    assert format_percent(share, language=language) != "0%"


@given(count=st.integers(0, 10_000), of=st.integers(1, 10_000), language=languages)
def test_only_all_of_them_is_a_hundred_percent(count: int, of: int, language: str) -> None:
    """100 % and 0 % are written only where they are true."""
    text = format_percent(min(count, of) / of, language=language)
    assert (text == "100%") == (count >= of)
    assert (text == "0%") == (count == 0)


@given(value=st.floats(-1e12, 1e12), language=languages)
def test_money_is_rounded_once(value: float, language: str) -> None:
    """A whole amount on paper is never more than half a unit away from the exact one."""
    text = format_money(value, language=language, cents="auto" if abs(value) >= 100 else False)
    written = float(re.sub(r"[$,]", "", text).replace("\N{MINUS SIGN}", "-"))
    assert abs(written - value) <= 0.5 + 1e-4 * abs(value) / 1e8


@pytest.mark.parametrize(
    ("value", "cents", "text"),
    [
        (1234.5, False, "$1,235"),
        (2.5, False, "$3"),
        (-5, False, "\N{MINUS SIGN}$5"),
        (-0.4, False, "$0"),
        (7.5, "auto", "$7.50"),
        (99.999, "auto", "$100"),
        (100.495, "auto", "$100"),
        (66, "auto", "$66"),
        (1089.004, True, "$1,089.00"),
        (0, "auto", "$0"),
    ],
)
def test_money_in_dollars(value: float, cents: bool, text: str) -> None:
    """Dollars are whole unless cents are asked for, or wanted for a small amount."""
    assert format_money(value, cents=cents) == text


def test_other_currencies_keep_their_own_name_and_cents() -> None:
    """A yen has no cents, and a currency of letters stands apart from its number."""
    assert format_money(1234.4, currency="JPY", cents=True) == "¥1,234"
    assert format_money(20, currency="MXN", language="es") == "MXN\N{NO-BREAK SPACE}20"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (0.354, "35%"),
        (0.225, "23%"),
        (0.0123, "1.2%"),
        (0.0091, "0.9%"),
        (0.0003, "0.03%"),
        (1e-9, "<0.001%"),
        (0.999, "99.9%"),
        (1.5, "150%"),
        (-0.2, "\N{MINUS SIGN}20%"),
    ],
)
def test_percents(share: float, text: str) -> None:
    """A percent is whole where that says enough, and finer near nothing and near all."""
    assert format_percent(share, language="en") == text
    assert format_percent(share, language="es") == text


def test_ranges_name_both_ends_in_the_language() -> None:
    """A range reads as words; equal ends are said once, an unknown end gives nothing."""
    assert format_range(0.35, 0.46, language="en") == "35% to 46%"
    assert format_range(0.35, 0.46, language="es") == "35% a 46%"
    assert format_range(870, 3050, unit="money", language="en") == "$870 to $3,050"
    assert format_range(0.351, 0.349, language="en") == "35%"
    assert format_range(None, 0.4, language="en") == ""


@pytest.mark.parametrize(
    ("unit", "value", "english", "spanish"),
    [
        ("months", 1, "1 month", "1 mes"),
        ("months", 3.5, "3.5 months", "3.5 meses"),
        ("days", 14, "14 days", "14 días"),
        ("hours", 5_000_000, "5,000,000 hours", "5,000,000 horas"),
        ("hours", 0.25, "0.25 hours", "0.25 horas"),
        ("years", 10, "10 years", "10 años"),
        ("points", 15, "+15 points", "+15 puntos"),
        ("points", -1, "\N{MINUS SIGN}1 point", "\N{MINUS SIGN}1 punto"),
        ("ratio", 1.5, "1.5 times", "1.5 veces"),
        ("ratio", 1, "1 to 1", "1 a 1"),
        ("money_per_day", 1028.57, "$1,029 a day", "$1,029 al día"),
        ("count", 1500, "1,500", "1,500"),
    ],
)
def test_units_in_both_languages(unit: str, value: float, english: str, spanish: str) -> None:
    """Each unit has its word, singular and plural."""
    assert format_quantity(value, unit=unit, language="en") == english
    assert format_quantity(value, unit=unit, language="es") == spanish


@pytest.mark.parametrize(
    ("months", "english", "spanish"),
    [
        (0.29, "9 days", "9 días"),
        (0.01, "1 day", "1 día"),
        (0.03, "1 day", "1 día"),
        (0.99, "30 days", "30 días"),
        (1, "1 month", "1 mes"),
        (0, "0 months", "0 meses"),
    ],
)
def test_less_than_a_month_is_said_in_days(months: float, english: str, spanish: str) -> None:
    """Nobody counts in hundredths of a month."""
    payback = Measure("payback_months", months, "months")
    assert format_measure(payback, language="en") == english
    assert format_measure(payback, language="es") == spanish


def test_too_few_people_are_counted_out() -> None:
    """A share of fewer than ten people is written as a count, never as a percent."""
    share = conversion_rate(3, of=8)
    assert format_measure(share, language="en") == "3 of 8"
    assert format_measure(share, language="es") == "3 de 8"


def test_a_return_reads_as_a_percent() -> None:
    """A gain of 0.2 on each dollar is written as 20 %."""
    gain = Measure("return_on_marketing_investment", 0.2, "ratio")
    assert format_measure(gain, language="en") == "20%"


@pytest.mark.parametrize("nothing", [None, math.nan, math.inf, -math.inf])
def test_nothing_to_show_is_nothing(nothing: float | None) -> None:
    """What is not known, or not a number, leaves an empty text and never a word of code."""
    assert format_money(nothing) == ""
    assert format_number(nothing, language="es") == ""
    assert format_percent(nothing, language="en") == ""
    missing = Measure("revenue", nothing, "money", Status.MISSING)
    assert format_measure(missing, language="en") == ""


def test_dates_cannot_be_misread() -> None:
    """A date spells its month, in the order of its language."""
    day = date(2026, 3, 5)
    assert format_date(day, language="en") == "March 5, 2026"
    assert format_date(day, language="es") == "5 de marzo de 2026"
    assert format_date(None, language="es") == ""


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["folletos", "Instagram"], "folletos e Instagram"),
        (["padres", "hijos"], "padres e hijos"),
        (["agua", "hielo"], "agua y hielo"),
        (["pan", "té", "café"], "pan, té y café"),
        (["pan"], "pan"),
        ([], ""),
    ],
)
def test_spanish_lists_say_e_before_i(items: list[str], text: str) -> None:
    """Spanish writes "e" for "y" before the sound of i, and only there."""
    assert format_list(items, language="es") == text


@given(items=st.lists(st.text(min_size=1), min_size=1), language=languages)
def test_a_list_keeps_every_item_as_it_is(items: list[str], language: str) -> None:
    """Whatever a learner typed stands in the list letter by letter, braces and all."""
    text = format_list(items, language=language)
    for item in items:
        assert item in text

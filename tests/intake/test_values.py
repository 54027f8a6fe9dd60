"""Every way people write a value: read as meant, or asked about; never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import assume, given
from hypothesis import strategies as st

from smarketing_edu.content import load_content
from smarketing_edu.intake.clean_text import LONGEST_TEXT
from smarketing_edu.intake.number_text import clear_digits, parse_number
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Channel, LeadPoint

LOCALES = st.sampled_from(["en_US", "es_US"])
cents = st.integers(0, 10**11).map(lambda amount: Decimal(amount) / 100)
wholes = st.integers(0, 10**9)


def value(field: str, raw: object, *, language: str = "en") -> object:
    """What a cell of this field means."""
    return read_value(raw, field=FIELDS[field], language=language).value


def keys(field: str, raw: object, *, language: str = "en") -> list[str]:
    """What was noticed about a cell of this field."""
    reading = read_value(raw, field=FIELDS[field], language=language)
    return [finding.key for finding in reading.findings]


# Numbers, written by a machine in both locales


@given(cents, LOCALES)
def test_money_reads_back_from_both_locales(amount: Decimal, locale: str) -> None:
    """What Babel writes as dollars is read as the same amount."""
    written = format_currency(amount, "USD", locale=locale)
    assert value("revenue", written) == float(amount)


@given(cents)
def test_money_reads_back_from_euros_as_germans_write_them(amount: Decimal) -> None:
    """ "1.234,50 €" is 1234.50, and the sign is noticed."""
    written = format_currency(amount, "EUR", locale="de_DE")
    reading = read_value(written, field=FIELDS["revenue"])
    assert (reading.value, reading.currency) == (float(amount), "EUR")


@given(wholes, LOCALES)
def test_counts_read_back_with_thousands_marked(count: int, locale: str) -> None:
    """ "1,234" is 1234 in the United States, in English and in Spanish."""
    assert value("awareness", format_decimal(count, locale=locale)) == count


@given(st.integers(0, 1000), LOCALES)
def test_percents_read_back(tenths: int, locale: str) -> None:
    """A percent with one decimal is the share Babel wrote."""
    share = Decimal(tenths) / 1000
    written = format_percent(share, format="#,##0.0%", locale=locale)
    assert value("gross_margin", written) == float(share)


@given(cents)
def test_brackets_and_minus_signs_mean_the_same(amount: Decimal) -> None:
    """Accountants write a loss in brackets; here no amount may be below zero."""
    assume(amount > 0)
    forms = [
        f"({amount:,})",
        f"-${amount:,}",
        f"$-{amount:,}",
        f"\N{MINUS SIGN}{amount:,}",
        f"{amount:,}-",
    ]
    for text in forms:
        found = parse_number(text)
        assert found is not None
        assert found.value == -float(amount) or found.other is not None
        assert keys("revenue", text) in (["below_zero"], ["two_ways"])


@given(st.integers(1, 9999), st.sampled_from([("k", 1000), ("K", 1000), ("M", 10**6)]))
def test_k_and_m_are_thousands_and_millions(tenths: int, scale: tuple[str, int]) -> None:
    """ "2.5k" is 2500 and "1.2M" is 1,200,000."""
    letter, times = scale
    assert value("revenue", f"${tenths / 10}{letter}") == pytest.approx(tenths * times / 10)


@given(wholes, wholes, st.sampled_from(["-", "\N{EN DASH}", " to ", " - ", " a "]))
def test_two_numbers_give_their_middle_and_say_so(low: int, more: int, mark: str) -> None:
    """ "30-40" is read as 35 with a note, unless the two are far apart."""
    high = low + more
    assume(high <= 10 * max(low, 1))
    text = f"{low}{mark}{high}"
    assert value("revenue", text) == (low + high) / 2
    assert keys("revenue", text) == ["used_middle"]


@given(wholes, st.sampled_from(["about {}", "~{}", "approx. {}", "{}+", "unos {}", "casi {}"]))
def test_about_a_number_is_that_number_with_a_note(count: int, form: str) -> None:
    """ "about 30" is 30, and the owner is told."""
    assert value("awareness", form.format(count)) == count
    assert keys("awareness", form.format(count)) == ["used_about"]


@given(st.floats(0, 10**9, allow_nan=False))
def test_the_digits_of_a_business_file_can_be_read_in_one_way_only(number: float) -> None:
    """Whatever number a program holds, its digits read back as the same, without a question."""
    found = parse_number(clear_digits(number))
    assert found is not None
    assert (found.value, found.other) == (number, None)


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading_of_any_field(text: str) -> None:
    """Each field gives a value or a reason for any text at all."""
    for field in FIELDS.values():
        reading = read_value(text, field=field)
        assert all(found.key for found in reading.findings)


# Numbers, by hand

PLAIN = {
    "$1,234.50": 1234.5,
    "1.234,50 €": 1234.5,
    "€1.234.567,89": 1234567.89,
    "1 234,50": 1234.5,
    "1'234.50": 1234.5,
    "1\u202f234.5": 1234.5,
    "USD 1,234.00": 1234.0,
    "$ 1,240.00": 1240.0,
    "US$5": 5.0,
    "5 dollars": 5.0,
    "3 dólares": 3.0,
    "2.5k": 2500.0,
    "$2.5 thousand": 2500.0,
    "1.2M": 1_200_000.0,
    "1.2 million": 1_200_000.0,
    "2 millones de dólares": None,
    "5 millones": 5_000_000.0,
    "12.": 12.0,
    ".50": 0.5,
    "0,95": 0.95,
    "12,5": 12.5,
    "zero": 0.0,
    "cero": 0.0,
    "0.125": 0.125,
    "1234.567": 1234.567,
    "'250": None,
}


@pytest.mark.parametrize(("text", "amount"), PLAIN.items())
def test_amounts_as_people_write_them(text: str, amount: float | None) -> None:
    """Each of these has one meaning, or is left blank with a reason."""
    reading = read_value(text, field=FIELDS["revenue"])
    assert reading.value == amount
    assert bool(reading.findings) == (amount is None)


ASKED = {
    ("revenue", "1.234"): "two_ways",
    ("awareness", "12.345"): "two_ways",
    ("revenue", "2 mil"): "two_ways",
    ("gross_margin", "4.25"): "percent_or_share",
    ("gross_margin", "1"): "percent_or_share",
    ("gross_margin", 1): "percent_or_share",
    ("gross_margin", 4.25): "percent_or_share",
    ("review_date", "3/4/2026"): "ambiguous_date",
    ("review_date", "03-04-26"): "ambiguous_date",
    ("revenue", "none"): "maybe_zero",
    ("email_list", "ninguno"): "maybe_zero",
    ("sales_cycle_days", "3 weeks"): "other_unit",
    ("revenue", "$500/month"): "other_unit",
    ("hours_sales", "10 hours per month"): "not_a_number",
    ("awareness", "555-1234567"): "wide_span",
    ("awareness", "12%"): "not_a_percent",
    ("awareness", "12.5"): "not_whole",
    ("local", "sometimes"): "not_yes_no",
    ("crm", "the cloud"): "not_a_choice",
    ("tracks", "likes; vibes"): "not_in_list",
    ("currency", "doubloons"): "not_a_currency",
    ("revenue", "lots"): "not_a_number",
    ("revenue", "1,2,3"): "not_a_number",
    ("revenue", True): "not_a_number",
    ("revenue", date(2026, 3, 4)): "date_for_number",
    ("revenue", "#DIV/0!"): "spreadsheet_error",
    ("revenue", "1.5E+06"): "shortened_number",
    ("revenue", "9" * 30): "too_large",
    ("gross_margin", "9" * 42 + "%"): "too_large",
    ("gross_margin", "9" * 350 + "%"): "too_large",
    ("revenue", 1e300): "too_large",
    ("revenue", 10**400): "too_large",
    ("know", "6"): "above_high",
    ("know", "0"): "below_low",
    ("gross_margin", "120%"): "above_high",
    ("hours_sales", "200"): "above_high",
    ("review_date", "next week"): "not_a_date",
    ("review_date", "February 30, 2026"): "not_a_date",
    ("review_date", "1/5/1850"): "ambiguous_date",
    ("review_date", "January 5, 1850"): "date_out_of_range",
    ("review_date", 46000.0): "not_a_date",
    ("channels", "Flyers=lots/12"): "bad_channel",
    ("channels", "Flyers=1.234/12"): "bad_channel",
    ("lead_points", "came through a friend"): "bad_points",
    ("offer", "a" * 2001): "too_long",
    ("offer", "ab\u202ecd"): "hidden_characters",
    ("email", "nobody"): "not_an_email",
    ("activities", "a;" * 60): "too_many_items",
    ("activities", "calls, visits"): "split_at_commas",
}


@pytest.mark.parametrize(("field", "raw"), ASKED)
def test_what_is_not_clear_is_asked(field: str, raw: object) -> None:
    """No guess: each of these is named with its own reason, in both languages."""
    key = ASKED[field, raw]
    assert keys(field, raw) == [key]
    for language in ("en", "es"):
        assert {f"check.{key}.problem", f"check.{key}.fix"} <= set(load_content(language).phrases)


def test_several_things_are_no_plain_text() -> None:
    """A list where one line is asked for is left out."""
    assert keys("offer", ["a", "b"]) == ["not_a_text"]


@pytest.mark.parametrize(
    ("raw", "share"),
    [("12%", 0.12), (".12", 0.12), ("12", 0.12), ("0", 0.0), ("100", 1.0), (0.4, 0.4), (40, 0.4),
     ("30-40%", 0.35), ("3 out of 10", 0.3), ("3 de 10", 0.3), ("12 %", 0.12), ("7%", 0.07)],
)  # fmt: skip
def test_shares_as_people_write_them(raw: object, share: float) -> None:
    """A share is a percent, a decimal, or so many out of so many."""
    assert value("gross_margin", raw) == share


def test_a_score_may_be_points_out_of_points() -> None:
    """A quiz writes "8 / 10"."""
    assert value("before_score", "8 / 10") == 80.0


def test_a_program_means_a_share_where_a_person_would_be_asked() -> None:
    """1.0 from a program is all of it."""
    assert read_value(1.0, field=FIELDS["gross_margin"], exact=True).value == 1.0


def test_mil_is_a_thousand_for_those_who_answer_in_spanish() -> None:
    """In English it can be a million, and is asked."""
    assert value("revenue", "2 mil", language="es") == 2000.0


@pytest.mark.parametrize(
    "raw", ["yes", "Y", "sí", "Si", "x", "X", "✓", "☑", "TRUE", True, "1", 1.0]
)
def test_yes(raw: object) -> None:
    """Each of these says yes."""
    assert value("local", raw) is True


@pytest.mark.parametrize("raw", ["no", "N", "NO", "false", False, "0", "✗", "falso", "No, never"])
def test_no(raw: object) -> None:
    """Each of these says no."""
    assert value("local", raw) is False


BLANKS = [
    "",
    " ",
    "N/A",
    "n/a",
    "-",
    "--",
    "—",
    "?",
    "??",
    "unknown",
    "no sé",
    "s/d",
    "\u00a0",
    None,
]


@pytest.mark.parametrize("raw", BLANKS)
@pytest.mark.parametrize("field", ["revenue", "review_date", "local", "crm", "offer", "channels"])
def test_blanks_stay_blank_and_never_become_zero(field: str, raw: object) -> None:
    """People have many ways to say that they do not know."""
    reading = read_value(raw, field=FIELDS[field])
    if not (field in ("offer", "channels") and raw in ("unknown", "no sé")):
        assert (reading.value, reading.findings) == (None, ())


@pytest.mark.parametrize("name", ["Na", "Null", "No", "None", "True", "Nan"])
def test_names_that_look_like_nothing_are_names(name: str) -> None:
    """There are people called Null."""
    assert value("owner_name", name) == name


# Dates


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), LOCALES, st.sampled_from(["long", "full"]))
def test_dates_in_words_read_back(day: date, locale: str, form: str) -> None:
    """ "March 4, 2026" and "4 de marzo de 2026", with or without the weekday."""
    assert value("review_date", format_date(day, format=form, locale=locale)) == day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_dates_in_digits_are_read_or_asked(day: date) -> None:
    """ISO dates are clear; 3/4/2026 is asked; 25/4/2026 and 4/25/2026 are clear."""
    assert value("review_date", day.isoformat()) == day
    assert value("review_date", f"{day.isoformat()} 10:30:00") == day
    for text in (f"{day.month}/{day.day}/{day.year}", f"{day.day}.{day.month}.{day.year}"):
        if day.day <= 12 and day.day != day.month:
            assert keys("review_date", text) == ["ambiguous_date"]
        else:
            assert value("review_date", text) == day


# Choices and lists


@pytest.mark.parametrize("language", ["en", "es"])
def test_labels_and_keys_of_all_choices_are_known(language: str) -> None:
    """What a drop-down shows, in either language, is read as its key."""
    for name, words in load_content(language).fields.items():
        for key, label in words.choices.items():
            meant: object = {"yes": True, "no": False}.get(key, key)
            if FIELDS[name].kind == "list":
                meant = (meant,)
            assert value(name, label) == meant
            assert value(name, key.upper()) == meant


words = st.text(st.characters(categories=["L"]), min_size=2, max_size=10).filter(
    lambda text: text.casefold() not in ("tbd",)
)


@given(st.lists(words, min_size=1, max_size=10), st.sampled_from(["; ", ";", "\n", "\n- ", " | "]))
def test_lists_are_parted_by_semicolons_or_lines(items: list[str], mark: str) -> None:
    """Order and doubles stay as they were."""
    read = value("activities", mark.join(items))
    assert read == tuple(item_text(item) for item in items)


def item_text(item: str) -> str:
    """An item in the one form of Unicode that we keep."""
    text = value("offer", item)
    assert isinstance(text, str)
    return text


@given(st.lists(st.tuples(words, cents, st.integers(0, 10**6)), min_size=1, max_size=6))
def test_channels_read_back(parts: list[tuple[str, Decimal, int]]) -> None:
    """name=spend/leads, with money as people write it."""
    text = "; ".join(f"{name} = ${spend:,.2f} / {leads}" for name, spend, leads in parts)
    expected = tuple(Channel(item_text(n), float(spend), leads) for n, spend, leads in parts)
    assert value("channels", text) == expected


def test_channels_may_lack_numbers() -> None:
    """A channel with spend only, leads only, or neither."""
    expected = (Channel("Flyers", 200.0), Channel("Web", None, 9), Channel("Fair"))
    assert value("channels", "Flyers=200; Web=/9; Fair") == expected


def test_points_may_be_taken_off() -> None:
    """A score card has good and bad signs."""
    expected = (LeadPoint("a friend", 15), LeadPoint("only price", -5))
    assert value("lead_points", "a friend=15; only price=-5") == expected


# Texts


@given(st.text(max_size=3000))
def test_text_is_kept_without_what_nobody_sees(text: str) -> None:
    """One line, no control or direction marks, not too long; reading it again changes nothing."""
    read = value("offer", text)
    if read is not None:
        assert isinstance(read, str)
        assert 0 < len(read) <= LONGEST_TEXT
        assert not any(mark in read for mark in "\n\r\t\0\x1b\u202e\u2066\ufeff")
        assert value("offer", read) == read


def test_right_to_left_names_and_accents_stay() -> None:
    """Letters of any script are letters."""
    for name in ("مقهى السلام", "Ñandú Café", "O'Brien & Söhne", "花屋", "=SUM(A1)", "<b>x</b>"):
        assert value("business_name", name) == name

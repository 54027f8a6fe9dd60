"""Numbers, money, dates and lists as an owner reads them, in the language's own way.

All functions take None, or a number that is not finite or absurdly large, for "nothing to show"
and give "".
They round half away from zero, once, and write a real minus sign before the whole amount.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from babel import dates, lists, numbers

from smarketing_edu.content.loader import LOCALES, load_content
from smarketing_edu.model.measure import Measure, Status, Unit

_MINUS = "\N{MINUS SIGN}"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_NARROW_NO_BREAK_SPACE = "\N{NARROW NO-BREAK SPACE}"
_LARGEST = 1e18  # far beyond any number of a business; its digits would fill a line
_DAYS_OF_MONTH = 365 / 12
_SMALLEST_SHARE = Decimal("0.00001")
# a gain of 0.2 on each dollar is what people call a return of 20 %
_READ_AS_PERCENT = frozenset({"return_on_investment", "return_on_marketing_investment", "gain"})


def is_currency(code: str) -> bool:
    """Whether three letters name a currency that we can write.

    >>> is_currency("MXN"), is_currency("ZZZ")
    (True, False)
    """
    return code in numbers.list_currencies()


def format_money(
    value: float | None,
    *,
    currency: str = "USD",
    language: str = "en",
    cents: bool | Literal["auto"] = False,
) -> str:
    """An amount of money, in whole units unless `cents` are asked for.

    `cents="auto"` shows them only for an amount under 100 that is not whole.

    >>> format_money(1234.5), format_money(4.2, cents="auto"), format_money(240, cents="auto")
    ('$1,235', '$4.20', '$240')
    """
    amount = _decimal(value)
    if amount is None:
        return ""
    digits = numbers.get_currency_precision(currency) if cents else 0
    if cents == "auto" and _is_whole_or_large(_rounded(amount, digits)):
        digits = 0
    amount = _rounded(amount, digits)
    symbol = numbers.get_currency_symbol(currency, locale=LOCALES[language])
    # a code of letters needs a gap ("EUR 20"); a sign does not ("€20")
    gap = _NO_BREAK_SPACE if symbol[-1:].isalpha() else ""
    return _signed(amount, f"{symbol}{gap}{_plain(abs(amount), digits, language)}")


def format_number(value: float | None, *, language: str, digits: int | None = None) -> str:
    """A number with its thousands marked; without `digits`, at most two decimals, as needed.

    >>> format_number(1234.5, language="en"), format_number(0.0004, language="es")
    ('1,234.5', '0.0004')
    """
    number = _decimal(value)
    if number is None:
        return ""
    if digits is not None:
        number = _rounded(number, digits)
        return _signed(number, _plain(abs(number), digits, language))
    if not number.is_zero():
        # at least one figure that counts, as long as it stays readable
        number = _rounded(number, max(2, min(-number.adjusted(), 6)))
    return _signed(number, _plain(abs(number), _decimals(number), language))


def format_percent(share: float | None, *, language: str, digits: int = 0) -> str:
    """A share as a percent; decimals appear where whole ones would say "none" or "all".

    >>> [format_percent(share, language="en") for share in (0.354, 0.012, 0.0003, 0.999, 1)]
    ['35%', '1.2%', '0.03%', '99.9%', '100%']
    """
    part = _decimal(share)
    if part is None:
        return ""
    if 0 < part < _SMALLEST_SHARE:
        return f"<{_percent(_SMALLEST_SHARE, language)}"
    edge = min(abs(part), abs(1 - part)) * 100
    if 0 < edge < 2:
        # one decimal, or as many as it takes to reach the first figure: 1.2 %, 0.03 %
        digits = max(digits, min(max(1, -edge.adjusted()), 3))
    percent = _rounded(part * 100, digits)
    return _signed(percent, _percent(abs(percent) / 100, language))


def format_range(
    low: float | None,
    high: float | None,
    *,
    unit: Unit = "share",
    language: str,
    currency: str = "USD",
) -> str:
    """Both ends of a range, in words: once when both read the same, "" when one is not known.

    >>> format_range(0.35, 0.46, language="en"), format_range(0.35, 0.46, language="es")
    ('35% to 46%', '35% a 46%')
    """
    ends = [
        format_quantity(end, unit=unit, language=language, currency=currency) for end in (low, high)
    ]
    if not all(ends) or ends[0] == ends[1]:
        return ends[0] and ends[1]
    return load_content(language).phrase("measures.range", low=ends[0], high=ends[1])


def format_quantity(
    value: float | None, *, unit: Unit, language: str, currency: str = "USD"
) -> str:
    """A number with its unit, as a page shows it.

    >>> format_quantity(3.5, unit="months", language="es")
    '3.5 meses'
    """
    number = _decimal(value)
    if number is None:
        return ""
    if unit == "share":
        return format_percent(value, language=language)
    if unit in ("money", "money_per_day"):
        money = format_money(value, currency=currency, language=language, cents="auto")
        phrase = load_content(language).phrase
        return money if unit == "money" else phrase("measures.per_day", money=money)
    if unit == "count":
        return format_number(value, language=language)
    return _counted(number, unit, language)


def format_measure(measure: Measure, *, language: str, currency: str = "USD") -> str:
    """A measure as a page shows it: with its unit, as "3 of 8" when too few, "" when unknown.

    What rests on more people at a later step than at the one before is not shown but as its counts.

    >>> format_measure(Measure("close_rate", 0.375, "share", Status.TOO_FEW,
    ...                        inputs={"count": 3, "of": 8}), language="en")
    '3 of 8'
    """
    bare_counts = measure.status == Status.TOO_FEW or measure.asks_for_a_recount
    if measure.value is not None and bare_counts and measure.k_of_n:
        count, of = (format_number(number, language=language) for number in measure.k_of_n)
        return load_content(language).phrase("measures.k_of_n", count=count, of=of)
    if measure.asks_for_a_recount:
        return ""
    if measure.key in _READ_AS_PERCENT:
        return format_percent(measure.value, language=language)
    if is_in_days(measure):
        days = max(1, round((measure.value or 0) * _DAYS_OF_MONTH))
        return format_quantity(days, unit="days", language=language)
    return format_quantity(measure.value, unit=measure.unit, language=language, currency=currency)


def is_in_days(measure: Measure) -> bool:
    """Whether a measure of months is said in days: where it is less than one month."""
    return measure.unit == "months" and 0 < (measure.value or 0) < 1


def format_date(day: date | None, *, language: str) -> str:
    """A date with the month in letters, so that day and month cannot be mixed up.

    >>> format_date(date(2026, 3, 5), language="es")
    '5 de marzo de 2026'
    """
    if day is None:
        return ""
    return _spaced(dates.format_date(day, format="long", locale=LOCALES[language]))


def format_time(moment: time, *, language: str) -> str:
    """A time of day as a clock of that language shows it.

    >>> format_time(time(18, 5), language="en")
    '6:05 PM'
    """
    shown: str = dates.format_time(moment, "short", locale=LOCALES[language])
    return shown.replace(_NARROW_NO_BREAK_SPACE, " ")


def format_list(items: Iterable[str], *, language: str) -> str:
    """Things in a row as a sentence has them.

    >>> format_list(["flyers", "email", "a sign"], language="en")
    'flyers, email, and a sign'
    >>> format_list(["folletos", "Instagram"], language="es")
    'folletos e Instagram'
    """
    listed = list(items)
    text = lists.format_list(listed, locale=LOCALES[language])
    if language == "es" and len(listed) > 1 and _sounds_like_i(listed[-1]):
        head, tail = text[: -len(listed[-1])], listed[-1]
        text = f"{head.removesuffix('y ')}e {tail}"
    return text


def _is_whole_or_large(amount: Decimal) -> bool:
    return abs(amount) >= 100 or amount == amount.to_integral_value()


def _sounds_like_i(word: str) -> bool:
    start = word.casefold()
    # "e" before the sound of i, as in "hijos", but not before "hielo"
    return start.startswith(("i", "í", "hi", "hí")) and not start.startswith(("hie", "ie"))


def _counted(number: Decimal, unit: Unit, language: str) -> str:
    """A number with its word, which has a singular and a plural."""
    number = _rounded(number, 0 if unit == "points" else 2 if abs(number) < 1 else 1)
    text = format_number(float(number), language=language)
    if unit == "points" and number > 0:
        text = f"+{text}"
    phrase = load_content(language).phrase
    return phrase(f"measures.units.{unit}", number=text, count=float(number))


def _decimal(value: float | None) -> Decimal | None:
    if value is None or not math.isfinite(value) or abs(value) >= _LARGEST:
        return None
    return Decimal(str(value))


def _rounded(number: Decimal, digits: int) -> Decimal:
    if number.is_zero() or number.adjusted() > 20:
        return number
    return number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(number: Decimal, digits: int, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _spaced(numbers.format_decimal(number, format=pattern, locale=LOCALES[language]))


def _percent(share: Decimal, language: str) -> str:
    digits = _decimals(share * 100)
    locale = load_content(language).locale
    pattern = locale.percent_formats[None].pattern
    if digits:
        pattern = pattern.replace("0%", "0." + "0" * digits + "%")
    return _spaced(numbers.format_percent(share, format=pattern, locale=locale))


def _signed(number: Decimal, text: str) -> str:
    return f"{_MINUS}{text}" if number < 0 else text


def _spaced(text: str) -> str:
    # many fonts lack the narrow no-break space that Babel's data use
    return text.replace(_NARROW_NO_BREAK_SPACE, _NO_BREAK_SPACE)

"""Numbers as people write them: "$1,234.50", "1.234,50 €", "($45)", "2.5k", "30-40", "about 30"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from smarketing_edu.intake.words import word_set, word_table

_LONGEST = 400
LARGEST = 1e12
"""Larger numbers are slips of the hand."""

_RANGE = re.compile(
    r"(?:(?:between|from|entre|de)\s+)?(?P<low>.*?[\dkm%)])\s*(?:-|to|and|or|a|y|o|hasta)\s*"
    r"(?P<high>[$€£¥.\d].*)"
)
_MIL = re.compile(r"\d\s*mil\b")
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/|of|out of|de)\s*(\d+(?:\.\d+)?)")
_LOOKALIKES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | {"\u2019": "'", "\u066a": "%", "\uff05": "%"}
)
_GROUPED = {
    mark: re.compile(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in (",", ".", " ", "'")
}


@dataclass(frozen=True)
class NumberText:
    """A number somebody wrote, and how: `span` holds both ends of "30-40", `value` its middle.

    `other` is the second way to read a doubtful text such as "1.234" (as 1234).
    """

    value: float
    percent: bool = False
    currency: str | None = None
    about: bool = False
    span: tuple[float, float] | None = None
    other: float | None = None
    unit: str | None = None
    shortened: bool = False


def parse_number(text: str, *, language: str = "en") -> NumberText | None:
    """The number a text says, or None when it says none.

    "mil" is a thousand in Spanish, and may be a million in English.

    >>> parse_number("($1,234.50)").value, parse_number("1.234,50 €").value
    (-1234.5, 1234.5)
    >>> parse_number("30-40").span, parse_number("about 2.5k").value
    ((30.0, 40.0), 2500.0)
    >>> parse_number("1.234").other
    1234.0
    """
    if text.isdecimal() and text.isascii() and len(text) < 16:
        return NumberText(float(text))
    if len(text) > _LONGEST:
        return None
    said = " ".join(text.translate(_LOOKALIKES).casefold().split())
    bare = _about().sub("", said, count=1).strip()
    found = _one(bare) or _span(bare)
    if found and language == "en" and _MIL.search(bare):
        found = replace(found, other=found.value * 1000)
    return replace(found, about=True) if found and bare != said else found


def clear_digits(value: float) -> str:
    """A number in digits that can be read in one way only.

    >>> clear_digits(1.234), clear_digits(250.0), clear_digits(0.5)
    ('1.2340', '250', '0.5')
    """
    text = f"{Decimal(repr(value)).normalize():f}"
    read = parse_number(text)
    return f"{text}0" if read and read.other is not None else text


def parse_part(text: str) -> float | None:
    """The share that "8 / 10" or "3 out of 10" says, or None.

    >>> parse_part("8 / 10")
    0.8
    """
    found = _PART.fullmatch(" ".join(text.casefold().split()))
    if not found or not float(found[2]):
        return None
    return float(found[1]) / float(found[2])


@cache
def _about() -> re.Pattern[str]:
    before, after = _any(word_set("about_before")), _any(word_set("about_after"))
    return re.compile(rf"^(?:{before})\s*(?=[-$€£¥\d.(])|\s*(?:{after})$")


@cache
def _whole() -> re.Pattern[str]:
    currency = _any(word_table("currency"))
    return re.compile(
        rf"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<before>{currency})?\s*(?P<inner>-)?\s*"
        r"(?P<digits>\.\d+|\d(?:[\d.,' ]*\d)?\.?)(?:e(?P<power>[-+]?\d{1,2}))?"
        rf"(?P<after_sign>-)?(?:\s*(?P<scale>{_any(word_table('scale'))})(?![a-zñé]))?"
        rf"\s*(?P<percent>%|percent|per cent|por ciento|pct)?\s*(?P<after>{currency})?"
        rf"\s*(?P<close>\))?\s*(?:(?:de )?(?P<unit>{_any(word_table('unit'))}))?\.?"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _one(text: str) -> NumberText | None:
    found = _whole().fullmatch(text)
    if not found or bool(found["open"]) != bool(found["close"]):
        return None
    ways = _ways_to_read(found["digits"].rstrip("."))
    if not ways:
        return None
    minus = [mark for mark in ("open", "inner", "after_sign") if found[mark]]
    if found["sign"] == "-":
        minus.append("sign")
    if len(minus) > 1:
        return None
    scale = Decimal(word_table("scale").get(found["scale"] or "", 1)) * (-1 if minus else 1)
    if found["power"]:
        scale *= Decimal(10) ** int(found["power"])
    sure = bool(found["percent"] or found["scale"] or found["power"])
    return NumberText(
        value=float(ways[0] * scale) + 0.0,
        percent=bool(found["percent"]),
        currency=word_table("currency").get(found["before"] or found["after"] or "") or None,
        other=float(ways[1] * scale) if len(ways) > 1 and not sure else None,
        unit=word_table("unit").get(found["unit"] or ""),
        shortened=bool(found["power"]),
    )


def _span(text: str) -> NumberText | None:
    found = _RANGE.fullmatch(text)
    high = _one(found["high"]) if found else None
    low = _one(found["low"]) if found and high else None
    if not found or not low or not high or low.value < 0 or low.other or high.other:
        return None
    low_value = low.value
    # "30-40k" and "2-3 million" give the thousands once, for both
    scaled = _whole().fullmatch(found["high"])
    first = _whole().fullmatch(found["low"])
    if scaled and first and scaled["scale"] and not first["scale"]:
        low_value *= word_table("scale")[scaled["scale"]]
    if not low_value <= high.value:
        return None
    return replace(
        high,
        value=(low_value + high.value) / 2,
        span=(low_value, high.value),
        percent=low.percent or high.percent,
        currency=low.currency or high.currency,
    )


def _ways_to_read(digits: str) -> list[Decimal]:
    """Every sensible number in digits with marks: one; two for "1.234"; none for "1,2,3"."""
    for gap in (" ", "'"):
        if gap in digits:
            whole, mark, rest = _split_last(digits)
            if not _GROUPED[gap].fullmatch(whole):
                return []
            digits = whole.replace(gap, "") + mark + rest
    comma, dot = digits.count(","), digits.count(".")
    if comma and dot:
        whole, _, rest = _split_last(digits)
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        return [Decimal(f"{_joined(whole, thousands)}.{rest}")] if _joined(whole, thousands) else []
    mark = "," if comma else "."
    if comma + dot > 1:
        joined = _joined(digits, mark)
        return [Decimal(joined)] if joined else []
    if comma + dot == 0:
        return [Decimal(digits)]
    return _ways_with_one_mark(digits, mark)


def _ways_with_one_mark(digits: str, mark: str) -> list[Decimal]:
    whole, _, rest = digits.partition(mark)
    decimal = Decimal(f"{whole or '0'}.{rest}")
    looks_grouped = len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    if mark == ",":
        # in the United States a comma marks thousands; a price has two decimals, not three
        if looks_grouped:
            return [Decimal(whole + rest)]
        return [decimal] if len(rest) < 3 or whole == "0" else []
    return [decimal, Decimal(whole + rest)] if looks_grouped else [decimal]


def _split_last(digits: str) -> tuple[str, str, str]:
    at = max(digits.rfind("."), digits.rfind(","))
    return (digits, "", "") if at < 0 else (digits[:at], digits[at], digits[at + 1 :])


def _joined(whole: str, mark: str) -> str:
    return whole.replace(mark, "") if _GROUPED[mark].fullmatch(whole) else ""

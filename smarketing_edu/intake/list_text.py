"""Cells that hold several things: activities, channels with their cost, points for a lead."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from smarketing_edu.intake.choice_text import read_choice
from smarketing_edu.intake.clean_text import is_blank, read_text
from smarketing_edu.intake.finding import BLANK, Finding, Reading
from smarketing_edu.intake.number_text import LARGEST, clear_digits, parse_number
from smarketing_edu.model.business import Channel, Field, LeadPoint

MOST_ITEMS = 50
MOST_POINTS = 10_000
_MOST_COMMAS = 5
_STRONG_MARKS = re.compile(r"[;\n\r|•·]+")
_BULLET = re.compile(r"^(?:[-*\u2013]\s+|\d{1,2}[.)]\s+)")
_PAIR = re.compile(r"(?P<name>.+?)\s*(?:=|:|→)\s*(?P<rest>[^=]*)")


def read_list(raw: object, *, field: Field) -> Reading:
    """Several texts, parted by ";" or line ends (or commas, and then that is noted)."""
    items, findings = _items(raw, commas=not field.choices)
    if not field.choices:
        return Reading(tuple(items), tuple(findings)) if items else _only(findings)
    keys: list[str] = []
    unknown: list[str] = []
    for item in items:
        for part, key in _choices_in(item, field):
            (keys if key else unknown).append(key or part)
    if unknown:
        details = {"unknown": "; ".join(unknown)[:200]}
        findings.append(Finding("not_in_list", "question", details))
    return Reading(tuple(dict.fromkeys(keys)), tuple(findings)) if keys else _only(findings)


def _choices_in(text: str, field: Field) -> Iterator[tuple[str, str | None]]:
    """The choices in a text, parted by commas; a choice may hold commas of its own."""
    parts = text.split(",")
    while parts:
        for end in range(min(len(parts), _MOST_COMMAS + 1), 0, -1):
            piece = ",".join(parts[:end]).strip()
            key = read_choice(piece, field=field).value
            if key or end == 1:
                break
        if piece:
            yield piece, str(key) if key else None
        parts = parts[end:]


def read_channels(raw: object) -> Reading:
    """Ways of reaching people: "Flyers=200/12; Instagram=0/9" is spend and leads of each."""
    return _read_parts(raw, _channel, "bad_channel")


def read_points(raw: object) -> Reading:
    """The owner's score card: "came through a friend=15; asked the price=5"."""
    return _read_parts(raw, _lead_point, "bad_points")


def _read_parts(
    raw: object, read: Callable[[str, str | None], Channel | LeadPoint | None], key: str
) -> Reading:
    parts: list[Channel | LeadPoint] = []
    bad: list[str] = []
    pairs, findings = _pairs(raw)
    for name, rest in pairs:
        part = read(name, rest)
        if part:
            parts.append(part)
        else:
            bad.append(name if rest is None else f"{name}={rest}")
    if bad:
        findings.append(Finding(key, "warning", {"unknown": "; ".join(bad)[:200]}))
    return Reading(tuple(parts), tuple(findings)) if parts else _only(findings)


def _pairs(raw: object) -> tuple[list[tuple[str, str | None]], list[Finding]]:
    """Each part as its name and what stands behind the equals sign, None without one."""
    pairs: list[tuple[str, str | None]] = []
    findings: list[Finding] = []
    for part in raw if isinstance(raw, list | tuple) else [raw]:
        if isinstance(part, Mapping):
            name = read_text(str(part.get("name", part.get("fact", ""))))
            amounts = [part.get(key) for key in ("spend", "leads", "points") if key in part]
            rest = "/".join(_amount_text(amount) for amount in amounts)
            pairs.append((str(name.value or ""), (rest.strip("/") and rest) or None))
            continue
        items, found = _items(part if isinstance(raw, str) else [part], commas=False)
        findings += found
        for item in items:
            pair = _PAIR.fullmatch(item)
            pairs.append((pair["name"], pair["rest"]) if pair else (item, None))
    if len(pairs) > MOST_ITEMS:
        details = {"count": len(pairs), "most": MOST_ITEMS}
        findings.append(Finding("too_many_items", "warning", details))
    return pairs[:MOST_ITEMS], findings


def _amount_text(amount: object) -> str:
    if isinstance(amount, int | float) and math.isfinite(amount):
        return clear_digits(amount)
    return "" if amount is None else str(amount)


def _lead_point(fact: str, rest: str | None) -> LeadPoint | None:
    number = parse_number(rest) if rest else None
    if not fact or not number or number.span or not number.value.is_integer():
        return None
    return LeadPoint(fact, int(number.value)) if abs(number.value) <= MOST_POINTS else None


def _channel(name: str, rest: str | None) -> Channel | None:
    if not name or rest is None:
        return Channel(name) if name else None
    spend_text, _, leads_text = rest.partition("/")
    try:
        spend, leads = _amount(spend_text), _amount(leads_text)
    except ValueError:
        return None
    if leads is not None and not leads.is_integer():
        return None
    return Channel(name, spend, None if leads is None else int(leads))


def _amount(text: str) -> float | None:
    """The amount in a text, None when it is blank; raises `ValueError` when it says no number."""
    if is_blank(text):
        return None
    number = parse_number(text)
    if not number or not 0 <= number.value <= LARGEST or number.other is not None or number.span:
        raise ValueError(text)
    return number.value


def _items(raw: object, *, commas: bool = True) -> tuple[list[str], list[Finding]]:
    findings: list[Finding] = []
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        parts = [str(part) for part in raw]
    else:
        text = str(raw)
        parts = [_BULLET.sub("", part.strip()) for part in _STRONG_MARKS.split(text)]
        if commas and len(parts) == 1 and "," in text:
            parts = text.split(",")
            findings.append(Finding("split_at_commas", "note", {"count": len(parts)}))
    items = []
    for part in parts:
        reading = read_text(part)
        findings.extend(found for found in reading.findings if found not in findings)
        if isinstance(reading.value, str):
            items.append(reading.value)
    if len(items) > MOST_ITEMS:
        findings.append(
            Finding("too_many_items", "warning", {"count": len(items), "most": MOST_ITEMS})
        )
    return items[:MOST_ITEMS], findings


def _only(findings: list[Finding]) -> Reading:
    return Reading(None, tuple(findings)) if findings else BLANK

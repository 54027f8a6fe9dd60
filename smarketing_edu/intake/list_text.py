"""Cells that hold several things: activities, channels with their cost, points for a lead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from smarketing_edu.intake.choice_text import read_choice
from smarketing_edu.intake.clean_text import is_blank, read_text
from smarketing_edu.intake.finding import BLANK, Finding, Reading
from smarketing_edu.intake.number_text import parse_number
from smarketing_edu.model.business import Channel, Field, LeadPoint

MOST_ITEMS = 50
_STRONG_MARKS = re.compile(r"[;\n\r|•·]+")
_BULLET = re.compile(r"^(?:[-*\u2013]\s+|\d{1,2}[.)]\s+)")
_PAIR = re.compile(r"(?P<name>.+?)\s*(?:=|:|→)\s*(?P<rest>[^=]*)")


def read_list(raw: object, *, field: Field) -> Reading:
    """Several texts, parted by ";" or line ends (or commas, and then that is noted)."""
    items, findings = _items(raw)
    if not field.choices:
        return Reading(tuple(items), tuple(findings)) if items else _only(findings)
    keys: list[str] = []
    unknown: list[str] = []
    for item in items:
        key = read_choice(item, field=field).value
        (keys if key else unknown).append(str(key or item))
    # a tick list joined by commas has choices on both sides of each comma: nothing to note
    findings = [found for found in findings if found.key != "split_at_commas"]
    if unknown:
        details = {"unknown": "; ".join(unknown)}
        findings.append(Finding("not_in_list", "question", details))
    return Reading(tuple(dict.fromkeys(keys)), tuple(findings)) if keys else _only(findings)


def read_channels(raw: object) -> Reading:
    """Ways of reaching people: "Flyers=200/12; Instagram=0/9" is spend and leads of each."""
    channels, bad = [], []
    items, findings = _items(raw, commas=False)
    for item in items:
        channel = _channel(item)
        if channel:
            channels.append(channel)
        else:
            bad.append(item)
    if bad:
        findings.append(Finding("bad_channel", "warning", {"unknown": "; ".join(bad)}))
    return Reading(tuple(channels), tuple(findings)) if channels else _only(findings)


def read_points(raw: object) -> Reading:
    """The owner's score card: "came through a friend=15; asked the price=5"."""
    points, bad = [], []
    items, findings = _items(raw, commas=False)
    for item in items:
        pair = _PAIR.fullmatch(item)
        number = parse_number(pair["rest"]) if pair else None
        if pair and number and number.value.is_integer() and not number.span:
            points.append(LeadPoint(pair["name"], int(number.value)))
        else:
            bad.append(item)
    if bad:
        findings.append(Finding("bad_points", "warning", {"unknown": "; ".join(bad)}))
    return Reading(tuple(points), tuple(findings)) if points else _only(findings)


def _channel(item: str) -> Channel | None:
    pair = _PAIR.fullmatch(item)
    if not pair:
        return Channel(item)
    spend_text, _, leads_text = pair["rest"].partition("/")
    spend = _amount(spend_text)
    leads = _amount(leads_text)
    if spend == "bad" or leads == "bad":
        return None
    whole = int(leads) if isinstance(leads, float) and leads.is_integer() else None
    if whole is None and leads is not None:
        return None
    return Channel(pair["name"], spend if isinstance(spend, float) else None, whole)


def _amount(text: str) -> float | str | None:
    if is_blank(text):
        return None
    number = parse_number(text)
    usable = number and number.value >= 0 and number.other is None and not number.span
    return number.value if number and usable else "bad"


def _items(raw: object, *, commas: bool = True) -> tuple[list[str], list[Finding]]:
    findings: list[Finding] = []
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        parts = [_item_text(part) for part in raw]
    else:
        text = str(raw)
        parts = _STRONG_MARKS.split(text)
        if commas and len(parts) == 1 and "," in text:
            parts = text.split(",")
            findings.append(Finding("split_at_commas", "note", {"count": len(parts)}))
    items = []
    for part in parts:
        reading = read_text(_BULLET.sub("", part.strip()))
        findings.extend(found for found in reading.findings if found not in findings)
        if isinstance(reading.value, str):
            items.append(reading.value)
    if len(items) > MOST_ITEMS:
        findings.append(
            Finding("too_many_items", "warning", {"count": len(items), "most": MOST_ITEMS})
        )
    return items[:MOST_ITEMS], findings


def _item_text(part: object) -> str:
    """An item of a list in a business file: a text, or a channel's or point's parts by name."""
    if isinstance(part, Mapping):
        name = part.get("name", part.get("fact", ""))
        if "points" in part:
            return f"{name}={part['points']}"
        spend, leads = (_bare(part.get(key)) for key in ("spend", "leads"))
        return f"{name}={spend}/{leads}" if spend or leads else str(name)
    return str(part)


def _bare(value: object) -> str:
    return "" if value is None else str(value)


def _only(findings: list[Finding]) -> Reading:
    return Reading(None, tuple(findings)) if findings else BLANK

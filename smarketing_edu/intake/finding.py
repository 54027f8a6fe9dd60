"""What was noticed while one value was read, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "question", "note"]


@dataclass(frozen=True)
class Finding:
    """One thing noticed: `key` names the words for it, `details` fills their slots."""

    key: str
    severity: Severity
    details: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Reading:
    """One cell, read: the value (None: blank or not usable), and what was noticed.

    `currency` is the ISO code of a currency sign written beside the number.
    """

    value: object = None
    findings: tuple[Finding, ...] = ()
    currency: str | None = None


BLANK = Reading()


def unusable(key: str, *, severity: Severity = "warning", **details: object) -> Reading:
    """A reading without a value, and why."""
    return Reading(None, (Finding(key, severity, details),))

"""Whether the currency signs beside a row's amounts agree with the currency of the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smarketing_edu.intake.combinations import Doubt
from smarketing_edu.intake.finding import Finding


def settle_currency(values: dict[str, object], signs: Mapping[str, str]) -> Iterator[Doubt]:
    """Make the currency and the amounts of a row agree, and say what was done.

    `signs` holds the currency written beside an amount, by field. A row that names no currency
    takes that of its signs when they all agree; an amount in another currency is left out.
    """
    seen = set(signs.values())
    if "currency" not in values and len(seen) == 1 and seen != {"USD"}:
        values["currency"] = seen.pop()
        details = {"seen": values["currency"]}
        yield Doubt(next(iter(signs)), Finding("currency_from_sign", "note", details))
        return
    expected = str(values.get("currency") or "USD")
    for field, currency in signs.items():
        if currency != expected:
            del values[field]
            details = {"seen": currency, "expected": expected}
            yield Doubt(field, Finding("other_currency", "question", details))

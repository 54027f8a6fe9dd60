"""The small letter beside each number, which leads to its formula on the back sheet."""

from __future__ import annotations

from string import ascii_lowercase

WORKED = {
    "sales_needed": "({} − {}) ÷ {}",
    "stage_rate": "{} ÷ {}",
    "overall_rate": "{} ÷ {}",
    "average_sale": "{} ÷ {}",
    "lead_to_sale_rate": "{} ÷ {}",
    "cost_per_lead": "{} ÷ {}",
    "lead_value": "{} × {} × {}",
    "money_at_stake": "{} × {}",
    "stage_needed": "{} ÷ {}",
    "leads_needed_per_week": "{} ÷ ({} × 52 ÷ 12)",
    "customer_acquisition_cost": "{} ÷ {}",
    "customer_acquisition_cost_with_time": "{} ÷ {}",
    "break_even_first_sale": "{} × {}",
    "customer_lifetime_value": "{} × {} × {} × {}",
    "payback_months": "{} ÷ ({} × {})",
}
"""What has a letter, in the order of the pages, with its formula around the numbers that go in.

One letter serves all steps of the funnel.
"""

IN_DAYS = " × 365 ÷ 12"
"""What more is done to months that are said in days."""

LETTERED = tuple(WORKED)
LETTERS = dict(zip(LETTERED, ascii_lowercase, strict=False))


def letter_of(key: str) -> str | None:
    """The letter of a measure; None for what the owner told us.

    >>> letter_of("sales_needed"), letter_of("purchase_rate"), letter_of("revenue")
    ('a', 'b', None)
    """
    if key in LETTERS:
        return LETTERS[key]
    for ending, shared in (("_rate", "stage_rate"), ("_needed", "stage_needed")):
        if key.endswith(ending):
            return LETTERS[shared]
    return None

"""Which number is made when one number is put over another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from smarketing_edu.model.business import STAGES
from smarketing_edu.model.economics import average_sale
from smarketing_edu.model.measure import Measure, calculate

NAMED: dict[tuple[str, str], str] = {
    ("marketing_spend", "leads"): "cost_per_lead",
    ("acquisition_spend", "new_customers"): "customer_acquisition_cost",
    ("ad_spend", "new_customers_from_ads"): "paid_acquisition_cost",
    ("revenue", "sales_count"): "average_sale",
    ("revenue", "leads"): "revenue_per_lead",
    ("purchase", "leads"): "lead_to_sale_rate",
    ("purchase", "awareness"): "overall_rate",
    **{(later, earlier): f"{later}_rate" for earlier, later in pairwise(STAGES)},
    ("marketing_spend", "revenue"): "marketing_share_of_revenue",
    ("hours_marketing", "hours_total"): "marketing_time_share",
    ("hours_future", "hours_marketing"): "future_time_share",
    ("extra_revenue", "marketing_spend"): "revenue_ratio",
}
"""The number that has a name, by what stands above and what stands below the line."""

PARTS = tuple(dict.fromkeys(part for pair in NAMED for part in pair))
"""All that can be put above or below the line."""


@dataclass(frozen=True)
class Fraction:
    """A number put over another: the measure it makes, and what that is known as.

    `name` is the key of the measure, None when people have no name for it; `turned_around` is the
    key of the measure that it would be upside down.
    """

    measure: Measure
    name: str | None = None
    turned_around: str | None = None


def fraction(top: str, bottom: str, *, measures: Mapping[str, Measure]) -> Fraction:
    """What one number of a business over another makes.

    >>> from smarketing_edu.model.business import Business
    >>> from smarketing_edu.model.measures import all_measures
    >>> numbers = all_measures(Business(business_name="", marketing_spend=600, leads=30))
    >>> fraction("marketing_spend", "leads", measures=numbers).measure.value
    20.0
    >>> fraction("leads", "marketing_spend", measures=numbers).turned_around
    'cost_per_lead'
    """
    name = NAMED.get((top, bottom))
    if name == "average_sale":
        # an average that the owner told us is not this fraction
        return Fraction(average_sale(measures[top], sales=measures[bottom]), name)
    if name:
        return Fraction(measures[name], name)
    above, below = measures[top], measures[bottom]
    made = calculate("fraction", "ratio", lambda top, bottom: top / bottom, top=above, bottom=below)
    return Fraction(made, None, NAMED.get((bottom, top)))

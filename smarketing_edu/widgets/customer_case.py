"""One customer of a business, with each of three assumptions counted or left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from smarketing_edu.model import economics
from smarketing_edu.model.business import Business
from smarketing_edu.model.measure import Measure
from smarketing_edu.model.measures import all_measures

Light = Literal["margin", "repeat", "time"]
LIGHTS: tuple[Light, ...] = get_args(Light)
State = Literal["counted", "left_out", "blank"]

_RESTS_ON: dict[Light, str] = {
    "margin": "gross_margin",
    "repeat": "purchases_per_year",
    "time": "owner_time_cost",
}


@dataclass(frozen=True)
class CustomerCase:
    """A business and the assumptions that are `left_out` of its numbers.

    Without the margin, what was sold counts as if it had cost nothing; without repeat purchases,
    each customer buys once; without time, the owner's hours count as free.
    """

    business: Business
    left_out: frozenset[Light] = field(default_factory=frozenset)

    def state(self, light: Light) -> State:
        """Whether an assumption is counted, left out, or cannot be counted: it is blank."""
        if light in self.left_out:
            return "left_out"
        known = all_measures(self.business)[_RESTS_ON[light]].value is not None
        return "counted" if known else "blank"

    @property
    def measures(self) -> dict[str, Measure]:
        """Every number of the business, with what is left out left out."""
        return all_measures(self._counted)

    @property
    def _counted(self) -> Business:
        counted = self.business
        if "margin" in self.left_out:
            counted = replace(counted, gross_margin=1)
        if "repeat" in self.left_out:
            counted = replace(counted, purchases_per_year=1, years_kept=1)
        return replace(counted, hour_value=None) if "time" in self.left_out else counted

    def switched(self, light: Light) -> CustomerCase:
        """The same case with one assumption counted that was left out, or the other way round."""
        return replace(self, left_out=self.left_out ^ {light})


def with_spend(business: Business, spend: float) -> Business:
    """The business as it would be if it had spent this much on winning customers.

    >>> shop = Business(business_name="", new_customers=40, marketing_spend=600, sales_spend=400)
    >>> all_measures(with_spend(shop, 1200))["customer_acquisition_cost"].value
    30.0
    """
    return replace(business, marketing_spend=spend, sales_spend=0)


def purchases_with_time(measures: dict[str, Measure]) -> Measure:
    """Purchases until a customer has paid back the owner's hours too."""
    return economics.purchases_to_pay_back(
        measures["customer_acquisition_cost_with_time"],
        average_sale=measures["average_sale"],
        gross_margin=measures["gross_margin"],
    )


def left_with_time(measures: dict[str, Measure]) -> Measure:
    """What one customer leaves in all, less what winning them cost with the owner's hours."""
    return economics.lifetime_value_less_acquisition_cost(
        measures["customer_lifetime_value"],
        acquisition_cost=measures["customer_acquisition_cost_with_time"],
    )

"""What the tests of charts share: two businesses and a way to read a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from smarketing_edu.model.business import Business


@dataclass(frozen=True)
class Mark:
    """One drawn path: where it is, in points from the top left corner, and its style."""

    left: float
    top: float
    right: float
    bottom: float
    style: str

    @property
    def width(self) -> float:
        """How long it is."""
        return self.right - self.left


@pytest.fixture
def marks() -> Callable[..., list[Mark]]:
    """Read the paths of a picture, those with a certain style only."""

    def read(svg: str, style: str = "") -> list[Mark]:
        root = ET.fromstring(svg)
        found = [_mark(path) for path in root.findall("{http://www.w3.org/2000/svg}path")]
        return [mark for mark in found if style in mark.style]

    return read


@pytest.fixture
def bakery() -> Business:
    """Give a bakery that has counted everything."""
    return Business(
        business_name="Rosie's Bakery",
        awareness=4000,
        interest=900,
        consideration=300,
        intent=120,
        evaluation=80,
        purchase=48,
        awareness_name="Walk past or see a post",
        counts_same_people=True,
        period_months=3,
        revenue=14_400,
        revenue_goal=24_000,
        average_sale=300,
        gross_margin=0.55,
        purchases_per_year=2.2,
        years_kept=3,
        marketing_spend=900,
        sales_spend=600,
        new_customers=48,
        repeat_share=0,
        hours_marketing=6,
        hours_future=2,
        hours_sales=9,
        hour_value=20,
    )


@pytest.fixture
def blank() -> Business:
    """Give a business of which we know the name only."""
    return Business(business_name="New")


def _mark(path: ET.Element) -> Mark:
    points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d", ""))
    across, down = [float(x) for x, _ in points], [float(y) for _, y in points]
    return Mark(min(across), min(down), max(across), max(down), path.get("style", ""))

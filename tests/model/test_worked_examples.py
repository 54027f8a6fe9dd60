"""Every published example, worked out with our functions."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest

from smarketing_edu.model import economics, goal
from smarketing_edu.model.funnel import conversion_rate, what_if
from smarketing_edu.model.interval import wilson_interval
from smarketing_edu.model.lead_score import attribute_points, lift
from tests.model.businesses import funnel

EXAMPLES = json.loads((Path(__file__).parents[1] / "data" / "worked_examples.json").read_text())


def _stages(counts: list[int]) -> list[float | None]:
    return [rate.value for rate in funnel(*counts).rates]


def _stages_and_overall(counts: list[int]) -> list[float | None]:
    return [*_stages(counts), funnel(*counts).overall_rate.value]


def _from_rates(rates: list[float], top: float, **change: float) -> Any:
    blank = funnel(*[None] * (len(rates) + 1))
    wanted = dict(zip("bcdefgh", rates, strict=False))
    return what_if(blank, rates=wanted | change, start=top)


def _overall(rates: list[float], top: int) -> list[float | None]:
    made = _from_rates(rates, top)
    return [made.overall_rate.value, *(stage.count for stage in made.stages[1:])]


def _changed(rates: list[float], change: dict[str, float]) -> float | None:
    stages = {"bcdefgh"[int(place)]: rate for place, rate in change.items()}
    overall: float | None = _from_rates(rates, 1_000_000, **stages).overall_rate.value
    return overall


def _average_sale(deals: Any, revenue: float | None = None) -> float | None:
    if revenue is None:
        return economics.average_sale(sum(deals), sales=len(deals)).value
    return economics.average_sale(revenue, sales=deals).value


def _payback(
    cac: float, arpa: float | None = None, margin: float = 1, gp_month: float | None = None
) -> float | None:
    monthly = arpa if gp_month is None else gp_month
    return economics.payback_months(cac, monthly_revenue=monthly, gross_margin=margin).value


def _cycle(days: list[float] | None = None, total_days: float = 0, deals: int = 1) -> float | None:
    return economics.mean_cycle(days or [total_days / deals] * deals).value


def _less_cost(annual_profit: float, years: float, acq: float) -> float | None:
    value = economics.customer_lifetime_value(
        annual_profit, purchases_per_year=1, years_kept=years, gross_margin=1
    )
    return economics.lifetime_value_less_acquisition_cost(value, acquisition_cost=acq).value


OURS: dict[str, Callable[..., Any]] = {
    "stage conversion": _stages,
    "overall conversion": _overall,
    "stage+overall conversion": _stages_and_overall,
    "close rate": lambda presentations, purchases: conversion_rate(purchases, of=presentations),
    "overall win rate": lambda new, won: conversion_rate(won, of=new),
    "cost per lead": lambda spend, leads: economics.cost_per_lead(spend, leads=leads),
    "CAC": lambda spend, new_customers: economics.customer_acquisition_cost(
        spend, new_customers=new_customers
    ),
    "blended CAC": lambda total_spend, all_customers: economics.customer_acquisition_cost(
        total_spend, new_customers=all_customers
    ),
    "average deal size": _average_sale,
    "revenue per lead": lambda leads, close, avg_sale: economics.revenue_per_lead(
        leads * close * avg_sale, leads=leads
    ),
    "lead value": lambda revenue, leads, close: economics.revenue_per_lead(revenue, leads=leads),
    "lead value (margin)": lambda avg_sale, margin, close: economics.lead_value(
        avg_sale, gross_margin=margin, close_rate=close
    ),
    "max CPL with cushion": lambda lead_value, cushion: economics.most_to_pay_for_a_lead(
        lead_value, cushion=cushion
    ),
    "ROI revenue-based": lambda revenue, cost: economics.return_on_investment(revenue, cost=cost),
    "ROI profit-based": lambda profit_before_campaign, cost: economics.return_on_investment(
        profit_before_campaign, cost=cost
    ),
    "revenue ROMI factor": lambda incremental_revenue, spend: economics.revenue_ratio(
        incremental_revenue, cost=spend
    ),
    "CLV simple margin": lambda avg_sale, per_week, weeks, years, margin: (
        economics.customer_lifetime_value(
            avg_sale, purchases_per_year=per_week * weeks, years_kept=years, gross_margin=margin
        )
    ),
    "CLV simple revenue": lambda visits_per_month, ticket, years: economics.customer_lifetime_value(
        ticket, purchases_per_year=visits_per_month * 12, years_kept=years, gross_margin=1
    ),
    "CLV net of acquisition": _less_cost,
    "CLV churn revenue": lambda arpu, churn: economics.customer_lifetime_value_with_churn(
        arpu, churn_rate=churn, periods=None
    ),
    "CLV m*r/(1+i-r)": lambda m, r, i: economics.customer_lifetime_value_with_retention(
        m, retention_rate=r, discount_rate=i
    ),
    "LTV:CAC": lambda ltv, cac: economics.lifetime_value_to_acquisition_cost(
        ltv, acquisition_cost=cac
    ),
    "payback months": _payback,
    "break-even CAC first sale": lambda aov, margin: economics.break_even_acquisition_cost(
        aov, gross_margin=margin
    ),
    "required leads": lambda deals, rates_bottom_up: goal.funnel_ladder(
        deals, rates=rates_bottom_up
    )[-1],
    "quotes needed": lambda customers, close: goal.funnel_ladder(customers, rates=[close])[-1],
    "visitors needed": lambda orders_unrounded, rate: goal.funnel_ladder(
        orders_unrounded, rates=[rate]
    )[-1],
    "deals per month": lambda annual_goal, avg_sale: goal.sales_needed(
        annual_goal / 12, average_sale=avg_sale
    ),
    "sales velocity per day": lambda opps, deal, win, days: economics.sales_velocity(
        opps, win_rate=win, average_sale=deal, cycle_days=days
    ),
    "average sales cycle days": _cycle,
    "points = attribute rate - base rate (pct points)": lambda attr, base: attribute_points(
        attr, base_rate=base
    ),
    "lift ratio": lambda target_rate, base_rate: lift(target_rate, base_rate=base_rate),
    "lift as ratio minus 1": lambda model, random: lift(model / 100, base_rate=random / 100),
    "Wilson 95% with z=1.96 exactly": lambda k, n, z: wilson_interval(k, n, z=z),
    "Wilson 95%": lambda k, n: wilson_interval(k, n),
    "Wilson 90%": lambda k, n, conf: wilson_interval(k, n, NormalDist().inv_cdf((1 + conf) / 2)),
    "overall after changing a stage": _changed,
}
"""Our answer to each kind of example."""


def _plain(answer: Any) -> Any:
    return answer.value if hasattr(answer, "value") else answer


def _of_status(status: str) -> list[Any]:
    chosen = [example for example in EXAMPLES if example["status"] == status]
    return [pytest.param(example, id=example["id"]) for example in chosen]


@pytest.mark.parametrize("example", [case for case in _of_status("agrees") if case.id != "BUD-1"])
def test_we_agree_with_every_published_example(example: dict[str, Any]) -> None:
    """Our answer is the published one, within the example's tolerance."""
    ours = _plain(OURS[example["formula"]](**example["inputs"]))
    assert ours == pytest.approx(example["published"], rel=example["tolerance_rel"], abs=1e-12)


def test_a_budget_of_eight_percent_reads_back_as_eight_percent() -> None:
    """The published budget is the published share of revenue."""
    example = next(example for example in EXAMPLES if example["id"] == "BUD-1")
    share = economics.marketing_share_of_revenue(
        example["published"], revenue=example["inputs"]["revenue"]
    )
    assert share.value == pytest.approx(example["inputs"]["pct"])


@pytest.mark.parametrize("example", _of_status("source_error"))
def test_we_do_not_repeat_the_slips_of_published_pages(example: dict[str, Any]) -> None:
    """Where a page made a slip, our answer is another one."""
    ours = _plain(OURS[example["formula"]](**example["inputs"]))
    assert ours != pytest.approx(example["published"], rel=0.01)


def test_the_double_count_of_the_close_rate_is_not_ours() -> None:
    """Revenue per lead is 100, though a page multiplies by the close rate once more."""
    assert economics.revenue_per_lead(100_000, leads=1000).value == 100


@pytest.mark.parametrize("example", _of_status("definition_variant"))
def test_another_definition_is_one_step_away_from_ours(example: dict[str, Any]) -> None:
    """A "50 % lift" is our 1.5 times, less one."""
    ours = _plain(OURS[example["formula"]](**example["inputs"]))
    assert ours == pytest.approx(1.5)
    assert ours - 1 == pytest.approx(example["published"])


def test_every_example_is_of_a_known_kind() -> None:
    """No example is left out: each has one of the three statuses tested here."""
    statuses = {example["status"] for example in EXAMPLES}
    assert statuses == {"agrees", "source_error", "definition_variant"}

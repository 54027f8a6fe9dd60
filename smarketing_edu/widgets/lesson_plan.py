"""What each lesson takes and asks: its minutes, and the fields of a business it fills in."""

from __future__ import annotations

from dataclasses import dataclass

from smarketing_edu.model.business import STAGES


@dataclass(frozen=True)
class LessonPlan:
    """Minutes of reading and of doing, and the fields that are asked for, in their order.

    `fields` are asked by a form, `by_widget` by a widget of their own.
    """

    reading: int
    doing: int
    fields: tuple[str, ...] = ()
    by_widget: tuple[str, ...] = ()

    @property
    def all_fields(self) -> tuple[str, ...]:
        """All fields that the lesson fills in."""
        return self.fields + self.by_widget

    @property
    def minutes(self) -> int:
        """How long the lesson takes."""
        return self.reading + self.doing


def _each(ending: str, *, stages: tuple[str, ...] = STAGES) -> tuple[str, ...]:
    return tuple(f"{stage}{ending}" for stage in stages)


_WHO = ("business_name", "owner_name", "industry")

PLAN: dict[int, LessonPlan] = {
    0: LessonPlan(5, 5, (*_WHO, "currency")),
    1: LessonPlan(8, 12, (*_WHO, "offer", "audience", "closing_moment", "main_pain", "team_size")),
    2: LessonPlan(
        8,
        12,
        ("value_to_them", "sales_cycle_days"),
        ("hours_marketing", "hours_sales", "hours_future"),
    ),
    3: LessonPlan(8, 17, by_widget=("activities_marketing", "activities_sales", "activities_both")),
    4: LessonPlan(
        10,
        15,
        ("period_label", "period_months", "counts_same_people", "closed_before"),
        (*STAGES, *_each("_name")),
    ),
    5: LessonPlan(
        10,
        15,
        (
            *("leads", "channels", "revenue", "marketing_spend", "sales_spend", "ad_spend"),
            *("sales_count", "tracks"),
        ),
    ),
    6: LessonPlan(
        10,
        15,
        (
            *("new_customers_from_ads", "extra_revenue", "retention", "discount_rate"),
            "repeat_share",
        ),
        (
            *("average_sale", "gross_margin", "purchases_per_year", "years_kept"),
            *("new_customers", "hour_value"),
        ),
    ),
    7: LessonPlan(
        10,
        15,
        ("current_marketing",),
        (
            *("customer_age", "local", "visual", "email_list"),
            *("marketing_budget", "months_to_results"),
        ),
    ),
    8: LessonPlan(
        10,
        15,
        by_widget=(
            *("customers_are", "deciders", "complexity", "inbound_share", "sales_situation"),
            *("sales_approach", "sales_script"),
        ),
    ),
    9: LessonPlan(
        10,
        20,
        by_widget=(
            *("lead_points", "lead_threshold", "web_claim", "sales_claim", "objections"),
            *("know", "like", "trust", "crm", "meeting_day", "shared_number"),
        ),
    ),
    10: LessonPlan(
        5,
        20,
        ("mentor_name", "review_date"),
        (
            *("revenue_goal", "expected_repeat_revenue", "capacity"),
            *_each("_past"),
            *_each("_target", stages=STAGES[1:]),
            *_each("_effort", stages=STAGES[1:]),
            "after_score",
        ),
    ),
    11: LessonPlan(5, 15),
}
"""Every lesson by its number; 0 is the start, 11 the wrap-up."""

"""What we know about one small business: every field may be blank but its name.

`Business` is the only record that the rest of the package passes around. Its fields are flat, and
bear the same names in a roster's columns, in `my_business.yaml` and here.
Money is per period, shares are fractions (0.4 is 40 %), lists are tuples. `None` means blank, which
is never the same as zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Literal, get_args

WAYS_TO_SELL = (
    *("plain_five_steps", "spin", "solution_selling", "neat", "conceptual", "snap"),
    *("customer_centric", "inbound", "meddic", "challenger", "sandler"),
)
"""The plain five steps, and the ten ways to hold a sales talk that have a name."""
STAGES = ("awareness", "interest", "consideration", "intent", "evaluation", "purchase")
"""The six stages of the funnel, first to last."""

Language = Literal["en", "es"]
Kind = Literal[
    "text",
    "choice",
    "integer",
    "number",
    "money",
    "rate",
    "date",
    "yes_no",
    "list",
    "channels",
    "points",
]
Group = Literal[
    "identity", "words", "funnel", "money", "goal", "time", "situation", "trust", "tools", "quiz"
]


@dataclass(frozen=True)
class Channel:
    """One way of reaching people, with what it cost and the leads it brought in the period."""

    name: str
    spend: float | None = None
    leads: int | None = None


@dataclass(frozen=True)
class LeadPoint:
    """One line of the owner's score card: a fact about a lead, and its points."""

    fact: str
    points: int


@dataclass(frozen=True)
class Field:
    """What a field of a business holds: how to read it, and what it may be."""

    name: str
    kind: Kind
    group: Group
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


def _field(
    kind: Kind,
    group: Group,
    *,
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> Any:
    many = kind in ("list", "channels", "points")
    if low is None and kind in ("integer", "number", "money", "rate"):
        low = 0
    if high is None and kind == "rate":
        high = 1
    about = {"kind": kind, "group": group, "choices": choices, "low": low, "high": high}
    return field(default=() if many else None, metadata=about)


@dataclass(frozen=True, kw_only=True)
class Business:
    """One small business, as its owner described it.

    >>> Business(business_name="Rosie's Bakery").revenue is None
    True
    """

    learner_id: str | None = _field("text", "identity")
    owner_name: str | None = _field("text", "identity")
    business_name: str = field(metadata={"kind": "text", "group": "identity"})
    email: str | None = _field("text", "identity")
    language: Language | None = _field("choice", "identity", choices=get_args(Language))  # noqa: RUF009 - it gives a field
    currency: str | None = _field("text", "identity")
    industry: str | None = _field("text", "identity")
    mentor_name: str | None = _field("text", "identity")
    review_date: date | None = _field("date", "identity")  # noqa: RUF009 - it gives a field

    offer: str | None = _field("text", "words")
    audience: str | None = _field("text", "words")
    value_to_them: str | None = _field("text", "words")
    closing_moment: str | None = _field("text", "words")
    main_pain: str | None = _field(
        "choice",
        "words",
        choices=("not_enough_people_ask", "people_ask_but_do_not_buy", "both", "neither"),
    )
    team_size: int | None = _field("integer", "words", low=1)
    activities: tuple[str, ...] = _field("list", "words")
    activities_marketing: tuple[str, ...] = _field("list", "words")
    activities_sales: tuple[str, ...] = _field("list", "words")
    activities_both: tuple[str, ...] = _field("list", "words")
    objections: tuple[str, ...] = _field("list", "words")
    web_claim: str | None = _field("text", "words")
    sales_claim: str | None = _field("text", "words")
    meeting_day: str | None = _field("text", "words")

    period_label: str | None = _field("text", "funnel")
    period_months: float | None = _field("number", "funnel", high=120)
    awareness: int | None = _field("integer", "funnel")
    interest: int | None = _field("integer", "funnel")
    consideration: int | None = _field("integer", "funnel")
    intent: int | None = _field("integer", "funnel")
    evaluation: int | None = _field("integer", "funnel")
    purchase: int | None = _field("integer", "funnel")
    awareness_name: str | None = _field("text", "funnel")
    interest_name: str | None = _field("text", "funnel")
    consideration_name: str | None = _field("text", "funnel")
    intent_name: str | None = _field("text", "funnel")
    evaluation_name: str | None = _field("text", "funnel")
    purchase_name: str | None = _field("text", "funnel")
    counts_same_people: bool | None = _field("yes_no", "funnel")
    closed_before: date | None = _field("date", "funnel")  # noqa: RUF009 - it gives a field
    leads: int | None = _field("integer", "funnel")
    awareness_past: int | None = _field("integer", "funnel")
    interest_past: int | None = _field("integer", "funnel")
    consideration_past: int | None = _field("integer", "funnel")
    intent_past: int | None = _field("integer", "funnel")
    evaluation_past: int | None = _field("integer", "funnel")
    purchase_past: int | None = _field("integer", "funnel")
    interest_target: float | None = _field("rate", "funnel")
    consideration_target: float | None = _field("rate", "funnel")
    intent_target: float | None = _field("rate", "funnel")
    evaluation_target: float | None = _field("rate", "funnel")
    purchase_target: float | None = _field("rate", "funnel")
    interest_effort: float | None = _field("number", "funnel")
    consideration_effort: float | None = _field("number", "funnel")
    intent_effort: float | None = _field("number", "funnel")
    evaluation_effort: float | None = _field("number", "funnel")
    purchase_effort: float | None = _field("number", "funnel")
    capacity: float | None = _field("number", "funnel")
    channels: tuple[Channel, ...] = _field("channels", "funnel")

    revenue: float | None = _field("money", "money")
    marketing_spend: float | None = _field("money", "money")
    sales_spend: float | None = _field("money", "money")
    ad_spend: float | None = _field("money", "money")
    new_customers: int | None = _field("integer", "money")
    new_customers_from_ads: int | None = _field("integer", "money")
    sales_count: int | None = _field("integer", "money")
    average_sale: float | None = _field("money", "money")
    extra_revenue: float | None = _field("money", "money")
    gross_margin: float | None = _field("rate", "money")
    purchases_per_year: float | None = _field("number", "money")
    years_kept: float | None = _field("number", "money")
    retention: float | None = _field("rate", "money")
    discount_rate: float | None = _field("rate", "money")

    revenue_goal: float | None = _field("money", "goal")
    expected_repeat_revenue: float | None = _field("money", "goal")
    shared_number: str | None = _field("text", "goal")
    lead_points: tuple[LeadPoint, ...] = _field("points", "goal")
    lead_threshold: int | None = _field("integer", "goal")

    hours_marketing: float | None = _field("number", "time", high=168)
    hours_sales: float | None = _field("number", "time", high=168)
    hours_future: float | None = _field("number", "time", high=168)
    hour_value: float | None = _field("money", "time")

    sales_cycle_days: float | None = _field("number", "situation")
    customers_are: str | None = _field(
        "choice", "situation", choices=("consumers", "businesses", "both")
    )
    deciders: int | None = _field("integer", "situation", low=1)
    complexity: int | None = _field("integer", "situation", low=1, high=3)
    inbound_share: float | None = _field("rate", "situation")
    repeat_share: float | None = _field("rate", "situation")
    customer_age: str | None = _field(
        "choice", "situation", choices=("under_30", "30_to_64", "65_plus", "mixed")
    )
    local: bool | None = _field("yes_no", "situation")
    visual: bool | None = _field("yes_no", "situation")
    email_list: int | None = _field("integer", "situation")
    current_marketing: tuple[str, ...] = _field("list", "situation")
    sales_situation: tuple[str, ...] = _field(
        "list",
        "situation",
        choices=("need_hidden", "hard_to_picture", "busy_buyer", "knows_more", "stalls"),
    )
    sales_approach: str | None = _field("choice", "situation", choices=WAYS_TO_SELL)
    sales_script: tuple[str, ...] = _field("list", "situation")
    marketing_budget: float | None = _field("money", "situation")
    months_to_results: float | None = _field("number", "situation")

    know: int | None = _field("integer", "trust", low=1, high=5)
    like: int | None = _field("integer", "trust", low=1, high=5)
    trust: int | None = _field("integer", "trust", low=1, high=5)

    crm: str | None = _field("choice", "tools", choices=("none", "notebook", "spreadsheet", "crm"))
    tracks: tuple[str, ...] = _field(
        "list",
        "tools",
        choices=("reach", "recall", "engagement", "conversion", "deal_size", "revenue"),
    )

    before_score: float | None = _field("number", "quiz", high=100)
    after_score: float | None = _field("number", "quiz", high=100)

    @property
    def stage_counts(self) -> tuple[int | None, ...]:
        """How many people reached each stage, first to last."""
        return tuple(getattr(self, stage) for stage in STAGES)

    @property
    def stage_names(self) -> tuple[str | None, ...]:
        """The owner's own names for the stages, first to last."""
        return tuple(getattr(self, f"{stage}_name") for stage in STAGES)


FIELDS: dict[str, Field] = {f.name: Field(f.name, **f.metadata) for f in fields(Business)}
"""Every field of a business by name, in the order a form asks for them."""

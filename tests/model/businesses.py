"""Businesses to try the formulas on: any numbers at all, or a funnel that makes sense."""

from __future__ import annotations

from hypothesis import strategies as st

from smarketing_edu.model.business import FIELDS, STAGES, Business, Channel
from smarketing_edu.model.funnel import Funnel, FunnelStage

NUMERIC = [
    name for name, about in FIELDS.items() if about.kind in ("integer", "number", "money", "rate")
]

any_number = st.one_of(
    st.sampled_from([0, 1, 9, 10, 29, 30, 5e-324, 1e-300, 1.7e308, 10**400]),
    st.integers(min_value=0, max_value=10**6),
    st.floats(min_value=0, allow_nan=False, allow_infinity=False),
    st.floats(min_value=0, max_value=1),
)
"""Zero, ordinary, tiny or far too large; never below zero."""

bad_number = st.sampled_from([float("nan"), float("inf"), -float("inf"), -1, -0.5, -(10**400)])
"""What nobody should have let in."""


def _choice(name: str) -> st.SearchStrategy[object]:
    about = FIELDS[name]
    if about.kind == "yes_no":
        return st.sampled_from([None, True, False])
    if about.kind == "list":
        return st.lists(st.sampled_from(about.choices), unique=True, max_size=3).map(tuple)
    return st.sampled_from([None, *about.choices])


channels = st.lists(
    st.builds(
        Channel,
        name=st.sampled_from(["Flyers", "Instagram", "Market stall"]),
        spend=st.one_of(st.none(), any_number),
        leads=st.one_of(st.none(), any_number),
    ),
    max_size=4,
).map(tuple)

choices = st.fixed_dictionaries(
    {
        name: _choice(name)
        for name in (
            "main_pain", "counts_same_people", "customers_are", "customer_age",
            "local", "visual", "sales_situation", "crm", "tracks",
        )
    }
    | {"channels": channels}
)  # fmt: skip


def _any_business(numbers: dict[str, object], choices: dict[str, object]) -> Business:
    return Business(business_name="Any", **numbers, **choices)  # type: ignore[arg-type]  # any field


def _numbers(number: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from(NUMERIC), number, max_size=len(NUMERIC))


any_business = st.builds(_any_business, _numbers(any_number), choices)
"""A business with any non-negative numbers, or none, in any of its fields."""

spoilt_business = st.builds(_any_business, _numbers(st.one_of(any_number, bad_number)), choices)
"""A business that also holds numbers that should never have been let in."""


@st.composite
def funnel_counts(draw: st.DrawFn, smallest: int = 1) -> dict[str, int]:
    """Six counts, each part of the one before."""
    counts = [draw(st.integers(min_value=smallest, max_value=20_000))]
    for _ in STAGES[1:]:
        counts.append(draw(st.integers(min_value=min(smallest, counts[-1]), max_value=counts[-1])))
    return dict(zip(STAGES, counts, strict=True))


def funnel(*counts: float | None) -> Funnel:
    """A funnel of same people with these counts, its stages named by letters."""
    stages = zip("abcdefgh", counts, strict=False)
    return Funnel(tuple(FunnelStage(key, None, count) for key, count in stages), same_people=True)

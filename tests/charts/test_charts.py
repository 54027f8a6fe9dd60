"""What holds for every chart: steady bytes, safe text, a picture for any business."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from xml.etree import ElementTree as ET

import matplotlib
import matplotlib.style
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.charts.chart import Chart
from smarketing_edu.charts.customer_chart import CustomerChart, customer_chart
from smarketing_edu.charts.funnel_chart import FunnelChart, funnel_chart
from smarketing_edu.charts.hours_chart import HoursChart, hours_chart
from smarketing_edu.charts.leads_ladder_chart import LeadsLadderChart, leads_ladder_chart
from smarketing_edu.model.business import STAGES, Business
from smarketing_edu.model.funnel import funnel_of
from smarketing_edu.model.measures import all_measures

CHARTS: dict[str, Callable[[Business, str], Chart]] = {
    "funnel": lambda b, language: funnel_chart(funnel_of(b), language=language),
    "funnel_alone": lambda b, language: funnel_chart(
        funnel_of(b), language=language, labelled=True, width_pt=420
    ),
    "hours": lambda b, language: hours_chart(all_measures(b), language=language),
    "ladder": lambda b, language: leads_ladder_chart(
        funnel_of(b), measures=all_measures(b), language=language
    ),
    "customer": lambda b, language: customer_chart(all_measures(b), language=language),
}

COUNTS = st.none() | st.sampled_from([0, 1]) | st.integers(0, 10**15)
AMOUNTS = st.none() | st.sampled_from([0.0]) | st.floats(0, 1e12, allow_subnormal=False)
HOURS = st.none() | st.floats(0, 168, allow_subnormal=False)
BUSINESSES = st.builds(
    Business,
    business_name=st.just("Any"),
    counts_same_people=st.none() | st.booleans(),
    gross_margin=st.none() | st.floats(0, 1),
    **dict.fromkeys([*STAGES, "leads", "new_customers"], COUNTS),
    **dict.fromkeys(
        ["revenue_goal", "average_sale", "marketing_spend", "sales_spend", "years_kept"], AMOUNTS
    ),
    **dict.fromkeys(["hours_marketing", "hours_future", "hours_sales", "hour_value"], HOURS),
)

any_chart = pytest.mark.parametrize("name", CHARTS)


@any_chart
def test_drawing_again_gives_the_same_bytes(name: str, bakery: Business, blank: Business) -> None:
    """A kept picture draws the same after it showed somebody else."""
    first = CHARTS[name](bakery, "en")
    CHARTS[name](blank, "es")
    assert CHARTS[name](bakery, "en") == first


def test_a_new_figure_draws_what_a_kept_one_does(bakery: Business, blank: Business) -> None:
    """Nothing of an earlier business is left in a kept figure."""
    funnel, measures = funnel_of(blank), all_measures(blank)
    for chart in CHARTS.values():
        chart(bakery, "en")
    size = {"stages": 6, "width_pt": 190, "row_height_pt": 31}
    new = [
        FunnelChart(**size).update(funnel, language="en"),
        HoursChart(width_pt=500).update(measures, language="en"),
        LeadsLadderChart(**size).update(funnel, measures=measures, language="en"),
        CustomerChart(width_pt=190, row_height_pt=27).update(measures, language="en"),
    ]
    kept = [CHARTS[name](blank, "en") for name in ("funnel", "hours", "ladder", "customer")]
    assert new == kept


def test_another_process_draws_the_same_bytes() -> None:
    """The picture does not depend on the process that draws it, and nothing is said aside."""
    code = (
        "from smarketing_edu.charts.funnel_chart import funnel_chart\n"
        "from smarketing_edu.model.business import Business\n"
        "from smarketing_edu.model.funnel import funnel_of\n"
        "b = Business(business_name='x', awareness=40, interest=12, counts_same_people=True)\n"
        "print(funnel_chart(funnel_of(b), language='en', labelled=True, width_pt=420).svg)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    small = Business(business_name="y", awareness=40, interest=12, counts_same_people=True)
    assert done.stdout.rstrip("\n") == CHARTS["funnel_alone"](small, "en").svg
    assert done.stderr == ""


@any_chart
def test_a_persons_own_matplotlib_style_changes_nothing(name: str, bakery: Business) -> None:
    """Colours, lines and letters are ours, whatever style a notebook has set."""
    plain = CHARTS[name](bakery, "en").svg
    loud = {"hatch.linewidth": 9, "lines.linewidth": 9, "font.size": 30, "savefig.dpi": 300}
    with matplotlib.style.context("dark_background"), matplotlib.rc_context(loud):
        kept = CHARTS[name](bakery, "en").svg
        new = {
            "funnel": FunnelChart(stages=6, width_pt=190, row_height_pt=31),
            "funnel_alone": FunnelChart(stages=6, width_pt=420, row_height_pt=31, labelled=True),
        }
        if name in new:
            assert new[name].update(funnel_of(bakery), language="en").svg == plain
    assert kept == plain


def test_drawing_leaves_the_settings_of_matplotlib_alone(bakery: Business) -> None:
    """After a chart is drawn, a person's own plots look as before."""
    before = dict(matplotlib.rcParams)
    CHARTS["funnel"](bakery, "en")
    assert dict(matplotlib.rcParams) == before


def test_threads_do_not_disturb_each_other(bakery: Business, blank: Business) -> None:
    """Charts drawn at the same time come out as those drawn one by one."""
    jobs = [(chart, b) for chart in CHARTS.values() for b in (bakery, blank)] * 2
    alone = [chart(business, "en") for chart, business in jobs]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda job: job[0](job[1], "en"), jobs))
    assert together == alone


@any_chart
@given(business=BUSINESSES, language=st.sampled_from(["en", "es"]))
@settings(max_examples=40, deadline=None)
def test_any_business_has_a_picture_and_a_sentence(
    name: str, business: Business, language: str
) -> None:
    """Whatever is blank, zero or huge, there is a sound small SVG and words beside it."""
    chart = CHARTS[name](business, language)
    root = ET.fromstring(chart.svg)
    assert root.get("viewBox") == f"0 0 {chart.width_pt:g} {chart.height_pt:g}"
    assert len(chart.svg) < 12_000
    assert chart.alt
    assert not any(word in chart.svg + chart.alt for word in ("nan", " inf ", "None"))


@any_chart
@given(names=st.lists(st.text(max_size=30), min_size=6, max_size=6))
@settings(max_examples=25, deadline=None)
def test_learner_text_never_enters_the_picture(name: str, names: list[str]) -> None:
    """The picture of a business is the same whatever it and its stages are called."""
    plain = Business(business_name="x", awareness=90, interest=40, intent=12, hours_sales=3)
    renamed = {f"{stage}_name": text for stage, text in zip(STAGES, names, strict=True)}
    named = replace(plain, business_name=names[0], **renamed)
    assert CHARTS[name](named, "en").svg == CHARTS[name](plain, "en").svg


@any_chart
def test_fonts_and_wrapping_are_fit_for_a_page(name: str, bakery: Business) -> None:
    """Text asks for our fonts; no id, style or date could clash with the page around it."""
    svg = CHARTS[name](bakery, "en").svg
    texts = [part.get("style", "") for part in ET.fromstring(svg).iter() if "text" in part.tag]
    assert all("font-family: 'Atkinson Hyperlegible', 'Noto Sans'" in style for style in texts)
    assert not any(part in svg for part in ("<style", "<metadata", "<?xml", "<!DOCTYPE", 'id="fig'))


def test_html_is_one_picture_with_a_sentence(bakery: Business) -> None:
    """The web face names the picture for a screen reader, with hostile names made harmless."""
    hostile = replace(bakery, awareness_name='"><script>alert(1)</script>')
    html = CHARTS["funnel"](hostile, "en").html()
    root = ET.fromstring(html)
    assert root.get("role") == "img"
    assert "<script>alert(1)</script>: 4,000." in root.get("aria-label", "")
    assert not list(root.iter("script"))


def test_a_row_is_a_window_on_the_same_picture(bakery: Business) -> None:
    """One row of a chart shows that row alone, at its own height."""
    chart = CHARTS["funnel"](bakery, "en")
    root = ET.fromstring(chart.row(2))
    assert root.get("viewBox") == "0 62 190 31"
    assert root.get("height") == "31pt"
    assert root.get("width") == "190pt"

"""The scoring lab tells the truth about young, cut-off and wrongly dated leads."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.model.lead_score import PastLead, points_table
from smarketing_edu.model.scoring_lab import ScoringLab, last_day, scoring_lab

START = date(2025, 1, 1)
DAYS = 400
ROWS = 8_000
CYCLE = 30
FRIEND, USELESS = "came through a friend", "has a long name"


def table(*, seed: int = 1, rows: int = ROWS) -> list[PastLead]:
    """Leads of over a year: friends of buyers buy in 3 of 10 cases, all others in 1 of 10."""
    random = Random(seed)
    leads = []
    for row in range(rows):
        facts = {fact for fact in (FRIEND, USELESS) if random.random() < 0.3}
        won = random.random() < (0.3 if FRIEND in facts else 0.1)
        days = float(random.randint(0, CYCLE)) if won else None
        leads.append(PastLead(won, frozenset(facts), START + timedelta(row * DAYS // rows), days))
    return leads


def as_seen_on(leads: list[PastLead], day: date) -> list[PastLead]:
    """What a list says on a day: whoever buys later has not bought yet."""
    seen = []
    for lead in leads:
        assert lead.arrived is not None
        late = lead.won and lead.arrived + timedelta(lead.days_to_win or 0) > day
        seen.append(PastLead(False, lead.facts, lead.arrived) if late else lead)
    return [lead for lead in seen if lead.arrived is not None and lead.arrived <= day]


def base_rate(lab: ScoringLab) -> float:
    """The share of the leads used that bought."""
    used = (*lab.set_on, *lab.judged_on)
    return sum(lead.won for lead in used) / len(used)


def test_a_true_fact_earns_points_and_a_useless_one_none() -> None:
    """About 14 points for friends of buyers, none for the name; the newer half confirms it."""
    lab = scoring_lab(table(), on=START + timedelta(DAYS + 60))
    assert [line.fact for line in lab.card] == [FRIEND]
    assert 10 <= lab.card[0].points <= 18
    check = lab.check(1)
    assert check.precision.value == pytest.approx(0.3, abs=0.04)
    assert check.lift.value is not None
    assert check.lift.value > 1.5
    assert not lab.few


def test_young_leads_are_left_out_and_counted() -> None:
    """The month before the list was saved looks like lost sales; without it the rate is right."""
    seen = as_seen_on(table(), START + timedelta(DAYS - 1))
    lab = scoring_lab(seen, on=last_day(seen))
    naive = sum(lead.won for lead in seen) / len(seen)
    assert lab.maturity.too_young > 400
    assert base_rate(lab) > naive
    assert base_rate(lab) == pytest.approx(
        base_rate(scoring_lab(table(), on=date(2027, 1, 1))), abs=0.01
    )


def test_leads_from_before_sales_were_recorded_are_left_out() -> None:
    """Sales are written down from the second half on: before that they are missing, not lost."""
    started = START + timedelta(DAYS // 2)
    cut = []
    for lead in table():
        assert lead.arrived is not None
        early = lead.won and lead.arrived + timedelta(lead.days_to_win or 0) < started
        cut.append(PastLead(False, lead.facts, lead.arrived) if early else lead)
    lab = scoring_lab(cut, on=START + timedelta(DAYS + 60))
    assert lab.before_records == pytest.approx(ROWS / 2, abs=40)
    assert base_rate(lab) == pytest.approx(0.16, abs=0.015)
    assert sum(lead.won for lead in cut) / len(cut) < 0.1


def test_sales_before_the_first_contact_are_wrong_dates() -> None:
    """A lead that bought before it came is left out, counted, and changes no point."""
    leads = table()
    wrong = [PastLead(True, frozenset({USELESS}), START + timedelta(50), -2.0)] * 300
    day = START + timedelta(DAYS + 60)
    lab = scoring_lab([*leads, *wrong], on=day)
    assert lab.maturity.wrong_dates == 300
    assert lab.card == scoring_lab(leads, on=day).card


def test_points_never_see_the_leads_that_judge_them() -> None:
    """The points are those of the earlier half alone, and the two halves share no lead."""
    leads = table(rows=400)
    lab = scoring_lab(leads, on=START + timedelta(DAYS + 60))
    assert lab.points == points_table(lab.set_on)
    days = [[lead.arrived for lead in half if lead.arrived] for half in (lab.set_on, lab.judged_on)]
    assert max(days[0]) <= min(days[1])
    assert len(lab.set_on) + len(lab.judged_on) == 400


def test_a_list_without_days_says_so() -> None:
    """Nobody can tell which leads are young: all stay in, and the lab knows it."""
    leads = [PastLead(lead.won, lead.facts) for lead in table(rows=200)]
    lab = scoring_lab(leads, on=last_day(leads))
    assert lab.no_dates
    assert len(lab.set_on) + len(lab.judged_on) == 200


@given(
    rows=st.integers(min_value=0, max_value=60),
    seed=st.integers(min_value=0, max_value=99),
    threshold=st.integers(min_value=-50, max_value=120),
)
def test_every_lead_is_in_one_cell(rows: int, seed: int, threshold: int) -> None:
    """The four cells hold each judging lead once; few leads are called few."""
    lab = scoring_lab(table(rows=rows, seed=seed), on=START + timedelta(DAYS + 60))
    cells = lab.cells(threshold)
    assert sum(vars(cells).values()) == len(lab.judged_on)
    assert cells.flagged_won + cells.passed_won == sum(lead.won for lead in lab.judged_on)
    assert lab.few == (len(lab.set_on) + len(lab.judged_on) < 40)

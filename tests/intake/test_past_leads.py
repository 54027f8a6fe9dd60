"""A pasted or uploaded list of past leads: what is a fact, what is a date, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.past_leads import read_past_leads


def test_a_list_as_people_keep_it() -> None:
    """Yes-or-no columns and few words are facts; names and numbers are not, and never kept."""
    text = (
        "Name;Arrived;Bought;Bought on;Came from;Budget;Asked for a date\n"
        "Ana;2026-03-01;yes;2026-03-05;a friend;500;yes\n"
        "Bo;2026-03-02;no;;flyer;200;no\n"
        "Cy;2026-03-03;maybe;;flyer;300;yes\n"
    )
    table = read_past_leads(text.encode())
    assert table.facts == ("Came from", "Asked for a date")
    assert table.rows_left_out == 1
    first, second = table.leads
    assert first.facts == {"Came from: a friend", "Asked for a date"}
    assert (first.arrived, first.days_to_win, first.won) == (date(2026, 3, 1), 4.0, True)
    assert second.facts == {"Came from: flyer"}
    assert "Ana" not in str(table)


def test_a_spanish_list() -> None:
    """Headings and answers in Spanish are understood."""
    table = read_past_leads("llegó,compró,amistad\n2026-03-01,sí,no\n2026-03-02,no,sí\n".encode())
    assert [lead.won for lead in table.leads] == [True, False]
    assert table.leads[1].facts == {"amistad"}


def test_a_sale_before_the_contact_keeps_its_sign() -> None:
    """Wrong dates come through as negative days, so that the lab can count them."""
    table = read_past_leads(b"arrived,bought,bought on\n2026-03-05,yes,2026-03-03\n")
    assert table.leads[0].days_to_win == -2


@pytest.mark.parametrize("data", [b"name,friend\nAna,yes\n", b"", b"\x00\x01\x02"])
def test_what_is_no_list_is_refused_in_plain_words(data: bytes) -> None:
    """Without a column that says who bought, or without a table, the message says what to do."""
    with pytest.raises(FileInputError) as refused:
        read_past_leads(data)
    assert str(refused.value).endswith(".")

"""What the exports of other tools propose for a business. All rows are made up."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.exports.deals import mature_age
from smarketing_edu.intake.exports.proposal import Proposal
from smarketing_edu.intake.numbers import propose_numbers
from smarketing_edu.model.business import Business

COLUMNS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "export_columns.json").read_text("utf-8")
)
OWNER = Business(business_name="Rosie's Bakery")


def export(
    folder: Path,
    kind: str,
    rows: list[dict[str, str]],
    *,
    title: str = "",
    turned: bool = False,
) -> Path:
    """A file with all the columns the tool writes, in its order (or turned round), and rows."""
    text = io.StringIO(newline="")
    text.write(title)
    columns = COLUMNS[kind][::-1] if turned else COLUMNS[kind]
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / f"{kind}.csv"
    path.write_text(text.getvalue(), "utf-8-sig")
    return path


def found(proposal: Proposal) -> dict[str, object]:
    """The proposed value of each field."""
    return {change.field: change.new for change in proposal.changes}


def square_rows() -> list[dict[str, str]]:
    """Four payments of two known customers, one refund, in October 2026."""
    sales = [
        ("10/05/2026", "$22.50", "t1", "c1", "Payment"),
        ("10/13/2026", "$1,240.00", "t2", "c2", "Payment"),
        ("10/20/2026", "$10.00", "t3", "c1", "Payment"),
        ("10/21/2026", "$27.50", "t4", "", "Payment"),
        ("10/31/2026", "-$40.00", "t5", "c2", "Refund"),
    ]
    names = ("Date", "Net Sales", "Transaction ID", "Customer ID", "Event Type")
    rows = [dict(zip(names, sale, strict=True)) for sale in sales]
    return [row | {"Tip": "$3.00", "Customer Name": "Ada Example"} for row in rows]


def test_square_transactions_give_money_with_refunds_taken_off(tmp_path: Path) -> None:
    """Net sales less refunds; sales are counted without refunds; tips are not revenue."""
    proposal = propose_numbers([export(tmp_path, "square_transactions", square_rows())], OWNER)
    assert found(proposal) == {
        "revenue": 1260.0,
        "sales_count": 4,
        "average_sale": 315.0,
        "period_months": 1.0,
        "repeat_share": 0.5,
    }
    assert "less 1 refunds of $40" in proposal.to_text()
    assert "above $25" in proposal.to_text()
    assert "must cover 12 months" in proposal.to_text()


def test_square_dates_that_can_be_two_days_are_not_used(tmp_path: Path) -> None:
    """When no date settles whether month or day stands first, no period is proposed."""
    rows = [row | {"Date": "10/05/2026"} for row in square_rows()]
    proposal = propose_numbers([export(tmp_path, "square_transactions", rows)], OWNER)
    assert "period_months" not in found(proposal)
    assert "can be two days" in proposal.to_text()


def test_the_lines_of_one_square_ticket_are_one_sale(tmp_path: Path) -> None:
    """Items are added up by transaction."""
    rows = [
        {"Date": "2026-10-05", "Item": "Bread", "Qty": "1.0", "Net Sales": "$4.00",
         "Gross Sales": "$4.00", "Transaction ID": "t1", "Event Type": "Payment"},
        {"Date": "2026-10-05", "Item": "Cake", "Qty": "2.0", "Net Sales": "$36.00",
         "Gross Sales": "$36.00", "Transaction ID": "t1", "Event Type": "Payment"},
        {"Date": "2026-10-06", "Item": "Bread", "Qty": "1.0", "Net Sales": "$4.00",
         "Gross Sales": "$4.00", "Transaction ID": "t2", "Event Type": "Payment"},
    ]  # fmt: skip
    answers = found(propose_numbers([export(tmp_path, "square_items", rows)], OWNER))
    assert (answers["sales_count"], answers["revenue"]) == (2, 44.0)


def test_buys_per_year_needs_a_year_of_sales(tmp_path: Path) -> None:
    """Over 13 months, the sales of the last 12 are shared among the customers who made them."""
    start = date(2025, 9, 1)
    rows = [
        {"Date": (start + timedelta(days=30 * month)).isoformat(), "Net Sales": "$10.00",
         "Gross Sales": "$10.00", "Event Type": "Payment", "Transaction ID": f"t{month}{who}",
         "Customer ID": who}
        for month in range(14) for who in ("c1", "c2") if who == "c1" or month % 2
    ]  # fmt: skip
    answers = found(propose_numbers([export(tmp_path, "square_transactions", rows)], OWNER))
    # in the 365 days up to the last sale: c1 on 13 days (30 apart), c2 on 7
    assert answers["purchases_per_year"] == 10.0


def deal_rows() -> list[dict[str, str]]:
    """Ten old deals of which four were won after 10 days, and five young open ones."""
    names = ("Deal Name", "Deal Stage", "Amount", "Create Date", "Close Date")
    won = [(f"w{n}", "Closed won", "$500", f"2026-01-{n:02} 10:00", f"2026-01-{n + 10:02} 09:00")
           for n in (1, 2, 3, 4)]  # fmt: skip
    lost = [(f"l{n}", "closedlost", "", f"2026-01-{n:02} 10:00", "2026-02-01 10:00")
            for n in range(5, 11)]  # fmt: skip
    young = [(f"y{n}", "qualifiedtobuy", "$900", f"2026-03-0{n} 10:00", "2026-06-01 10:00")
             for n in range(1, 6)]  # fmt: skip
    return [dict(zip(names, row, strict=True)) for row in won + lost + young]


def test_young_deals_do_not_count_as_losses(tmp_path: Path) -> None:
    """Under 20 wins, deals younger than 4 times the median days to win are left out, and said."""
    proposal = propose_numbers([export(tmp_path, "hubspot_deals", deal_rows())], OWNER)
    assert found(proposal) == {
        "sales_count": 4,
        "revenue": 2000.0,
        "average_sale": 500.0,
        "sales_cycle_days": 10.0,
        "leads": 10,
        "purchase": 4,
        "closed_before": date(2026, 1, 24),
        "counts_same_people": True,
    }
    assert "left out 5 younger" in proposal.to_text()
    assert "4 won, 6 lost, 5 still open" in proposal.to_text()


def test_the_age_at_which_a_lead_is_decided() -> None:
    """With 20 wins or more it is the 90th percentile, with fewer 4 times the median."""
    assert mature_age([10] * 18 + [90, 91]) == 10
    assert mature_age([10] * 17 + [90, 91, 92]) == 90
    assert mature_age([10, 11]) == 42


def test_salesforce_reports_end_with_lines_that_are_no_deals(tmp_path: Path) -> None:
    """Footer lines are left out and counted; amounts may name their currency."""
    names = ("Opportunity Name", "Stage", "Amount", "Created Date", "Close Date")
    deals = [
        ("a", "Closed Won", "USD 1,234.00", "1/13/2026", "2/2/2026"),
        ("b", "Closed Lost", "$900", "1/14/2026", "2/3/2026"),
        ("c", "Closed Won", "EUR 50.00", "1/15/2026", "2/4/2026"),
    ]
    rows = [dict(zip(names, deal, strict=True)) for deal in deals]
    rows.append({"Opportunity Owner": "Copyright (c) 2026 Example, Inc."})
    proposal = propose_numbers(
        [export(tmp_path, "salesforce_opportunities", rows, title="My report\n\n")], OWNER
    )
    assert found(proposal)["sales_count"] == 2
    assert "revenue" not in found(proposal)
    assert "1 row is not in USD" in proposal.to_text()
    assert "1 row without a status" in proposal.to_text()


def test_salesforce_leads_are_counted(tmp_path: Path) -> None:
    """All leads count; those that became a deal are told."""
    states = ("Open - Not Contacted", "Working - Contacted", "Closed - Converted")
    rows = [{"Lead Status": state, "Lead Owner": "x", "Lead Source": "Web"} for state in states]
    proposal = propose_numbers([export(tmp_path, "salesforce_leads", rows)], OWNER)
    assert found(proposal) == {"leads": 3}
    assert "1 of 3 leads became a deal" in proposal.to_text()


def test_hubspot_contacts_give_the_stages_people_came_to(tmp_path: Path) -> None:
    """Somebody who is a customer has been a lead before."""
    stages = ["Subscriber", "lead", "marketingqualifiedlead", "Opportunity", "customer", "other"]
    rows = [{"Record ID": str(n), "Lifecycle Stage": s} for n, s in enumerate(stages)]
    answers = found(propose_numbers([export(tmp_path, "hubspot_contacts", rows)], OWNER))
    assert answers == {
        "interest": 5,
        "leads": 4,
        "consideration": 4,
        "intent": 3,
        "evaluation": 2,
        "purchase": 1,
        "counts_same_people": True,
    }


def test_shopify_customers_tell_who_bought_again(tmp_path: Path) -> None:
    """Only customers with an order count; totals of all years are no revenue of a period."""
    rows = [
        {"Customer ID": "'7210448301122", "Email": "A@example.org", "Total Spent": "30.00",
         "Total Orders": "2", "Accepts Email Marketing": "yes"},
        {"Email": "b@example.org", "Total Spent": "10.00", "Total Orders": "1",
         "Accepts Email Marketing": "no"},
        {"Email": "c@example.org", "Total Spent": "0.00", "Total Orders": "0",
         "Accepts Email Marketing": "yes"},
    ]  # fmt: skip
    proposal = propose_numbers([export(tmp_path, "shopify_customers", rows)], OWNER)
    answers = found(proposal)
    assert answers == {"email_list": 2, "repeat_share": 0.5, "average_sale": 13.33}
    assert "counts all years together" in proposal.to_text()


def test_mailchimp_counts_only_subscribers(tmp_path: Path) -> None:
    """In Mailchimp's ZIP the file of those who left is told, not counted."""
    people = [{"Email Address": mail, "LEID": "1"} for mail in ("a@x.org", "A@x.org", "b@x.org")]
    audience = export(tmp_path, "mailchimp_audience", people).read_bytes()
    gone = b"Email Address,LEID,UNSUB_TIME\nc@x.org,9,2026-01-01 10:00:00\n"
    path = tmp_path / "audience.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("subscribed_members.csv", audience)
        archive.writestr("unsubscribed_members.csv", gone)
    proposal = propose_numbers([path], OWNER)
    assert found(proposal) == {"email_list": 2}
    assert "1 address. This file is of people who left" in proposal.to_text()


def test_a_google_form_gives_the_row_of_this_business(tmp_path: Path) -> None:
    """Of many answers the last one by the same business counts, and questions are left out."""
    path = tmp_path / "form.csv"
    path.write_text(
        "Timestamp,Email address,What is your business called?,How much did you sell?,Team size\n"
        '1/3/2026 9:00:00,x@example.org,Other,"$9,000",1\n'
        "1/4/2026 9:00:00,y@example.org,ROSIE'S BAKERY,1.234,about 3\n"
        "1/5/2026 9:00:00,y@example.org,Rosie's bakery,2.5k,4\n",
        "utf-8",
    )
    answers = found(propose_numbers([path], OWNER))
    assert answers["revenue"] == 2500.0
    assert answers["team_size"] == 4
    assert "learner_id" not in answers


def test_what_was_typed_into_our_pdf_is_proposed() -> None:
    """Fields bear our names; free notes are passed over; what can mean two things is asked."""
    typed = {
        "marketing_spend": "$1,200",
        "field:gross_margin": "40%",
        "note_plan": "call Ada",
        "years_kept": "1.234",
        "retention": "4.25",
    }
    proposal = propose_numbers([], OWNER, pdf_answers={"rosie.pdf": typed})
    assert found(proposal) == {"marketing_spend": 1200.0, "gross_margin": 0.4}
    assert "can mean 4.25% or 425%" in proposal.to_text()
    assert "call Ada" not in proposal.to_text()


def test_no_person_in_an_export_is_kept(tmp_path: Path) -> None:
    """Names and addresses of customers are in no value and no line of the proposal."""
    proposal = propose_numbers([export(tmp_path, "square_transactions", square_rows())], OWNER)
    assert "Ada Example" not in proposal.to_text() + repr(proposal)


def test_nothing_is_replaced_unless_asked() -> None:
    """A blank is filled in; a value that is there stays until its field is named."""
    owner = replace(OWNER, revenue=100.0)
    typed = {"revenue": "200", "sales_count": "4"}
    proposal = propose_numbers([], owner, pdf_answers={"a.pdf": typed})
    assert [change.field for change in proposal.replacing] == ["revenue"]
    assert proposal.apply(owner) == replace(owner, sales_count=4)
    replaced = proposal.apply(owner, replacing={"revenue"})
    assert replaced == replace(owner, sales_count=4, revenue=200.0)
    assert "in place of $100" in proposal.to_text()


def test_two_files_that_disagree_are_named() -> None:
    """The first file counts, and the disagreement is told."""
    typed = {"a.pdf": {"sales_count": "4"}, "b.pdf": {"sales_count": "5"}}
    proposal = propose_numbers([], OWNER, pdf_answers=typed)
    assert found(proposal) == {"sales_count": 4}
    assert '"a.pdf" and "b.pdf" do not say the same' in proposal.to_text()


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_are_found_by_name_in_any_order(tmp_path: Path, kind: str) -> None:
    """Turning the columns round changes nothing."""
    samples = {
        "square_transactions": square_rows(),
        "hubspot_deals": deal_rows(),
    }
    rows = samples.get(kind) or [dict.fromkeys(COLUMNS[kind], "1")]
    straight = propose_numbers([export(tmp_path, kind, rows)], OWNER)
    turned = propose_numbers([export(tmp_path, kind, rows, turned=True)], OWNER)
    assert found(turned) == found(straight)
    assert turned.facts == straight.facts


def test_the_proposal_speaks_spanish(tmp_path: Path) -> None:
    """A Spanish-speaking owner reads every line in Spanish."""
    path = export(tmp_path, "hubspot_deals", deal_rows())
    text = propose_numbers([path], OWNER, language="es").to_text()
    assert "Tratos que empezaron a más tardar el 24 de enero de 2026" in text
    assert "Deals" not in text


def test_an_export_of_an_unknown_program_is_said_to_its_owner(tmp_path: Path) -> None:
    """An owner with a table we do not know is not asked for a column of business names."""
    file = tmp_path / "till.csv"
    file.write_text("Day,Amount\n2026-03-02,40\n", encoding="utf-8")
    with pytest.raises(FileInputError, match="do not know the kind of table") as error:
        propose_numbers([file], OWNER)
    assert "Business name" not in str(error.value)

"""Lists of people: Shopify customers, Mailchimp audience, HubSpot contacts, Salesforce leads."""

from __future__ import annotations

from smarketing_edu.intake.choice_text import plain, read_yes_no
from smarketing_edu.intake.exports.export import Export, Learned, amount

_LIFECYCLE = (
    "subscriber",
    "lead",
    "marketingqualifiedlead",
    "salesqualifiedlead",
    "opportunity",
    "customer",
    "evangelist",
)
_STAGES_FROM = (
    ("interest", "subscriber"),
    ("leads", "lead"),
    ("consideration", "lead"),
    ("intent", "marketingqualifiedlead"),
    ("evaluation", "opportunity"),
    ("purchase", "customer"),
)


def learn_from_shopify(export: Export, learned: Learned, *, currency: str) -> None:
    """Who bought again, the average sale, and who agreed to e-mail. Totals are of all time."""
    bought = again = orders = 0
    spent = 0.0
    agreed = set()
    for record in export.records:
        count, _ = amount(record, "total orders", "orders count")
        money, sign = amount(record, "total spent")
        if count and money is not None and (sign or currency) == currency:
            bought += 1
            again += count > 1
            orders += int(count)
            spent += money
        address = record.text("email", "email address").casefold()
        if address and read_yes_no(record.text("accepts email marketing")).value is True:
            agreed.add(address)
    learned.answer("email_list", len(agreed), "agreed", count=len(agreed))
    if bought:
        share = round(again / bought, 4)
        learned.answer("repeat_share", share, "repeat", again=again, all=bought)
        learned.answer("average_sale", round(spent / orders, 2), "orders_average", count=orders)
    learned.leave_out("all_time_totals")


def learn_from_mailchimp(export: Export, learned: Learned, *, currency: str) -> None:
    """How many addresses may be written to; files of those who left count nothing."""
    gone = {"unsub time", "unsub campaign id", "clean time", "clean campaign id"}
    name = plain(export.file)
    if gone & set(export.columns) or name.startswith(("unsub", "cleaned", "nonsub")):
        learned.leave_out("not_subscribed", count=len(export.records))
        return
    addresses = {r.text("email address", "email").casefold() for r in export.records} - {""}
    learned.answer("email_list", len(addresses), "subscribed", count=len(addresses))


def learn_from_contacts(export: Export, learned: Learned, *, currency: str) -> None:
    """How many contacts came to each stage of HubSpot's life cycle, or further."""
    places = [
        _LIFECYCLE.index(stage)
        for record in export.records
        if (stage := plain(record.text("lifecycle stage")).replace(" ", "")) in _LIFECYCLE
    ]
    if len(places) < len(export.records):
        learned.leave_out("contacts_without_stage", count=len(export.records) - len(places))
    if not places:
        return
    for field, start in _STAGES_FROM:
        count = sum(place >= _LIFECYCLE.index(start) for place in places)
        learned.answer(field, count, "lifecycle", count=count, stage=start)
    learned.answer("counts_same_people", True, "same_contacts")


def learn_from_leads(export: Export, learned: Learned, *, currency: str) -> None:
    """How many leads Salesforce holds, and how many became a deal."""
    states = [plain(record.text("lead status", "status")) for record in export.records]
    known = [state for state in states if state]
    converted = sum(state == "closed converted" for state in known)
    if len(known) < len(states):
        # a report ends with its name and a copyright line
        learned.leave_out("rows_without_status", count=len(states) - len(known))
    if known:
        learned.answer("leads", len(known), "leads", count=len(known))
        learned.fact("converted", count=converted, all=len(known))

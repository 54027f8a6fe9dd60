"""Which tool a file came from, told by its column names, in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smarketing_edu.intake.exports.customers import (
    learn_from_contacts,
    learn_from_leads,
    learn_from_mailchimp,
    learn_from_shopify,
)
from smarketing_edu.intake.exports.deal_lists import learn_from_deal_list
from smarketing_edu.intake.exports.export import Export, Learned
from smarketing_edu.intake.exports.square import learn_from_square


@dataclass(frozen=True)
class Tool:
    """One kind of export: the columns that tell it (one of each group), and how it is read."""

    name: str
    needs: tuple[frozenset[str], ...]
    learn: Callable[..., None]

    def wrote(self, export: Export) -> bool:
        """Whether an export has the columns of this tool."""
        return all(group & set(export.columns) for group in self.needs)


def _tool(name: str, *groups: str, learn: Callable[..., None]) -> Tool:
    return Tool(name, tuple(frozenset(group.split("|")) for group in groups), learn)


TOOLS = (
    _tool(
        "Square",
        "net sales",
        "gross sales",
        "event type",
        "transaction id|payment id",
        learn=learn_from_square,
    ),
    _tool("HubSpot", "deal stage", "deal name", learn=learn_from_deal_list),
    _tool("HubSpot", "lifecycle stage", "record id|email", learn=learn_from_contacts),
    _tool(
        "Salesforce",
        "opportunity name|opportunity owner|stagename",
        "stage|stage name|stagename",
        learn=learn_from_deal_list,
    ),
    _tool(
        "Salesforce",
        "lead status|status",
        "lead owner|ownerid|leadsource|lead source",
        learn=learn_from_leads,
    ),
    _tool("Shopify", "total spent", "total orders|orders count", learn=learn_from_shopify),
    _tool(
        "Mailchimp",
        "email address",
        "leid|euid|optin time|confirm time|last changed|member rating",
        learn=learn_from_mailchimp,
    ),
)

KNOWN_COLUMNS: frozenset[str] = frozenset(
    name for tool in TOOLS for group in tool.needs for name in group
) | {"date", "email", "first name", "last name", "amount", "close date", "create date"}


def tool_of(export: Export) -> Tool | None:
    """The tool that wrote an export, None when no tool we know did."""
    return next((tool for tool in TOOLS if tool.wrote(export)), None)


def learn(export: Export, tool: Tool, learned: Learned, *, currency: str) -> None:
    """Let a tool's reader work out what the export answers; amounts are in `currency`."""
    tool.learn(export, learned, currency=currency)

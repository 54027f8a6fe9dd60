"""The one way of reaching people to stop: it took money and brought nobody, or far too few."""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import ChannelCost, channel_costs
from smarketing_edu.model.reason import Reason

STOP_FROM = 2
"""A lead has to cost this many times one through the cheapest paid way: a few cents are chance."""

NAMED: dict[str, tuple[str, ...]] = {
    "internet": ("email", "mail", "newsletter", "ads", "correo", "boletín", "anuncio"),
    "print": (
        *("flyer", "flier", "postcard", "card", "brochure", "leaflet", "poster", "newspaper"),
        *("volante", "postal", "tarjeta", "folleto", "cartel", "periódico"),
    ),
    "blog": ("blog",),
    "seo": ("google", "seo"),
    "social": ("social", "facebook", "instagram", "tiktok", "pinterest", "linkedin", "redes"),
    "video": ("video", "youtube", "vídeo"),
}
"""How owners' own names for a way begin, by strategy."""


def way_to_stop(business: Business, *, fitting: Collection[str]) -> ChannelCost | None:
    """Give the present way whose leads cost most by far; None where it is one that fits.

    What costs no money is not compared: it costs time, and nobody told us how much. Where no way is
    named as present, all are.
    """
    present = {name.strip().casefold() for name in business.current_marketing}
    paid = [
        cost
        for cost in channel_costs(business)
        if cost.channel.spend and cost.channel.leads is not None
    ]
    kept_up = [
        cost for cost in paid if not present or cost.channel.name.strip().casefold() in present
    ]
    if not kept_up:
        return None
    dearest = max(kept_up, key=lambda cost: (_price(cost), cost.channel.spend))
    if _price(dearest) < STOP_FROM * min(map(_price, paid)):
        return None
    return None if _strategies(dearest.channel.name) & set(fitting) else dearest


def _price(cost: ChannelCost) -> float:
    if cost.cost_per_lead.reason == Reason.ZERO_LEADS_SPENT or cost.cost_per_lead.value is None:
        return math.inf
    return cost.cost_per_lead.value


def _strategies(name: str) -> set[str]:
    words = re.findall(r"\w+", name.casefold())
    return {key for key, starts in NAMED.items() if any(word.startswith(starts) for word in words)}

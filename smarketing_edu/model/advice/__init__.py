"""Advice that shows its working: which rules fired, the strongest one against, and ties as ties.

The rules are constants in `strategies` and `approaches`; `content` has their words, by key.
"""

from smarketing_edu.model.advice.approaches import APPROACHES, Approach, SalesAdvice, sales_advice
from smarketing_edu.model.advice.message import MessageMatch, message_match
from smarketing_edu.model.advice.rules import Choice, Rule
from smarketing_edu.model.advice.strategies import STRATEGIES, MarketingAdvice, marketing_advice
from smarketing_edu.model.advice.together import (
    HandOff,
    TrustCheck,
    first_look,
    hand_off,
    weakest_trust,
)

__all__ = [
    "APPROACHES",
    "STRATEGIES",
    "Approach",
    "Choice",
    "HandOff",
    "MarketingAdvice",
    "MessageMatch",
    "Rule",
    "SalesAdvice",
    "TrustCheck",
    "first_look",
    "hand_off",
    "marketing_advice",
    "message_match",
    "sales_advice",
    "weakest_trust",
]

"""Customer conversations: what to ask ten customers, in words that fit this business."""

from __future__ import annotations

from smarketing_edu.worksheet.blocks import Text
from smarketing_edu.worksheet.spans import Span
from smarketing_edu.worksheet.start import Worksheet

_QUESTIONS = ("before", "search", "hold_back", "words", "friend", "change")


def conversation_questions(worksheet: Worksheet) -> Text:
    """Six questions to ask each customer, about this owner's own offer where it is known."""
    offer = worksheet.answer("offer")
    lines = []
    for place, name in enumerate(_QUESTIONS, start=1):
        number = Span(text=f"{place}. ", strong=True)
        key = f"conversations.{name}"
        asked = worksheet.rich(key, offer=offer or worksheet.phrase("conversations.what_we_sell"))
        lines.append((number, *asked))
    return Text(paragraphs=tuple(lines))

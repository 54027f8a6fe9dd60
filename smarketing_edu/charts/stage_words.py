"""What a row of a chart is called when somebody has it read aloud."""

from __future__ import annotations

from smarketing_edu.content.loader import load_content
from smarketing_edu.look.fonts import clean_text


def stage_name(name: str | None, *, at: int, language: str) -> str:
    """Give the owner's own name for a stage, made safe, or its place in the funnel ("Step 2").

    >>> stage_name(None, at=1, language="en")
    'Step 2'
    """
    clean = clean_text(name).text.strip() if name else ""
    return clean or load_content(language).phrase("charts.step", number=at + 1)

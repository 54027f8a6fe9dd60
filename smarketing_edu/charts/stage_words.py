"""What a row of a chart is called when somebody has it read aloud."""

from __future__ import annotations

from smarketing_edu.content.loader import load_content
from smarketing_edu.look.fonts import clean_text
from smarketing_edu.model.funnel import FunnelStage


def stage_name(stage: FunnelStage, *, language: str) -> str:
    """Give the owner's own name for a stage, made safe, or else the name we teach.

    >>> stage_name(FunnelStage("interest", None, 200), language="es")
    'Interés'
    """
    own = clean_text(stage.name).text.strip() if stage.name else ""
    return own or load_content(language).stages[stage.key].name

"""Sales and marketing for small businesses: lessons, and a worksheet from your own numbers.

The public names are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version

__version__ = version("smarketing-edu")

_PUBLIC = {
    "Ask": "worksheet.blocks",
    "BigNumber": "worksheet.blocks",
    "Business": "model.business",
    "Callout": "worksheet.blocks",
    "Card": "worksheet.blocks",
    "Cards": "worksheet.blocks",
    "Cell": "worksheet.blocks",
    "Chart": "worksheet.blocks",
    "Checklist": "worksheet.blocks",
    "Column": "worksheet.blocks",
    "Columns": "worksheet.blocks",
    "Numbers": "worksheet.blocks",
    "Section": "worksheet.blocks",
    "Span": "worksheet.spans",
    "Table": "worksheet.blocks",
    "Text": "worksheet.blocks",
    "WriteIn": "worksheet.spans",
    "approach_explorer": "widgets.rule_explorer",
    "approach_note": "worksheet.sections.one_customer",
    "ask": "worksheet.sections.asking",
    "business_form": "widgets.business_form",
    "card_sort": "widgets.card_sort",
    "checklist": "worksheet.sections.asking",
    "contrast_table": "worksheet.sections.two_jobs",
    "conversation_questions": "worksheet.sections.customer_conversations",
    "customer_note": "worksheet.sections.one_customer",
    "customer_table": "worksheet.sections.one_customer",
    "export_reader": "widgets.export_reader",
    "five_numbers": "worksheet.sections.my_funnel",
    "funnel_builder": "widgets.funnel_builder",
    "funnel_note": "worksheet.sections.my_funnel",
    "funnel_table": "worksheet.sections.my_funnel",
    "goal": "worksheet.sections.asking",
    "guess": "widgets.guess",
    "hours_sliders": "widgets.hours_sliders",
    "how_made": "worksheet.sections.back_sheet",
    "load_business": "intake.business_file",
    "marketing_moves": "worksheet.sections.one_customer",
    "measure_picker": "widgets.measure_picker",
    "mentor_notes": "worksheet.sections.back_sheet",
    "next_steps": "worksheet.sections.back_sheet",
    "objections_table": "worksheet.sections.my_30_days",
    "one_customer": "widgets.one_customer",
    "open_lesson": "widgets.lesson",
    "own_activities": "worksheet.sections.two_jobs",
    "plan_table": "worksheet.sections.my_30_days",
    "review_date": "worksheet.sections.my_30_days",
    "sales_approach": "worksheet.sections.one_customer",
    "score_rule": "worksheet.sections.lead_score_card",
    "score_table": "worksheet.sections.lead_score_card",
    "self_check": "widgets.self_check",
    "signatures": "worksheet.sections.my_30_days",
    "start_worksheet": "worksheet.start",
    "stop_one": "worksheet.sections.one_customer",
    "strategy_explorer": "widgets.rule_explorer",
    "table_to_fill": "worksheet.sections.asking",
    "to_reach_goal": "worksheet.sections.my_funnel",
    "trust_and_message": "worksheet.sections.my_30_days",
    "two_jobs": "worksheet.sections.two_jobs",
    "two_jobs_quiz": "widgets.two_jobs_quiz",
    "week_hours": "worksheet.sections.two_jobs",
    "who_for": "worksheet.sections.asking",
    "who_to_call": "worksheet.sections.my_30_days",
    "words": "worksheet.spans",
    "words_and_sources": "worksheet.sections.back_sheet",
    "work_first": "worksheet.sections.work_first",
    "zoom_questions": "worksheet.sections.one_customer",
}

__all__ = sorted(_PUBLIC)  # made from the one table above


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

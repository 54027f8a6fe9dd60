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
    "NameTent": "worksheet.blocks",
    "NameTents": "worksheet.blocks",
    "Numbers": "worksheet.blocks",
    "Section": "worksheet.blocks",
    "Span": "worksheet.spans",
    "Table": "worksheet.blocks",
    "Text": "worksheet.blocks",
    "WriteIn": "worksheet.spans",
    "agenda_table": "workshop.agenda",
    "answers_of": "workshop.guide",
    "approach_explorer": "widgets.rule_explorer",
    "approach_note": "worksheet.sections.one_customer",
    "ask": "worksheet.sections.asking",
    "business_form": "widgets.business_form",
    "calls_table": "workshop.cohort_page",
    "card_key": "workshop.guide",
    "card_sort": "widgets.card_sort",
    "checklist": "worksheet.sections.asking",
    "contrast_table": "worksheet.sections.two_jobs",
    "conversation_questions": "worksheet.sections.customer_conversations",
    "customer_note": "worksheet.sections.one_customer",
    "customer_table": "worksheet.sections.one_customer",
    "days_checklist": "workshop.start_here",
    "export_reader": "widgets.export_reader",
    "five_numbers": "worksheet.sections.my_funnel",
    "funnel_builder": "widgets.funnel_builder",
    "funnel_note": "worksheet.sections.my_funnel",
    "funnel_table": "worksheet.sections.my_funnel",
    "goal": "worksheet.sections.asking",
    "guess": "widgets.guess",
    "guide_part": "workshop.guide",
    "hand_off_builder": "widgets.joining",
    "hours_sliders": "widgets.hours_sliders",
    "how_made": "worksheet.sections.back_sheet",
    "lead_lab": "widgets.scoring_lab",
    "load_business": "intake.business_file",
    "marketing_moves": "worksheet.sections.one_customer",
    "measure_picker": "widgets.measure_picker",
    "mentor_notes": "worksheet.sections.back_sheet",
    "name_tents": "workshop.room_sheets",
    "next_meetings": "workshop.room_sheets",
    "message_board": "widgets.joining",
    "next_steps": "worksheet.sections.back_sheet",
    "note_lines": "workshop.room_sheets",
    "objections_table": "worksheet.sections.my_30_days",
    "one_customer": "widgets.one_customer",
    "open_lesson": "widgets.lesson",
    "own_activities": "worksheet.sections.two_jobs",
    "plan_builder": "widgets.plan_builder",
    "plan_table": "worksheet.sections.my_30_days",
    "quiz_key": "workshop.guide",
    "quiz_table": "workshop.room_sheets",
    "rating_table": "workshop.room_sheets",
    "resources_table": "workshop.room_sheets",
    "review_date": "worksheet.sections.my_30_days",
    "room_complete": "workshop.cohort_page",
    "room_funnel": "workshop.cohort_page",
    "room_hours": "workshop.cohort_page",
    "room_parts": "workshop.cohort_page",
    "room_points": "workshop.cohort_page",
    "room_priorities": "workshop.cohort_page",
    "run_sheet": "workshop.start_here",
    "sales_approach": "worksheet.sections.one_customer",
    "score_rule": "worksheet.sections.lead_score_card",
    "score_table": "worksheet.sections.lead_score_card",
    "script_builder": "widgets.script_builder",
    "self_check": "widgets.self_check",
    "sign_in_table": "workshop.room_sheets",
    "signatures": "worksheet.sections.my_30_days",
    "sort_table": "workshop.room_sheets",
    "start_paper": "workshop.paper",
    "start_worksheet": "worksheet.start",
    "stop_one": "worksheet.sections.one_customer",
    "strategy_explorer": "widgets.rule_explorer",
    "table_to_fill": "worksheet.sections.asking",
    "to_print_table": "workshop.start_here",
    "to_reach_goal": "worksheet.sections.my_funnel",
    "trust_and_message": "worksheet.sections.my_30_days",
    "trust_rating": "widgets.joining",
    "two_jobs": "worksheet.sections.two_jobs",
    "two_jobs_quiz": "widgets.two_jobs_quiz",
    "walk_in_table": "workshop.room_sheets",
    "week_hours": "worksheet.sections.two_jobs",
    "who_for": "worksheet.sections.asking",
    "who_to_call": "worksheet.sections.my_30_days",
    "words": "worksheet.spans",
    "words_and_sources": "worksheet.sections.back_sheet",
    "work_first": "worksheet.sections.work_first",
    "workshop_facts": "workshop.agenda",
    "worksheet_maker": "widgets.worksheet_maker",
    "zoom_questions": "worksheet.sections.one_customer",
}

__all__ = sorted(_PUBLIC)  # made from the one table above


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

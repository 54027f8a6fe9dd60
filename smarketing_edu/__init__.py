"""Sales and marketing for small businesses: lessons, and a worksheet from your own numbers.

The public names are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version

__version__ = version("smarketing-edu")

_PUBLIC = {
    "Business": "model.business",
    "ask": "worksheet.sections.asking",
    "business_form": "widgets.business_form",
    "card_sort": "widgets.card_sort",
    "contrast_table": "worksheet.sections.two_jobs",
    "five_numbers": "worksheet.sections.my_funnel",
    "funnel_builder": "widgets.funnel_builder",
    "funnel_note": "worksheet.sections.my_funnel",
    "funnel_table": "worksheet.sections.my_funnel",
    "goal": "worksheet.sections.asking",
    "hours_sliders": "widgets.hours_sliders",
    "load_business": "intake.business_file",
    "measure_picker": "widgets.measure_picker",
    "open_lesson": "widgets.lesson",
    "own_activities": "worksheet.sections.two_jobs",
    "self_check": "widgets.self_check",
    "start_worksheet": "worksheet.start",
    "two_jobs": "worksheet.sections.two_jobs",
    "two_jobs_quiz": "widgets.two_jobs_quiz",
    "week_hours": "worksheet.sections.two_jobs",
    "who_for": "worksheet.sections.asking",
}

__all__ = sorted(_PUBLIC)  # made from the one table above


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

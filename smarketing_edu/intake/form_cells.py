"""How a cell of the form helps and checks: what it takes, how it shows it, what it says."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from smarketing_edu.content import Content
from smarketing_edu.model.business import Field

_LONGEST_PROMPT = 255
"""Excel refuses a file with a longer one."""

_LARGEST = 1_000_000_000


def number_format(field: Field) -> str:
    """How a spreadsheet shows the answers to a field: a typed 40 becomes 40 % in a percent cell."""
    formats = {
        "integer": "#,##0",
        "money": "#,##0.00",
        "rate": "0%",
        "date": "yyyy-mm-dd",
        "number": "General",
    }
    return formats.get(field.kind, "@")


def validation(field: Field, content: Content, *, choices: str) -> DataValidation:
    """The rule for a column; `choices` is the range of cells with the labels to pick from."""
    words = content.fields[field.name]
    rule = DataValidation(allow_blank=True)
    for name, value in _what_it_takes(field, choices).items():
        setattr(rule, name, value)
    rule.showInputMessage = rule.showErrorMessage = True
    prompt = words.help
    if field.kind in ("choice", "yes_no"):
        prompt = f"{prompt} {content.phrase('form.prompt_choices')}"
    elif field.choices:
        labels = "; ".join(words.choices.values())
        prompt = content.phrase("form.prompt_many", choices=labels)
    rule.prompt = _cut(prompt)
    rule.promptTitle = words.label[:32]
    rule.errorTitle = content.phrase("form.stop_title")[:32]
    rule.error = _cut(_stop(field, content))
    return rule


def _what_it_takes(field: Field, choices: str) -> dict[str, str]:
    low, high = field.low or 0, field.high if field.high is not None else _LARGEST
    between = {"operator": "between", "formula1": f"{low:g}", "formula2": f"{high:.15g}"}
    match field.kind:
        case "integer":
            return {"type": "whole", **between}
        case "number" | "money" | "rate":
            return {"type": "decimal", **between}
        case "date":
            return {"type": "date", "operator": "greaterThan", "formula1": "32874"}
        case "choice" | "yes_no":
            return {"type": "list", "formula1": choices}
        case _:
            return {"type": "textLength", "operator": "lessThanOrEqual", "formula1": "2000"}


def _stop(field: Field, content: Content) -> str:
    match field.kind:
        case "rate":
            return content.phrase("form.stop_percent")
        case "date":
            return content.phrase("form.stop_date")
        case "choice" | "yes_no":
            return content.phrase("form.stop_choice")
        case "integer" | "number" | "money" if field.high is not None:
            low, high = f"{field.low or 0:g}", f"{field.high:g}"
            return content.phrase("form.stop_range", low=low, high=high)
        case "integer":
            return content.phrase("form.stop_whole")
        case "number" | "money":
            return content.phrase("form.stop_number")
        case _:
            return content.phrase("check.too_long.fix")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_PROMPT else f"{text[: _LONGEST_PROMPT - 1]}…"

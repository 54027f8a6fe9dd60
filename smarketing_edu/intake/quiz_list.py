"""A list of quiz sheets: whose each is, and how many of the ten statements were right."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smarketing_edu.intake.choice_text import plain, read_yes_no
from smarketing_edu.intake.clean_text import is_blank
from smarketing_edu.intake.columns import find_columns
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.number_text import parse_number
from smarketing_edu.intake.problem import Problem, put_in_words, shorten
from smarketing_edu.intake.tables import Row, is_field_name, read_table
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS

STATEMENTS = 10
"""How many statements a quiz sheet has."""

_SHEET = frozenset({"sheet", "sheet number", "hoja", "numero de hoja"})
_RIGHT = frozenset(
    {"right", "right answers", "right of ten", "right of 10", "correct", "correct answers", "score"}
    | {"correctas", "aciertos", "respuestas correctas", "correctas de 10", "correctas de diez"}
)
_STATEMENT = re.compile(r"(?:q|s|statement|question|frase|pregunta)? ?0?(\d{1,2})")
_WORDS = {
    **dict.fromkeys(("right", "correct", "bien", "correcta", "acierto"), True),
    **dict.fromkeys(("wrong", "incorrect", "mal", "incorrecta", "error"), False),
}
_ID = FIELDS["learner_id"]


@dataclass(frozen=True)
class QuizSheet:
    """One sheet: its row, whose it is ("" where the list does not say), and how many were right.

    `right` is None where nothing was answered: that is not the same as none right.
    """

    row: int
    learner_id: str
    right: int | None


@dataclass(frozen=True)
class QuizList:
    """The sheets of a list, and in plain words what is wrong with each row that was left out."""

    sheets: tuple[QuizSheet, ...]
    problems: tuple[Problem, ...]


def read_quiz_list(
    path: str | os.PathLike[str], *, language: str = "en", sheet: str | None = None
) -> QuizList | None:
    """Read a list of quiz sheets; None for a roster, and for a file without right answers.

    The answers are a column `right` with a count, or columns `1` to `10` with right or wrong.
    Raises `FileInputError` when the file as a whole cannot be used.
    """
    table = read_table(path, sheet=sheet, language=language, knows=_knows)
    columns = find_columns(table, mapping=dict.fromkeys(_SHEET, "learner_id"))
    heads = [plain(head) for head in columns.headers]
    counted = next((place for place, head in enumerate(heads) if head in _RIGHT), None)
    each = _statements(heads)
    if "business_name" in columns.fields or (counted is None and len(each) < STATEMENTS):
        return None
    sheets: list[QuizSheet] = []
    problems = [
        _said(finding, finding.details["row"], language)
        for finding in columns.findings
        if "row" in finding.details
    ]
    for row in columns.rows:
        right, finding = _from_each(row, each) if counted is None else _from_count(row, counted)
        if finding:
            problems.append(_said(finding, row.number, language))
        else:
            learner = read_value(_cell(row, columns.fields.get("learner_id")), field=_ID).value
            sheets.append(QuizSheet(row.number, str(learner or ""), right))
    return QuizList(tuple(sheets), tuple(problems))


def _knows(head: str) -> bool:
    text = plain(head)
    return text in _RIGHT | _SHEET or bool(_STATEMENT.fullmatch(text)) or is_field_name(head)


def _statements(heads: Sequence[str]) -> dict[int, int]:
    """The column of each of the ten statements, by its number."""
    found = ((place, _STATEMENT.fullmatch(head)) for place, head in enumerate(heads))
    numbered = {int(match[1]): place for place, match in found if match}
    return {number: numbered[number] for number in range(1, STATEMENTS + 1) if number in numbered}


def _from_count(row: Row, column: int) -> tuple[int | None, Finding | None]:
    """How many were right, as the list counts it."""
    raw = _cell(row, column)
    text = str(raw if raw is not None else "").strip()
    if is_blank(text):
        return None, None
    number = parse_number(text)
    if number is None or number.value != int(number.value) or number.span or number.percent:
        return None, Finding("quiz_no_count", "warning", {"value": shorten(raw)})
    if not 0 <= number.value <= STATEMENTS:
        return None, Finding("quiz_out_of_ten", "warning", {"value": shorten(raw)})
    return int(number.value), None


def _from_each(row: Row, columns: Mapping[int, int]) -> tuple[int | None, Finding | None]:
    """How many were right, counted from the ten answers; a sheet with some blank has no count."""
    answers: dict[int, bool | None] = {}
    for number, column in columns.items():
        raw = _cell(row, column)
        text = "" if raw is None else str(raw).strip()
        answers[number] = None if is_blank(text) else _is_right(text)
        if answers[number] is None and not is_blank(text):
            details = {"value": shorten(raw), "number": number}
            return None, Finding("quiz_not_right_or_wrong", "warning", details)
    blank = [number for number, answer in answers.items() if answer is None]
    if 0 < len(blank) < STATEMENTS:
        listed = ", ".join(map(str, blank))
        return None, Finding("quiz_some_blank", "warning", {"numbers": listed})
    return (None if blank else sum(filter(None, answers.values()))), None


def _is_right(text: str) -> bool | None:
    word = _WORDS.get(plain(text))
    answer = read_yes_no(text).value if word is None else word
    return answer if isinstance(answer, bool) else None


def _cell(row: Row, column: int | None) -> object:
    return row.cells[column] if column is not None and column < len(row.cells) else None


def _said(finding: Finding, row: object, language: str) -> Problem:
    return put_in_words(finding, language=language, row=row if isinstance(row, int) else None)

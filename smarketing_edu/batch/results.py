"""What became of a roster, row by row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from smarketing_edu.batch.row import TEXT_CUT, RowOutcome
from smarketing_edu.content.loader import load_content
from smarketing_edu.intake.problem import Problem
from smarketing_edu.intake.roster import RosterRow

RowStatus = Literal["made", "unchanged", "failed"]


@dataclass(frozen=True)
class RowResult:
    """What became of one row of the roster."""

    row: int
    learner_id: str
    business_name: str
    status: RowStatus
    file: str = ""
    pages: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class BatchResult:
    """What became of a roster, in its order."""

    rows: tuple[RowResult, ...]
    problems: tuple[Problem, ...]

    @property
    def made(self) -> int:
        """How many handouts were made in this run."""
        return sum(row.status == "made" for row in self.rows)

    @property
    def unchanged(self) -> int:
        """How many handouts an earlier run had made, and nothing has changed."""
        return sum(row.status == "unchanged" for row in self.rows)

    @property
    def failed(self) -> int:
        """How many rows have no handout."""
        return sum(row.status == "failed" for row in self.rows)

    @property
    def exit_code(self) -> int:
        """0 when there is a handout for every row, 1 when some rows failed, 2 when all did."""
        return 2 if self.failed == len(self.rows) else int(self.failed > 0)


def done_row(row: RosterRow, outcome: RowOutcome, *, status: RowStatus, file: str) -> RowResult:
    """What became of a row that has a handout."""
    notes = tuple(_text_note(row.number, change, about) for change, about in outcome.notes)
    result = _row_result(row)
    return replace(
        result,
        status=status,
        file=file,
        pages=outcome.pages,
        problems=(*row.problems, *notes),
    )


def failed_row(row: RosterRow, outcome: RowOutcome | None = None) -> RowResult:
    """What became of a row that has none, and why: its own values say so, or what came of it."""
    result = _row_result(row)
    if outcome is None:
        return result
    phrase = load_content("en").phrase
    if outcome.expected:
        problem, fix = outcome.error, phrase("batch.failed.fix")
    else:
        problem = phrase("batch.unknown.problem", reason=outcome.error)
        fix = phrase("batch.unknown.fix")
    failure = Problem(row.number, "", "", problem, fix, "error")
    return replace(result, problems=(*row.problems, failure))


def _row_result(row: RosterRow) -> RowResult:
    business = row.business
    learner = (business and business.learner_id) or ""
    name = business.business_name if business else ""
    return RowResult(row.number, learner, name, "failed", problems=row.problems)


def _text_note(row: int, change: str, about: str) -> Problem:
    content = load_content("en")
    field = about if change == TEXT_CUT else ""
    named = {"field": content.fields[field].label} if field else {}
    value = about if change == "glyphs_left_out" else ""
    problem = content.phrase(f"batch.{change}.problem", **named)
    return Problem(row, field, value, problem, content.phrase(f"batch.{change}.fix"), "note")

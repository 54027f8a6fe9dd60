"""Make the handouts of a roster, one row after the other; a row that fails never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from slugify import slugify

from smarketing_edu.batch.report import write_index, write_problems
from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import FileInputError, SmarketingError
from smarketing_edu.handout import Handout, HandoutOptions, make_handout, save_handout
from smarketing_edu.intake.problem import Problem
from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.model.business import Business

_SLUG_LENGTH = 60

MadeStatus = Literal["made", "failed"]


@dataclass(frozen=True)
class RowResult:
    """What became of one row of the roster."""

    row: int
    learner_id: str
    business_name: str
    status: MadeStatus
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
        """How many handouts were made."""
        return sum(row.status == "made" for row in self.rows)

    @property
    def exit_code(self) -> int:
        """0 when all were made, 1 when some rows failed, 2 when nothing could be made."""
        return 2 if not self.made else int(self.made < len(self.rows))


def run_batch(
    roster: Roster,
    folder: Path,
    *,
    options: HandoutOptions,
    only: Collection[int] = (),
    preview: bool = False,
    on_row: Callable[[RowResult], None] = lambda result: None,
) -> BatchResult:
    """Make the handouts of a roster in `folder/handouts`, with `index.csv` and `problems.csv`.

    `only` names rows by the number the spreadsheet shows; `preview` makes the first good row only.
    Raises `FileInputError` when the folder cannot be written to.
    """
    handouts = _make_folder(folder / "handouts")
    results: list[RowResult] = []
    width = max(3, len(str(len(roster.rows))))
    for place, row in enumerate(roster.rows, start=1):
        if only and row.number not in only:
            continue
        if preview and row.business is None:
            continue
        results.append(_make_row(row, handouts, place=f"{place:0{width}d}", options=options))
        on_row(results[-1])
        if preview:
            break
    result = BatchResult(tuple(results), roster.problems)
    write_index(result.rows, folder / "index.csv")
    write_problems([*result.problems, *(p for row in results for p in row.problems)], folder)
    return result


def _make_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileInputError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another with -o.",
            path=str(folder),
        ) from error
    return folder


def _make_row(row: RosterRow, folder: Path, *, place: str, options: HandoutOptions) -> RowResult:
    business = row.business
    if business is None:
        return RowResult(row.number, "", "", "failed", problems=row.problems)
    result = RowResult(
        row.number,
        business.learner_id or "",
        business.business_name,
        "failed",
        problems=row.problems,
    )
    name = f"{place}-{_slug(business)}.pdf"
    try:
        handout = make_handout(business, options=options)
        save_handout(handout, folder / name)
    except Exception as error:  # whatever happens to one row, the others are made
        return replace(result, problems=(*row.problems, _failure(row.number, error)))
    return replace(
        result,
        status="made",
        file=f"handouts/{name}",
        pages=handout.pages,
        problems=(*row.problems, *_text_notes(row.number, handout)),
    )


def _slug(business: Business) -> str:
    """A file name that is safe on Windows, macOS and Linux: letters, digits and hyphens."""
    name = business.business_name.replace("'", "").replace("’", "")
    return slugify(name, max_length=_SLUG_LENGTH) or "handout"


def _failure(row: int, error: Exception) -> Problem:
    phrase = load_content("en").phrase
    if isinstance(error, SmarketingError):
        return Problem(row, "", "", str(error), phrase("batch.failed.fix"), "error")
    problem = phrase("batch.unknown.problem", reason=f"{type(error).__name__}: {error}")
    return Problem(row, "", "", problem, phrase("batch.unknown.fix"), "error")


def _text_notes(row: int, handout: Handout) -> list[Problem]:
    phrase = load_content("en").phrase
    return [
        Problem(
            row,
            "",
            note.characters if note.change == "glyphs_replaced" else "",
            phrase(f"batch.{note.change}.problem"),
            phrase(f"batch.{note.change}.fix"),
            "note",
        )
        for note in handout.notes
    ]

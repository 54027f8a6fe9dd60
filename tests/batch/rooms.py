"""Small rosters and a worksheet of three lines, so that a batch takes seconds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from smarketing_edu.batch.results import BatchResult, RowResult
from smarketing_edu.batch.run import STOCK_ENGINE, run_batch
from smarketing_edu.batch.selection import BatchOptions
from smarketing_edu.handout import HandoutOptions
from smarketing_edu.intake.roster import Roster, read_roster

DAY = date(2026, 11, 22)
_PARAMETERS = 'business = ""\nlanguage = ""\nprepared_on = ""'
_START = """from smarketing_edu import ask, start_worksheet
worksheet = start_worksheet(business, written_in="en", prepared_on=prepared_on)
worksheet.page_setup"""
_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def write_template(path: Path, *, first: str = "") -> Path:
    """Write a worksheet of one page; `first` is code that runs before it begins."""
    parameters = new_code_cell(_PARAMETERS)
    parameters.metadata["tags"] = ["parameters"]
    cells = [
        parameters,
        new_code_cell(first),
        new_code_cell(_START),
        new_markdown_cell("# One page"),
        new_code_cell('ask(worksheet, "goal_pick")'),
    ]
    for at, cell in enumerate(cells):
        cell["id"] = f"cell-{at}"
    nbformat.write(new_notebook(cells=cells, metadata=_KERNEL), path)
    return path


def write_people(path: Path, *people: tuple[str, str]) -> Path:
    """Write a roster of (learner ID, business name)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["learner_id", "business_name"])
        writer.writerows(people)
    return path


def people(tmp_path: Path, *rows: tuple[str, str]) -> Roster:
    """Read a roster of (learner ID, business name)."""
    return read_roster(write_people(tmp_path / "roster.csv", *rows))


def make(
    roster: Roster,
    folder: Path,
    template: Path,
    *,
    engine: str = STOCK_ENGINE,
    time_limit: float = 0,
    day: date | None = None,
    workers: int = 2,
    first_date: date | None = DAY,
    on_row: Callable[[RowResult], None] = lambda result: None,
    **batch: object,
) -> BatchResult:
    """Make a roster's handouts."""
    options = HandoutOptions(
        template=str(template), engine=engine, prepared_on=day, time_limit=time_limit
    )
    return run_batch(
        roster,
        folder,
        options=options,
        batch=BatchOptions(workers=workers, **batch),  # type: ignore[arg-type]
        first_date=first_date,
        on_row=on_row,
    )


def statuses(result: BatchResult) -> list[str]:
    """What became of each row."""
    return [row.status for row in result.rows]


def files(folder: Path) -> dict[str, bytes]:
    """Every file in the folder of handouts, hidden ones too."""
    return {path.name: path.read_bytes() for path in (folder / "handouts").iterdir()}


def reasons(result: BatchResult) -> list[str]:
    """Why each row failed; "" where it did not."""
    return [
        " ".join(p.problem for p in row.problems if p.severity == "error") for row in result.rows
    ]

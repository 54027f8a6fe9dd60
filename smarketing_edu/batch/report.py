"""The two lists that stand beside the handouts: what became of each row, and what to mend."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from smarketing_edu.batch.results import BatchResult, RowResult
from smarketing_edu.content.loader import load_content
from smarketing_edu.handout import save_file
from smarketing_edu.intake.problem import Problem
from smarketing_edu.intake.tables import safe_cell

INDEX = ("row", "learner_id", "business_name", "status", "file", "pages", "warnings")
PROBLEMS = ("row", "field", "value", "problem", "fix", "severity")


def write_index(results: Sequence[RowResult], path: Path) -> None:
    """Write one line for each row of the roster, in its order."""
    lines = [
        (
            result.row,
            result.learner_id,
            result.business_name,
            result.status,
            result.file,
            result.pages or "",
            " | ".join(problem.problem for problem in result.problems),
        )
        for result in results
    ]
    _write(path, INDEX, lines)


def write_problems(problems: Iterable[Problem], path: Path) -> None:
    """Write one line for each thing to mend or to know; only the header when there is none."""
    lines = [
        ("" if p.row is None else p.row, p.field, p.value, p.problem, p.fix, p.severity)
        for p in problems
    ]
    _write(path, PROBLEMS, lines)


def in_words(result: BatchResult, folder: Path) -> str:
    """What became of a batch, in a few sentences."""
    phrase = load_content("en").phrase
    made = {"made": result.made, "all": len(result.rows), "folder": str(folder)}
    said = [phrase("batch.result.made", **made)]
    if result.unchanged:
        said.append(phrase("batch.result.unchanged", unchanged=result.unchanged))
    if result.failed:
        said.append(phrase("batch.result.failed", failed=result.failed))
    return " ".join(said)


def _write(path: Path, header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in line] for line in lines)
    # with a byte order mark, or Excel reads accents wrongly
    save_file(text.getvalue().encode("utf-8-sig"), path, what="list")

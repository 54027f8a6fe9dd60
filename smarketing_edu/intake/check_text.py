"""A checked roster as a mentor reads it: tables on a screen, plain lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group
from rich.table import Table
from rich.text import Text

from smarketing_edu.content import Content, load_content
from smarketing_edu.intake.check import VERDICTS, CheckedRow, CheckReport
from smarketing_edu.intake.problem import Problem

_STYLES = {
    "ready": "green",
    "ready_with_notes": "yellow",
    "cannot_be_made": "bold red",
    "error": "bold red",
    "warning": "yellow",
    "question": "cyan",
    "note": "dim",
}


def check_text(report: CheckReport) -> str:
    """The report in plain lines: each row, then what was found in it, ready to read out."""
    content = load_content(report.language)
    lines = [_summary(report, content), ""]
    lines += [f"  {line}" for problem in report.problems for line in _lines(problem, content)]
    for row in report.rows:
        lines.append(_row_line(row, content))
        lines += [f"    {line}" for problem in row.problems for line in _lines(problem, content)]
    return "\n".join(lines) + "\n"


def check_tables(report: CheckReport) -> Group:
    """The report as rich tables: one line a row, then everything that was found."""
    content = load_content(report.language)
    parts: list[Text | Table] = [Text(_summary(report, content)), _rows_table(report, content)]
    if any(row.problems for row in report.rows) or report.problems:
        parts.append(_problems_table(report, content))
    return Group(*parts)


def _summary(report: CheckReport, content: Content) -> str:
    counts = report.counts
    said = [
        f"{content.phrase(f'check.verdict.{verdict}')}: {counts[verdict]}" for verdict in VERDICTS
    ]
    total = content.phrase("check.report.rows", count=len(report.rows), file=report.file)
    return f"{total} {'; '.join(said)}."


def _row_line(row: CheckedRow, content: Content) -> str:
    name = row.business_name or content.phrase("check.report.no_name")
    verdict = content.phrase(f"check.verdict.{row.verdict}")
    start = content.phrase("check.report.row", row=row.number, name=name, verdict=verdict)
    return " ".join([start, *_about(row, content)])


def _about(row: CheckedRow, content: Content) -> Iterator[str]:
    if row.business_name is None:
        return
    yield content.phrase("check.report.filled", filled=row.filled, all=row.filled + row.blank)
    if row.thin_pages:
        yield content.phrase("check.report.thin", pages=_pages(row, content))


def _pages(row: CheckedRow, content: Content) -> str:
    return "; ".join(content.phrase(f"check.page.{page}") for page in row.thin_pages)


def _lines(problem: Problem, content: Content) -> Iterator[str]:
    severity = content.phrase(f"check.severity.{problem.severity}")
    where = f"{_label(problem, content)}: " if problem.field else ""
    yield f"{severity}. {where}{problem.problem} {problem.fix}"


def _label(problem: Problem, content: Content) -> str:
    if problem.field not in content.fields:
        return ""
    label = content.fields[problem.field].label
    if not problem.column:
        return label
    return content.phrase("check.report.where", column=problem.column, label=label)


def _rows_table(report: CheckReport, content: Content) -> Table:
    table = _table(content, "row", "business", "verdict", "answers", "thin")
    for row in report.rows:
        verdict = content.phrase(f"check.verdict.{row.verdict}")
        table.add_row(
            str(row.number),
            Text(row.business_name or ""),
            Text(verdict, style=_STYLES[row.verdict]),
            f"{row.filled}/{row.filled + row.blank}",
            _pages(row, content),
        )
    return table


def _problems_table(report: CheckReport, content: Content) -> Table:
    table = _table(content, "row", "severity", "question", "value", "wrong", "fix")
    for problem in (*report.problems, *(p for row in report.rows for p in row.problems)):
        severity = content.phrase(f"check.severity.{problem.severity}")
        table.add_row(
            str(problem.row or ""),
            Text(severity, style=_STYLES[problem.severity]),
            Text(_label(problem, content)),
            Text(problem.value),
            Text(problem.problem),
            Text(problem.fix),
        )
    return table


def _table(content: Content, *columns: str) -> Table:
    table = Table(show_lines=False, pad_edge=False)
    for column in columns:
        table.add_column(content.phrase(f"check.column.{column}"), overflow="fold")
    return table

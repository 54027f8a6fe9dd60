"""Where a table's header is, which column is which field, and which rows are people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.headers import match_header
from smarketing_edu.intake.tables import RawTable, Row


@dataclass(frozen=True)
class Columns:
    """The column of each field found, the rows below the header, and what was noticed."""

    fields: Mapping[str, int]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()


def find_columns(table: RawTable, *, mapping: Mapping[str, str]) -> Columns:
    """Find the header row and match its cells to fields; `mapping` (header to field) goes first."""
    header, rows = table.rows[0].cells, table.rows[1:]
    fields: dict[str, int] = {}
    for column, cell in enumerate(header):
        match = match_header(str(cell))
        if match and match.field and match.field not in fields:
            fields[match.field] = column
    return Columns(fields, tuple(row for row in rows if any(str(c).strip() for c in row.cells)))

"""papermill's record of a run, for a notebook that is not saved while it runs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from nbformat import NotebookNode
from papermill.engines import NotebookExecutionManager


class UnsavedRecord:
    """papermill's own record, to which it leaves all but one thing.

    When a cell ends papermill reads the cell's start back from its text, with a parser for whatever
    people write as a date. That takes longer than many a cell.
    """

    def __init__(self, record: NotebookExecutionManager) -> None:
        self._record = record

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)

    def cell_complete(self, cell: NotebookNode, **kwargs: Any) -> None:
        """Record when a cell ended, and how long it took."""
        told = cell.metadata.papermill
        began = told.pop("start_time")  # papermill takes no time where it finds no start
        self._record.cell_complete(cell, **kwargs)
        told["start_time"] = began
        if began:
            took = datetime.fromisoformat(told["end_time"]) - datetime.fromisoformat(began)
            told["duration"] = took.total_seconds()

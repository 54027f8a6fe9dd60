"""Small notebooks for the engine, run by it or by the stock engine."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import papermill_engines

from smarketing_edu.warm_kernel.engine import WarmEngine

# the installed package may be another copy than the one under test
papermill_engines.register("smarketing", WarmEngine)

PYTHON = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
STOCK = "nbclient"
OURS = "smarketing"


def notebook(*cells: str) -> NotebookNode:
    """A notebook of these code cells."""
    made = [new_code_cell(cell, id=f"cell-{at}") for at, cell in enumerate(cells)]
    return new_notebook(cells=made, metadata=PYTHON)


def run(
    source: NotebookNode | Path, *, engine: str = OURS, out: Path | None = None, **options: Any
) -> NotebookNode:
    """Run a notebook through papermill; saved as it goes when `out` is given."""
    options.setdefault("shutdown_kernel", "immediate")
    return papermill.execute_notebook(
        source if isinstance(source, NotebookNode) else str(source),
        str(out) if out else None,
        engine_name=engine,
        progress_bar=False,
        **options,
    )


def run_cells(*cells: str, **options: Any) -> list[NotebookNode]:
    """Run code cells and give them back with their outputs."""
    return list(run(notebook(*cells), **options).cells)


def printed(cell: NotebookNode, stream: str = "stdout") -> str:
    """What a cell has printed."""
    return "".join(
        output.text
        for output in cell.outputs
        if output.output_type == "stream" and output.name == stream
    )


def statuses(path: Path) -> list[str]:
    """How papermill says that each cell of a saved notebook ended."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.metadata.papermill.status for cell in cells]


def comparable(executed: NotebookNode) -> Any:
    """A notebook without what differs from run to run: times and the engine's process number."""
    copy = json.loads(nbformat.writes(executed))
    copy["metadata"].pop("papermill", None)
    for cell in copy["cells"]:
        cell["metadata"].pop("papermill", None)
        cell["metadata"].pop("execution", None)
    return copy


@contextmanager
def pool_asked_for() -> Iterator[None]:
    """Have the engine do as it does where a fork is not safe."""
    os.environ["SMARKETING_ENGINE"] = "pool"
    try:
        yield
    finally:
        del os.environ["SMARKETING_ENGINE"]


def processes_marked(mark: str) -> list[int]:
    """The processes that have this text in the environment they began with."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and entry.name != str(os.getpid()):
            try:
                environment = (entry / "environ").read_bytes()
            except OSError:  # it has just ended
                continue
            if mark.encode() in environment:
                found.append(int(entry.name))
    return found


def wait_for_none_marked(mark: str, *, seconds: float = 5) -> list[int]:
    """Wait until no process has the mark; the ones that still have it after that long."""
    until = time.monotonic() + seconds
    while processes_marked(mark) and time.monotonic() < until:
        time.sleep(0.02)
    return processes_marked(mark)

"""What one notebook costs with each engine: `python -m benchmarks.engine [ROUNDS]`.

All ways take turns in one run, so that a busy machine is as busy for each. The floor is the same
cells, called in a plain process that has done it before: no notebook, no kernel, no isolation.
"""

from __future__ import annotations

import ast
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import nbformat
import papermill
from papermill.engines import papermill_engines

from smarketing_edu.warm_kernel.engine import WarmEngine
from smarketing_edu.worksheet.templates import find_template

_TEMPLATE = find_template("sales_vs_marketing", language="en")
_ROUNDS = 15


def main() -> None:
    """Take turns, then print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS
    logging.disable(logging.WARNING)
    papermill_engines.register("smarketing", WarmEngine)
    for run in WAYS.values():  # what is done once for many notebooks is not counted
        run()
    taken = {name: _Taken() for name in WAYS}
    for _ in range(rounds):
        for name, run in WAYS.items():
            taken[name].add(run)
    floor = taken["floor: the cells in a plain warm process"].median
    stock = taken["stock papermill API"].median
    print(f"{'way':45}{'ms':>8}{'x floor':>9}{'stock /':>9}")
    for name, times in taken.items():
        median = times.median
        print(f"{name:45}{median * 1000:8.0f}{median / floor:9.2f}{stock / median:9.1f}")


class _Taken:
    """The seconds that one way has taken, round after round."""

    def __init__(self) -> None:
        self._seconds: list[float] = []

    def add(self, run: Callable[[], object]) -> None:
        began = time.perf_counter()
        run()
        self._seconds.append(time.perf_counter() - began)

    @property
    def median(self) -> float:
        return statistics.median(self._seconds)


def _notebook(engine: str | None = None, **options: object) -> None:
    papermill.execute_notebook(
        str(_TEMPLATE), None, engine_name=engine, progress_bar=False, **options
    )


def _started_ahead() -> None:
    with _pool_asked_for():
        _notebook("smarketing", shutdown_kernel="immediate")


@contextmanager
def _pool_asked_for() -> Iterator[None]:
    os.environ["SMARKETING_ENGINE"] = "pool"
    try:
        yield
    finally:
        del os.environ["SMARKETING_ENGINE"]


def _floor() -> None:
    notebook = nbformat.read(_TEMPLATE, as_version=4)
    names: dict[str, object] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            _run_cell(cell.source, names)


def _run_cell(source: str, names: dict[str, object]) -> None:
    """Run a cell and make the page data of its last line, as a notebook does."""
    lines = ast.parse(source)
    last = lines.body.pop() if isinstance(lines.body[-1], ast.Expr) else None
    exec(compile(lines, "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        block = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        block._repr_mimebundle_()


WAYS: dict[str, Callable[[], object]] = {
    "stock papermill API": lambda: _notebook(),
    "stock, shut down at once": lambda: _notebook(shutdown_kernel="immediate"),
    "ours where fork is not safe: started ahead": _started_ahead,
    "ours": lambda: _notebook("smarketing", shutdown_kernel="immediate"),
    "floor: the cells in a plain warm process": _floor,
}

if __name__ == "__main__":
    main()

from __future__ import annotations

import pickle
import time
from pathlib import Path

import nbformat
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from smarketing_edu.errors import HandoutError
from smarketing_edu.warm_kernel.engine import KernelEndedError
from tests.warm_kernel.notebooks import (
    notebook,
    pool_asked_for,
    printed,
    run,
    run_cells,
    statuses,
)

DEATH = "print('before', flush=True)\nimport os; os._exit(3)"
UNFINISHED = ["completed", "failed", "pending"]


def test_a_death_is_recorded(tmp_path: Path) -> None:
    """When a kernel dies the saved notebook says in which cell, and what was shown until then."""
    out = tmp_path / "out.ipynb"
    with pytest.raises(KernelEndedError, match="stopped by itself"):
        run(notebook("1 + 1", DEATH, "'after'"), out=out)
    assert statuses(out) == UNFINISHED
    saved = nbformat.read(out, as_version=4)
    assert saved.metadata.papermill.exception is True
    assert saved.metadata.papermill.stopped == "The worksheet stopped by itself before it was done."
    assert printed(saved.cells[1]) == "before\n"
    assert saved.cells[2].outputs == []


def test_a_death_is_seen_at_once() -> None:
    """The stock engine looks every second; ours knows at the moment the kernel dies."""
    run_cells("'warm'")
    began = time.monotonic()
    with pytest.raises(KernelEndedError):
        run_cells(DEATH)
    assert time.monotonic() - began < 1


def test_the_time_of_the_whole_notebook_is_limited(tmp_path: Path) -> None:
    """Cells that are each quick enough are stopped when together they take too long."""
    out = tmp_path / "out.ipynb"
    cells = ["import time; time.sleep(0.4)"] * 4
    with pytest.raises(KernelEndedError, match=r"longer than 1 seconds and was stopped"):
        run(notebook(*cells), out=out, time_limit=1)
    assert statuses(out)[0] == "completed"
    assert statuses(out)[-2:] == ["failed", "pending"]


def test_a_cell_that_times_out_is_not_completed(tmp_path: Path) -> None:
    """Papermill's own limit for each cell holds, and leaves the truth as well."""
    out = tmp_path / "out.ipynb"
    with pytest.raises(CellTimeoutError):
        run(notebook("1 + 1", "while True: pass", "'after'"), out=out, execution_timeout=1)
    assert statuses(out) == UNFINISHED


def test_a_cell_can_be_interrupted_and_the_notebook_go_on(tmp_path: Path) -> None:
    """nbclient's interrupt ends a cell, even while it prints, and the next cell runs."""
    cells = [
        "import time\nwhile True: print('x' * 100); time.sleep(0.001)",
        "time.sleep(60)",
        "'after'",
    ]
    options = {"execution_timeout": 1, "interrupt_on_timeout": True, "allow_errors": True}
    with pytest.raises(PapermillExecutionError):  # raised at the end, for the errors shown
        run(notebook(*cells), out=tmp_path / "out.ipynb", **options)
    saved = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    printing, waiting, after = (cell for cell in saved if cell.cell_type == "code")
    assert printing.outputs[-1].ename == "KeyboardInterrupt"
    assert set(printed(printing)) == {"x", "\n"}
    assert waiting.outputs[-1].ename == "KeyboardInterrupt"
    assert after.outputs[0].data["text/plain"] == "'after'"


def test_memory_is_refused_to_who_eats_it_slowly() -> None:
    """A list that grows for ever ends in a `MemoryError` of its cell, not in a dead machine."""
    with pytest.raises(PapermillExecutionError) as error:
        run_cells("eaten = []\nwhile True: eaten.append(bytearray(1 << 24))", memory_limit=1 << 28)
    assert error.value.ename == "MemoryError"


def test_memory_within_the_limit_is_given() -> None:
    """What a notebook may have is counted on top of what the warm process has already."""
    cells = run_cells("len(bytearray(300 << 20))", memory_limit=1 << 29)
    assert cells[0].outputs[0].data["text/plain"] == str(300 << 20)


def test_limits_hold_for_kernels_started_ahead(tmp_path: Path) -> None:
    """Where a fork is not safe a notebook is stopped as well, and the truth recorded."""
    out = tmp_path / "out.ipynb"
    with pool_asked_for(), pytest.raises(KernelEndedError, match="longer than 1 second"):
        run(notebook("1 + 1", "while True: pass", "'after'"), out=out, time_limit=1)
    assert statuses(out) == UNFINISHED


def test_a_batch_can_report_it() -> None:
    """The error is one of ours, and comes whole from a worker process."""
    error = pickle.loads(pickle.dumps(KernelEndedError("It took too long.")))
    assert isinstance(error, HandoutError)
    assert isinstance(error, DeadKernelError)
    assert str(error) == "It took too long."

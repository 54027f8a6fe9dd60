from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from papermill.exceptions import PapermillExecutionError

from smarketing_edu.worksheet.templates import find_template
from tests.warm_kernel.notebooks import (
    OURS,
    STOCK,
    comparable,
    notebook,
    pool_asked_for,
    printed,
    run,
    run_cells,
)

EVERYTHING = notebook(
    "print('printed'); import sys; print('to error output', file=sys.stderr); 6 * 7",
    "_ + 1, In[1][:7], Out[1], __name__, get_ipython().execution_count",
    "from IPython.display import HTML, display, update_display, clear_output\n"
    "shown = display('first', display_id='it'); display(HTML('<b>bold</b>'))\n"
    "display({'text/plain': 'plain', 'application/json': {'a': [1]}}, raw=True)",
    "update_display('second', display_id='it')",
    "print('gone'); clear_output(); print('kept')",
    "import matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1)); plt.plot([1, 2]); None",
    "import os\nprint('from Python'); os.system('echo from C') and None",
    "!echo from a shell",
    "%%writefile beside.py\nnumber = 17",
    "import beside; beside.number",
    "%pwd",
    "import asyncio\nasync def later(): print('later')\n"
    "task = asyncio.create_task(later()); await asyncio.sleep(0.05)",
    "import threading\nthread = threading.Thread(target=print, args=['in a thread'])\n"
    "thread.start(); thread.join()",
    "import multiprocessing\nchild = multiprocessing.get_context('fork').Process("
    "target=print, args=['in a fork']); child.start(); child.join()",
    "print('x' * 100_000)",
    "'\\ud800 is half a letter, \\u00e9 a whole one'",
    "import ipywidgets; ipywidgets.IntSlider(value=3)",
    "from smarketing_edu.worksheet.blocks import Text\n"
    "class Own(Text):\n    def _repr_latex_(self): return '$x$'\n"
    "[Text(paragraphs=())]",
    "Own(paragraphs=())",
    "get_ipython().input_transformers_cleanup.append("
    "lambda lines: [line.replace('hidden', 'shown') for line in lines])",
    "'hidden'",
    "get_ipython().input_transformers_cleanup.pop() and None",
    "'hidden'",
    "def inner(): raise KeyError('a name')\ninner()",
)
_LOT = re.compile(r"IPY_MODEL_\w+|ipykernel_\d+/\d+|\b[0-9a-f]{32}\b|0x[0-9a-f]+")
WORKSHEET = find_template("sales_vs_marketing", language="en")


@pytest.fixture(scope="module")
def stock_worksheet() -> Any:
    """The worksheet as the stock engine runs it."""
    return comparable(run(WORKSHEET, engine=STOCK))


@pytest.fixture(scope="module")
def stock_everything(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every kind of output as the stock engine records it."""
    return shown_by(STOCK, tmp_path_factory.mktemp("stock"))


def test_the_worksheet_is_the_same(stock_worksheet: Any) -> None:
    """The stock engine and ours make the same executed worksheet."""
    assert comparable(run(WORKSHEET)) == stock_worksheet


def test_the_worksheet_is_the_same_without_a_fork(stock_worksheet: Any) -> None:
    """So does ours where kernels are started ahead: the first, and the one that waited."""
    with pool_asked_for():
        for _ in range(3):
            assert comparable(run(WORKSHEET)) == stock_worksheet


def test_every_kind_of_output_is_the_same(stock_everything: list[str], tmp_path: Path) -> None:
    """Bundles, updates, figures, streams, widgets, magics and an error: as the stock engine's."""
    assert shown_by(OURS, tmp_path) == stock_everything


def test_how_long_each_cell_took_is_the_same_record() -> None:
    """papermill's record of a notebook that is not saved has all that the stock engine's has."""
    source = notebook("'shown'", "import time; time.sleep(0.1)")
    ours, stock = (run(source, engine=engine).cells for engine in (OURS, STOCK))
    for cell, same in zip(ours, stock, strict=True):
        told, expected = cell.metadata.papermill, same.metadata.papermill
        assert told.keys() == expected.keys()
        assert (told.status, told.exception) == (expected.status, expected.exception)
        began, ended = map(datetime.fromisoformat, (told.start_time, told.end_time))
        assert told.duration == (ended - began).total_seconds()
    assert ours[1].metadata.papermill.duration > 0.1


def test_a_line_printed_late_is_one_output() -> None:
    """What one print says is not torn apart, however long the cell was silent before."""
    for cell in run_cells("import time; time.sleep(0.4); print('late')", "print('next')"):
        assert [output.text for output in cell.outputs] == [printed(cell)]


def shown_by(engine: str, folder: Path) -> list[str]:
    """Run the notebook in a folder; gives what it shows, in lines, without what is drawn by lot."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)  # with it ipykernel hears no C code
        with pytest.raises(PapermillExecutionError, match="a name"):  # its last cell's error
            run(
                EVERYTHING,
                engine=engine,
                out=folder / "out.ipynb",
                allow_errors=True,
                coalesce_streams=True,
            )
    saved = comparable(nbformat.read(folder / "out.ipynb", as_version=4))
    widgets = saved["metadata"].pop("widgets")["application/vnd.jupyter.widget-state+json"]
    cells = [cell for cell in saved["cells"] if cell["cell_type"] == "code"]
    shown = json.dumps([cells, saved["metadata"]], indent=1).replace(str(folder), "FOLDER")
    states = sorted(_LOT.sub("LOT", json.dumps(state)) for state in widgets["state"].values())
    return [*_LOT.sub("LOT", shown).split("\n"), *states]

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from smarketing_edu.warm_kernel.interpreter import changes_nothing, is_this_interpreter
from tests.warm_kernel.notebooks import printed, run_cells

ARGUMENTS = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]


def install(folder: Path, name: str, argv: list[str], **rest: Any) -> None:
    """Install a kernelspec in a folder that Jupyter looks into."""
    place = folder / "kernels" / name
    place.mkdir(parents=True)
    spec = {"argv": argv, "display_name": name, "language": "python", **rest}
    (place / "kernel.json").write_text(json.dumps(spec))


@pytest.fixture
def kernels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for kernelspecs of the test's own."""
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("argv", "rest", "warm"),
    [
        (["python", *ARGUMENTS], {}, True),
        ([sys.executable, *ARGUMENTS], {}, True),
        ([sys.executable, "-Xfrozen_modules=off", *ARGUMENTS], {}, True),
        (["/usr/bin/another-python", *ARGUMENTS], {}, False),
        ([os.path.realpath(sys.executable), *ARGUMENTS], {}, False),
        ([sys.executable, *ARGUMENTS, "--pylab"], {}, False),
        (["R", "--slave", "-e", "IRkernel::main()"], {}, False),
        ([sys.executable, *ARGUMENTS], {"env": {"A": "1"}}, False),
        ([sys.executable, *ARGUMENTS], {"metadata": {"kernel_provisioner": {}}}, False),
        ([], {}, False),
    ],
)
def test_only_a_plain_kernel_of_this_python_is_warm(
    kernels: Path, argv: list[str], rest: dict[str, Any], warm: bool
) -> None:
    """Another program, other arguments, variables or a provisioner: started the stock way."""
    if argv and argv[0] == os.path.realpath(sys.executable) == sys.executable:
        pytest.skip("NOT TESTED: this Python is no link, so there is no other path to it.")
    install(kernels, "mine", argv, **rest)
    assert is_this_interpreter("mine") is warm


def test_an_unknown_kernel_is_not_warm() -> None:
    """A name that Jupyter does not know is left to the stock engine, and to its message."""
    assert not is_this_interpreter("there-is-no-such-kernel")
    assert not is_this_interpreter(None)


def test_another_kernel_runs_the_stock_way(kernels: Path) -> None:
    """A kernel with a variable of its own gets it, and is no fork of ours."""
    install(kernels, "mine", [sys.executable, *ARGUMENTS], env={"MINE": "yes"})
    cells = run_cells("import os; print(os.environ['MINE'], os.getppid())", kernel_name="mine")
    assert printed(cells[0]) == f"yes {os.getpid()}\n"


def test_arguments_that_change_the_result() -> None:
    """Only arguments without effect on the notebook are passed over."""
    assert changes_nothing(["--log-level=ERROR", "--HistoryManager.hist_file=:memory:"])
    assert not changes_nothing(["--InlineBackend.figure_format=svg"])

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from nbclient.exceptions import CellTimeoutError
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from smarketing_edu.warm_kernel.engine import KernelEndedError
from tests.warm_kernel.notebooks import printed, run_cells, wait_for_none_marked

PROBE = """
import builtins, decimal, json, locale, os, resource, signal, sys, threading, warnings
import matplotlib, matplotlib.pyplot, smarketing_edu
print(json.dumps({
    "names": sorted(name for name in globals() if name.startswith("leak")),
    "folder": os.getcwd(),
    "environment": os.environ.get("LEAK"),
    "builtins": hasattr(builtins, "leak"),
    "package": hasattr(smarketing_edu, "leak"),
    "path": "/leak" in sys.path,
    "modules": "leak" in sys.modules,
    "font size": matplotlib.rcParams["font.size"],
    "figures": matplotlib.pyplot.get_fignums(),
    "formats": sorted(get_ipython().display_formatter.active_types),
    "mask": os.umask(0o22),
    "alarm": signal.getitimer(signal.ITIMER_REAL)[0],
    "interrupt": str(signal.getsignal(signal.SIGINT)),
    "threads": threading.active_count(),
    "precision": decimal.getcontext().prec,
    "locale": locale.setlocale(locale.LC_ALL),
    "warnings": len(warnings.filters),
    "descriptors": len(os.listdir("/proc/self/fd")),
    "limits": [resource.getrlimit(kind) for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS)],
    "children": open(f"/proc/self/task/{os.getpid()}/children").read(),
    "count": get_ipython().execution_count,
    "history": [len(In), len(Out)],
}))
"""


@dataclass(frozen=True)
class Misbehaviour:
    """What a notebook does, what comes of it, and how the engine is asked to run it."""

    code: str
    error: type[Exception] | None = None
    says: str = ""
    options: dict[str, Any] = field(default_factory=dict)


LIMIT = {"time_limit": 1.0}
CASES = {
    "changes everything": Misbehaviour(
        "leak_x = 1\n"
        "import builtins, decimal, os, signal, sys, types, warnings\n"
        "import matplotlib, matplotlib.pyplot, smarketing_edu\n"
        "os.environ['LEAK'] = '1'; os.chdir('/'); os.umask(0); builtins.leak = 1\n"
        "smarketing_edu.leak = 1; sys.path.insert(0, '/leak')\n"
        "sys.modules['leak'] = types.ModuleType('leak')\n"
        "matplotlib.rcParams['font.size'] = 99; matplotlib.pyplot.figure()\n"
        "decimal.getcontext().prec = 3; signal.setitimer(signal.ITIMER_REAL, 100)\n"
        "warnings.simplefilter('ignore'); kept = open('/dev/null')\n"
        "%config InlineBackend.figure_formats = ['svg']"
    ),
    "ends itself": Misbehaviour("import os; os._exit(3)", KernelEndedError, "by itself"),
    "crashes": Misbehaviour("import ctypes; ctypes.string_at(0)", KernelEndedError, "by itself"),
    "kills itself": Misbehaviour(
        "import os; os.kill(os.getpid(), 9)", KernelEndedError, "by itself"
    ),
    "exits": Misbehaviour("import sys; sys.exit(1)", PapermillExecutionError, "SystemExit"),
    "never ends": Misbehaviour("while True: pass", KernelEndedError, "longer than 1 second", LIMIT),
    "never ends and hears no interrupt": Misbehaviour(
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        CellTimeoutError,
        "timed out",
        {"execution_timeout": 1},
    ),
    "sleeps in C": Misbehaviour(
        "import ctypes; ctypes.CDLL(None).sleep(60)",
        KernelEndedError,
        "longer than 1 second",
        LIMIT,
    ),
    "eats memory": Misbehaviour(
        "eaten = bytearray(5 << 30)",
        PapermillExecutionError,
        "MemoryError",
        {"memory_limit": 1 << 30},
    ),
    "raises": Misbehaviour("raise ValueError('a bad row')", PapermillExecutionError, "a bad row"),
    "leaves a program running": Misbehaviour(
        "import subprocess; print(subprocess.Popen(['sleep', '300']).pid)"
    ),
    "kills its group": Misbehaviour(
        "import os, signal, time; os.killpg(os.getpgrp(), signal.SIGTERM); time.sleep(5)",
        KernelEndedError,
        "by itself",
    ),
    "closes all descriptors": Misbehaviour(
        "import os; os.closerange(3, 200)", KernelEndedError, "by itself"
    ),
    "prints ten megabytes": Misbehaviour("print('x' * 10_000_000)"),
    "leaves a thread running": Misbehaviour(
        "import threading, time; threading.Thread(target=time.sleep, args=[100]).start()",
        options={"shutdown_kernel": "graceful"},
    ),
    "hangs at exit": Misbehaviour(
        "import atexit, time; atexit.register(time.sleep, 100)",
        options={
            "shutdown_kernel": "graceful",
            "config": Config(KernelManager={"shutdown_wait_time": 0.3}),
        },
    ),
    "awaits": Misbehaviour("import asyncio; await asyncio.sleep(0.01); print('done')"),
    "runs programs": Misbehaviour("import os; os.system('echo from C')\n!echo from a shell"),
    "asks for input": Misbehaviour(
        "input('Your name?')", PapermillExecutionError, "does not support input requests"
    ),
}


@pytest.fixture(scope="module")
def untouched() -> dict[str, Any]:
    """What a kernel looks like that nobody has used before."""
    return probe()


def probe() -> dict[str, Any]:
    """Look around in a new kernel."""
    seen: dict[str, Any] = json.loads(printed(run_cells(PROBE)[0]))
    return seen


@pytest.mark.parametrize("name", CASES)
def test_next_learner_sees_nothing(name: str, untouched: dict[str, Any]) -> None:
    """Whatever a notebook does, the next learner's kernel is as if it had never been."""
    case = CASES[name]
    if case.error is None:
        cells = run_cells("1 + 1", case.code, "'after'", **case.options)
        assert cells[2].outputs[0].data["text/plain"] == "'after'"
    else:
        with pytest.raises(case.error, match=case.says):
            run_cells("1 + 1", case.code, "'after'", **case.options)
    assert probe() == untouched


@pytest.mark.parametrize("own_session", [False, True])
def test_programs_end_with_the_kernel(own_session: bool) -> None:
    """A program that a notebook leaves running is ended, even in a session of its own."""
    mark = f"LEFT_BEHIND={uuid.uuid4().hex}"
    started = run_cells(
        "import os, subprocess, sys\n"
        f"os.environ.update([{mark!r}.split('=')])\n"
        'again = f\'import subprocess; subprocess.Popen(["sleep", "300"], '
        f"start_new_session={own_session})'\n"
        "_ = subprocess.run([sys.executable, '-c', again])\n"
        "print(os.popen('ps -e | grep -c sleep').read())"
    )
    assert int(printed(started[0])) >= 1
    assert wait_for_none_marked(mark) == []


def test_a_killed_zygote_is_replaced() -> None:
    """A notebook that kills the warm process itself spoils its own run and no other."""
    with pytest.raises(KernelEndedError):
        run_cells("import os; os.kill(os.getppid(), 9)", "import time; time.sleep(5)")
    assert run_cells("6 * 7")[0].outputs[0].data["text/plain"] == "42"


def test_each_kernel_draws_its_own_lots() -> None:
    """Two kernels of one fork do not get the same random numbers."""
    draw = "import random, numpy; print(random.random(), numpy.random.rand())"
    first, second = (printed(run_cells(draw)[0]).split() for _ in range(2))
    assert first[0] != second[0]
    assert first[1] != second[1]

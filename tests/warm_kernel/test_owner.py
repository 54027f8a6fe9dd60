from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest
from jupyter_core.utils import ensure_event_loop

from smarketing_edu.warm_kernel.zygote_process import ZygoteProcess, new_line
from tests.conftest import ROOT
from tests.warm_kernel.notebooks import (
    pool_asked_for,
    printed,
    processes_marked,
    run_cells,
    wait_for_none_marked,
)

OWNER = """
import subprocess, sys
from tests.warm_kernel.notebooks import run_cells
run_cells(
    "import subprocess; subprocess.Popen(['sleep', '300'])\\n"
    "subprocess.Popen(['sleep', '300'], start_new_session=True)\\n"
    "print('busy', file=open(%r, 'w'))\\n"
    "while True: pass"
)
"""
SHARING = """
import socket, sys
from smarketing_edu.warm_kernel.zygote_process import use_zygote
from tests.warm_kernel.notebooks import run_cells
use_zygote(socket.socket(fileno=int(sys.argv[1])))
run_cells(
    "import os, pathlib, time",
    f"draft = pathlib.Path({sys.argv[2]!r} + '.draft')",
    "draft.write_text(f'{os.getpid()} {os.getppid()}')",
    f"draft.rename({sys.argv[2]!r})",
    "time.sleep(300)",
)
"""
PARENTS = "import os; print(os.getpid(), os.getppid())"


def test_nothing_is_left_of_a_killed_owner(tmp_path_factory: pytest.TempPathFactory) -> None:
    """When the process that runs notebooks is killed, so is all it has started, busy or not."""
    mark = f"OWNED_BY={uuid.uuid4().hex}"
    sign = tmp_path_factory.mktemp("owner") / "busy"
    name, value = mark.split("=")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), name: value}
    with subprocess.Popen(
        [sys.executable, "-c", OWNER % str(sign)], env=environment, stderr=subprocess.DEVNULL
    ) as owner:
        until = time.monotonic() + 40
        while not sign.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert len(processes_marked(mark)) >= 5  # owner, zygote, kernel, two programs
        os.kill(owner.pid, signal.SIGKILL)
        owner.wait()
        assert wait_for_none_marked(mark) == []


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_workers_have_zygotes_of_their_own() -> None:
    """In the workers of a pool, forked from a process with a zygote, each forks its own kernels."""
    _, ours = _pids()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as workers:
        made = [workers.submit(_worker_pids) for _ in range(4)]
        pairs = {future.result() for future in made}
    assert {zygote for _, zygote in pairs}.isdisjoint({ours})
    assert len({worker for worker, _ in pairs}) == len({zygote for _, zygote in pairs})
    assert _pids()[1] == ours  # a worker's end has not ended its parent's zygote


def test_a_shared_zygote_ends_the_kernels_of_whom_it_loses(tmp_path: Path) -> None:
    """A kernel ends with the process it was forked for, or with the zygote, and no sooner."""
    zygote = ZygoteProcess(os.environ)
    workers = [_worker_at(zygote, tmp_path / name) for name in ("first", "second")]
    try:
        (first, zygote_of_first), (second, zygote_of_second) = (
            _numbers_in(tmp_path / name) for name in ("first", "second")
        )
        assert zygote_of_first == zygote_of_second == zygote.process.pid
        workers[0].kill()
        assert _ends(first)
        assert psutil.pid_exists(second)
        zygote.close()
        assert _ends(second)
    finally:
        zygote.close()
        for worker in workers:
            worker.kill()
            worker.wait()


def _worker_at(zygote: ZygoteProcess, sign: Path) -> subprocess.Popen[bytes]:
    """Start a process that runs a notebook in a kernel of the zygote."""
    near, far = new_line()
    with near, far:
        worker = subprocess.Popen(
            [sys.executable, "-c", SHARING, str(near.fileno()), str(sign)],
            pass_fds=[near.fileno()],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        )
        zygote.share(far, owner=worker.pid)
    return worker


def _numbers_in(sign: Path) -> list[int]:
    until = time.monotonic() + 60
    while not sign.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return [int(number) for number in sign.read_text().split()]


def _ends(pid: int) -> bool:
    until = time.monotonic() + 5
    while psutil.pid_exists(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not psutil.pid_exists(pid)


def test_threads_share_a_zygote() -> None:
    """Notebooks run from several threads at once get a kernel each."""
    with ThreadPoolExecutor(3) as threads:
        pairs = list(threads.map(lambda _: _thread_pids(), range(6)))
    assert len({kernel for kernel, _ in pairs}) == 6
    assert len({zygote for _, zygote in pairs}) == 1


def test_a_changed_environment_is_the_notebooks_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook sees the environment of its own moment, not that of the zygote's start."""
    show = "import os; print(os.environ.get('SHOWN'))"
    monkeypatch.setenv("SHOWN", "é")
    assert printed(run_cells(show)[0]) == "é\n"
    monkeypatch.delenv("SHOWN")
    assert printed(run_cells(show)[0]) == "None\n"


def test_kernels_started_ahead_are_used_once() -> None:
    """Where a fork is not safe each notebook still has a kernel to itself."""
    with pool_asked_for():
        pairs = [_pids() for _ in range(3)]
    assert len({kernel for kernel, _ in pairs}) == 3
    assert {parent for _, parent in pairs} == {os.getpid()}


def _pids() -> tuple[int, int]:
    """The kernel's process, and the one that it came from."""
    kernel, parent = json.loads(f"[{printed(run_cells(PARENTS)[0]).strip().replace(' ', ',')}]")
    return kernel, parent


def _thread_pids() -> tuple[int, int]:
    try:
        return _pids()
    finally:
        ensure_event_loop().close()  # nbclient makes one for each thread, and leaves it open


def _worker_pids() -> tuple[int, int]:
    return os.getpid(), _pids()[1]

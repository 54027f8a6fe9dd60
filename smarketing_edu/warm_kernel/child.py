"""What a fork of the zygote does, from its first moment to its last."""

from __future__ import annotations

import atexit
import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import ipykernel_launcher  # type: ignore[import-untyped] # it has no types

from smarketing_edu.warm_kernel.kernel import WarmKernel, run_kernel
from smarketing_edu.warm_kernel.limits import limit_memory
from smarketing_edu.warm_kernel.processes import adopt_orphans, die_with_parent
from smarketing_edu.warm_kernel.settings import Settings
from smarketing_edu.warm_kernel.wire import KernelWire

_INLINE = "module://matplotlib_inline.backend_inline"


def become_kernel(
    settings: Settings,
    zygote: int,
    sock: socket.socket | None,
    *,
    kernel: WarmKernel,
    wire: KernelWire,
) -> None:
    """Serve one notebook and end: never returns into the zygote's own code."""
    code = 1
    try:
        if sock is None:
            raise ValueError("A warm kernel talks over a socket.")
        os.setsid()  # so that the kernel and the programs it starts can be killed as one
        die_with_parent(zygote)
        adopt_orphans()
        _settle(settings, kernel)
        with suppress(RuntimeError):  # a notebook may stop the loop: `exit()` does
            run_kernel(kernel, wire, sock)
        # os._exit skips what a notebook has left to the end; Python offers no public way to run it
        atexit._run_exitfuncs()
        code = 0
    except BaseException:  # whatever it is, a fork must not go on as a second zygote
        kernel.log.exception("The kernel could not go on.")
    finally:
        for stream in kernel.streams:
            with suppress(Exception):
                stream.flush()
        os._exit(code)


def _settle(settings: Settings, kernel: WarmKernel) -> None:
    """Make this process what a stock kernel would be, started at this moment in this folder."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update({"MPLBACKEND": _INLINE, **settings.env})
    os.chdir(settings.cwd)
    kernel.shell.init_environment()
    kernel.shell.starting_dir = settings.cwd
    kernel.shell.history_manager.dir_hist[:] = [Path.cwd()]
    if not sys.flags.safe_path:
        sys.path.insert(0, "")  # a notebook may import what lies beside it
    sys.argv = [ipykernel_launcher.__file__]
    _reseed()
    if settings.memory_limit:
        limit_memory(settings.memory_limit)


def _reseed() -> None:
    """Give each kernel its own chance; Python's generator sees to itself, NumPy's does not."""
    random: Any = sys.modules.get("numpy.random")
    if random is not None:
        random.seed()

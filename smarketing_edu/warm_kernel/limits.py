"""How long one learner's notebook may take, and how much memory; for stock kernels as well."""

# mypy: disable-error-code="override"
# jupyter_client's asynchronous manager redefines the blocking one's methods; mypy sees the latter

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import traitlets
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.client import KernelClient
from jupyter_client.manager import AsyncKernelManager

if sys.platform != "win32":
    import resource


class LimitedKernelManager(AsyncKernelManager):
    """The stock kernel manager with limits, which `traitlets` configuration sets."""

    time_limit = traitlets.Float(0.0, min=0.0, help="Seconds for the whole notebook; 0: any.").tag(
        config=True
    )
    memory_limit = traitlets.Int(
        0, min=0, help="Bytes that a process may add to what a new kernel has; 0: any."
    ).tag(config=True)
    client_factory = traitlets.Type(f"{__name__}.LimitedKernelClient", KernelClient)
    _alarm: asyncio.TimerHandle | None = None

    async def start_kernel(self, **kwargs: Any) -> None:
        """Start a kernel within the limits."""
        await super().start_kernel(**kwargs)
        pid = getattr(self.provisioner, "pid", None)
        if self.memory_limit and pid:
            limit_memory(self.memory_limit, pid=pid)

    def begin(self) -> None:
        """Let the time begin: called when the kernel is ready."""
        if self.time_limit:
            # nbclient waits for a kernel in an event loop, so the loop can count the time as well
            loop = asyncio.get_running_loop()
            self._alarm = loop.call_later(self.time_limit, self._time_is_up)

    def _time_is_up(self) -> None:
        self._killing = asyncio.ensure_future(self._kill_kernel())

    async def cleanup_resources(self, restart: bool = False) -> None:
        """Drop what belonged to the kernel, and the alarm with it."""
        if self._alarm is not None:
            self._alarm.cancel()
        await super().cleanup_resources(restart=restart)


class LimitedKernelClient(AsyncKernelClient):
    """The stock client; a kernel's time begins when it is ready, not while it still starts."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers."""
        await super().wait_for_ready(timeout=timeout)
        manager: Any = self.parent
        manager.begin()


def limit_memory(extra: int, *, pid: int = 0) -> None:
    """Let a process (0: this one) map that many bytes more than it has, and no more.

    An allocation beyond is refused: Python raises a `MemoryError` in the cell that asked for it.
    It is counted from now because address space, unlike memory in use, is large from the start.
    Windows has no such limit.
    """
    if sys.platform == "linux":
        with open(f"/proc/{pid or 'self'}/statm", encoding="ascii") as statm:
            pages = int(statm.read().split()[0])
        limit = pages * os.sysconf("SC_PAGESIZE") + extra
        resource.prlimit(pid, resource.RLIMIT_AS, (limit, limit))

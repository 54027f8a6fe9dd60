"""Starts and ends warm kernels, with the face of a Jupyter kernel manager."""

# mypy: disable-error-code="override"
# jupyter_client's asynchronous manager redefines the blocking one's methods; mypy sees the latter

from __future__ import annotations

import os
import signal
import socket
from typing import Any

from smarketing_edu.warm_kernel.client import WarmKernelClient
from smarketing_edu.warm_kernel.limits import LimitedKernelManager
from smarketing_edu.warm_kernel.processes import has_ended, wait_ended
from smarketing_edu.warm_kernel.settings import Settings
from smarketing_edu.warm_kernel.zygote_process import SharedZygote, running_zygote

_BUFFER = 1 << 20


class WarmKernelManager(LimitedKernelManager):
    """nbclient's `kernel_manager_class` for kernels that are forked from the zygote."""

    _pid = 0
    _pidfd = -1
    _socket: socket.socket | None = None
    _zygote: SharedZygote | None = None
    _client: WarmKernelClient | None = None

    @property
    def has_kernel(self) -> bool:
        """Whether a kernel was started, and not cleaned up since."""
        return self._zygote is not None

    async def start_kernel(
        self, *, cwd: str | None = None, env: dict[str, str] | None = None, **ignored: Any
    ) -> None:
        """Fork a kernel; `ignored` are a stock kernel's arguments, which the engine has judged."""
        environment = dict(os.environ if env is None else env)
        self._zygote = running_zygote(environment)
        ours, theirs = socket.socketpair()
        with theirs:
            for end in (ours, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
            folder = os.path.abspath(cwd or os.getcwd())
            settings = Settings(folder, environment, memory_limit=self.memory_limit)
            self._pid, self._pidfd = self._zygote.fork(settings, theirs)
        self._socket = ours

    def client(self, **ignored: Any) -> WarmKernelClient:
        """Give the one client of the kernel, which is ready: its time begins now."""
        if self._socket is None:
            raise RuntimeError("No kernel is running!")
        self._client = WarmKernelClient(sock=self._socket, pidfd=self._pidfd, kill=self._end)
        self.begin()
        return self._client

    async def is_alive(self) -> bool:
        """Say whether the kernel lives."""
        return self.has_kernel and not has_ended(self._pidfd)

    async def interrupt_kernel(self) -> None:
        """Interrupt the cell that runs, and the programs it has started."""
        await self.signal_kernel(signal.SIGINT)

    async def signal_kernel(self, signum: int) -> None:
        """Send a signal to the kernel and the programs it has started."""
        if self._zygote is not None:
            self._zygote.signal(self._pid, signum)

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """End the kernel; unless `now`, what the notebook left to be done at exit is done first."""
        if not now and self._client is not None and not self._client.busy:
            self._client.shutdown()
            await wait_ended(self._pidfd, seconds=self.shutdown_wait_time)
        self._end()

    def _time_is_up(self) -> None:
        self._end()

    def _end(self) -> None:
        if self._zygote is not None:
            self._zygote.end(self._pid)

    async def cleanup_resources(self, restart: bool = False) -> None:
        """Make sure that the kernel is gone, with all it has started, and hang up."""
        if self._alarm is not None:
            self._alarm.cancel()
        if self._zygote is None:
            return
        self._end()
        if self._client is not None:
            self._client.stop_channels()
        elif self._socket is not None:
            self._socket.close()
        os.close(self._pidfd)
        self._zygote = self._client = self._socket = None

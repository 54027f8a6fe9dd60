"""The kernels of the room: some always warm, each with a folder of its own and a limit."""

# mypy: disable-error-code="override, misc, no-untyped-call, union-attr"
# jupyter_server redefines jupyter_client's blocking methods as asynchronous ones, without types

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psutil
import traitlets
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

from smarketing_edu.app.room.forked import MORE_MEMORY
from smarketing_edu.app.room.seats import Seats
from smarketing_edu.warm_kernel.interpreter import fork_is_safe
from smarketing_edu.warm_kernel.limits import limit_memory
from smarketing_edu.widgets.where_kept import IN_BROWSER

ANSWERS = "my_business.yaml"
MEMORY_FORKED, MEMORY_STARTED = 75 << 20, 140 << 20
"""Bytes that a page takes as a fork, which shares what was read before, and as a program started
for it alone: measured, and some more (benchmarks/README.md)."""
_WARM_UP = "--IPKernelApp.exec_lines=from smarketing_edu.app.room.warm_up import warm_up; warm_up()"
_ATTACH = "--IPKernelApp.extensions=ipywidgets"
"""Widgets look for their kernel when they are imported, which was before the fork."""
_FORKED = "smarketing_edu.app.room.forked.ForkedKernelManager"


class RoomKernels(AsyncMappingKernelManager):
    """Kernels for learners; whoever takes one finds a private folder around it."""

    ready = traitlets.Int(2, help="How many kernels wait for somebody.").tag(config=True)
    home = traitlets.Unicode(help="The folder that holds each page's own folder.").tag(config=True)
    seats = traitlets.Instance(Seats).tag(config=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._forks = fork_is_safe()
        if self._forks:
            self.kernel_manager_class = _FORKED
        self._folders: dict[str, Path] = {}
        self._waiting: list[str] = []
        self._filling: asyncio.Task[None] | None = None
        self._starting: set[asyncio.Task[str]] = set()
        self._closed = False

    async def take(self, learner: str, answers: str) -> str:
        """A warm kernel for a page of this learner, with the answers in its folder."""
        self.seats.arriving.add(learner)
        try:
            kernel = self._waiting.pop(0) if self._waiting else await self._start_warm()
            self.seats.sit_down(learner, page=kernel)
        finally:
            self.seats.arriving.discard(learner)
        if answers:
            (self._folders[kernel] / ANSWERS).write_text(answers, "utf-8")
        for page in self.seats.too_many(learner):
            await self.shutdown_kernel(page, now=True)
        self.fill()
        return kernel

    def fill(self) -> asyncio.Task[None]:
        """See that enough kernels wait for somebody: the task that brings them, one by one."""
        if self._filling is None or self._filling.done():
            self._filling = asyncio.ensure_future(self._fill())
        return self._filling

    async def _fill(self) -> None:
        while not self._closed and len(self._waiting) < min(self.ready, self._free_seats()):
            kernel = await self._start_warm()
            if kernel in self:
                self._waiting.append(kernel)

    def _free_seats(self) -> int:
        # one more, for somebody in the room who goes on to the next lesson
        return self.seats.limit - len(self.seats.learners) + 1

    async def _start_warm(self) -> str:
        if self._closed:
            raise HTTPError(503)
        start = asyncio.ensure_future(self._start())
        self._starting.add(start)
        start.add_done_callback(self._starting.discard)
        kernel = await start
        await self._until_warm(kernel)
        return kernel

    async def _start(self) -> str:
        folder = Path(mkdtemp(dir=self.home))  # for the eyes of this user alone
        # no history: a database that all would write to at once
        arguments = ["--log-level=ERROR", "--HistoryManager.enabled=False"]
        arguments.append(_ATTACH if self._forks else _WARM_UP)
        kernel: str = await self.start_kernel(
            kernel_name="python3",
            cwd=str(folder),
            env={**os.environ, IN_BROWSER: "1"},
            extra_arguments=arguments,
        )
        self._folders[kernel] = folder
        return kernel

    async def _until_warm(self, kernel: str) -> None:
        manager = self.get_kernel(kernel)
        client = manager.client()
        client.start_channels()
        with suppress(RuntimeError):  # it ended meanwhile
            await client.wait_for_ready(timeout=120)
            if not self._forks:
                limit_memory(MORE_MEMORY, pid=_pid(manager))
        client.stop_channels()

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, and all that its learner left on this disk."""
        removed = super().remove_kernel(kernel_id)
        self.seats.stand_up(kernel_id)
        if kernel_id in self._waiting:
            self._waiting.remove(kernel_id)
        if folder := self._folders.pop(kernel_id, None):
            shutil.rmtree(folder, ignore_errors=True)
        return removed

    async def shutdown_all(self, now: bool = False) -> None:
        """End every kernel for good; one that still starts has to be there to be ended."""
        self._closed = True
        await asyncio.gather(*self._starting, return_exceptions=True)
        await super().shutdown_all(now=True)  # whatever was to be kept is in the browsers

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Close a page that nobody touches; what waits for somebody may wait."""
        if kernel_id in self.seats.pages:
            await super().cull_kernel_if_idle(kernel_id)

    def memory_each(self) -> int:
        """The bytes that one page takes, of those that nobody else shares; 0 when none is open."""
        sizes = [self._memory(kernel) for kernel in self.seats.pages if kernel in self]
        return sum(sizes) // len(sizes) if sizes else 0

    def _memory(self, kernel: str) -> int:
        try:
            return int(psutil.Process(_pid(self.get_kernel(kernel))).memory_full_info().uss)
        except psutil.Error:
            return 0


def memory_planned() -> int:
    """The bytes that a page is expected to take on this machine."""
    return MEMORY_FORKED if fork_is_safe() else MEMORY_STARTED


def _pid(manager: Any) -> int:
    return int(manager.provisioner.pid)


class KernelsOfOne:
    """The room's kernels as Voilà sees them while it makes a page for one learner."""

    def __init__(self, kernels: RoomKernels, *, learner: str, answers: str) -> None:
        self._kernels, self._learner, self._answers = kernels, learner, answers

    async def start_kernel(self, **_: Any) -> str:
        """The kernel for the page; what Voilà would start it with, ours has already."""
        return await self._kernels.take(self._learner, self._answers)

    def get_kernel(self, kernel_id: str) -> Any:
        """The manager of one kernel."""
        return self._kernels.get_kernel(kernel_id)

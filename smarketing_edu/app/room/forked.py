"""A page's kernel as a fork of a warm process, behind the face that Jupyter knows.

`ForkedKernelManager` is jupyter_server's own manager; only its provisioner differs, the part that
starts a kernel's program.
"""

# mypy: disable-error-code="misc, no-untyped-call, override"
# what jupyter_server and jupyter_client define bears no types

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from smarketing_edu.warm_kernel.processes import has_ended
from smarketing_edu.warm_kernel.settings import Settings
from smarketing_edu.warm_kernel.zygote_process import SharedZygote, running_zygote

PAGES = "smarketing_edu.app.room.page_zygote"
MORE_MEMORY = 512 << 20
"""Bytes that one page may take on top of what a new kernel has."""


class ForkedKernelManager(ServerKernelManager):
    """Manages a kernel that is forked and not started as a program."""

    async def start_kernel(self, *, kernel_id: str, **options: Any) -> None:
        """Fork the kernel."""
        self.provisioner = ForkedProvisioner(
            kernel_id=kernel_id, kernel_spec=self.kernel_spec, parent=self
        )
        await super().start_kernel(kernel_id=kernel_id, **options)


class ForkedProvisioner(LocalProvisioner):
    """Forks a kernel where the stock one starts a program."""

    process: Any
    pid: Any

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Fork the kernel; of the command only what comes after the program's name counts."""
        settings = Settings(
            cwd=options["cwd"],
            env=dict(options["env"]),
            memory_limit=MORE_MEMORY,
            arguments=tuple(cmd[cmd.index("-f") :]),
        )
        # until the zygote is warm this takes seconds, and the room goes on answering
        fork = await asyncio.to_thread(_fork, settings)
        self.process, self.pid = fork, fork.pid
        return self.connection_info


class Fork:
    """A forked kernel, with the face of a program that was started."""

    stdin = stdout = stderr = None

    def __init__(self, zygote: SharedZygote, *, pid: int, pidfd: int) -> None:
        self.pid = pid
        self._zygote, self._pidfd = zygote, pidfd

    def poll(self) -> int | None:
        """None while it lives."""
        return 0 if has_ended(self._pidfd) else None

    def wait(self) -> int:
        """Let go of a kernel that has ended."""
        os.close(self._pidfd)
        return 0

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and the programs it has started."""
        self._zygote.signal(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._zygote.end(self.pid)


def _fork(settings: Settings) -> Fork:
    zygote = running_zygote(settings.env, module=PAGES)
    pid, pidfd = zygote.fork(settings)
    return Fork(zygote, pid=pid, pidfd=pidfd)

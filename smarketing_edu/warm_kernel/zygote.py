"""The process that has everything imported, and is forked for each notebook.

It has one thread and waits in one place, so that a fork copies nothing that is half done. The
owner talks to it in packets of JSON:

- `{"do": "fork", "settings": {...}}`, with one end of a socket pair for a kernel that talks over
  one; answer: the pid and a pidfd
- `{"do": "signal", "pid": ..., "number": ...}`: no answer
- `{"do": "end", "pid": ...}`: no answer
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, NoReturn

from smarketing_edu.warm_kernel.child import become_kernel
from smarketing_edu.warm_kernel.kernel import build_kernel, warm_dispatch
from smarketing_edu.warm_kernel.processes import adopt_orphans, kill_session, sweep
from smarketing_edu.warm_kernel.settings import Settings
from smarketing_edu.warm_kernel.warm_up import import_all, run_worksheets
from smarketing_edu.warm_kernel.wire import KernelWire

PACKET = 1 << 20  # bytes: an environment may be large

Become = Callable[[Settings, int, socket.socket | None], None]
"""What a fork does, given the zygote's pid and its socket: be a kernel, and end the process."""


class Zygote:
    """Forks kernels on request, and buries them."""

    def __init__(self, control: socket.socket, *, owner: int, become: Become) -> None:
        self._control, self._become = control, become
        # two signs of the owner's end: a fork of the owner's own could hold the socket open
        self._owner = os.pidfd_open(owner)
        self._pids: dict[int, int] = {}  # by pidfd
        self._poll = select.poll()
        for descriptor in (control.fileno(), self._owner):
            self._poll.register(descriptor, select.POLLIN)

    def serve(self) -> NoReturn:
        """Do what the owner asks, until it ends."""
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor == self._control.fileno():
                    self._answer()
                elif descriptor == self._owner:
                    self._quit()
                else:
                    self._bury(descriptor)

    def _answer(self) -> None:
        try:
            packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 1)
        except OSError:
            packet, descriptors = b"", []
        if not packet:
            self._quit()
        request = json.loads(packet)
        if request["do"] == "fork":
            settings = Settings(**request["settings"])
            if not descriptors:
                self._fork(settings, None)
                return
            with socket.socket(fileno=descriptors[0]) as sock:
                self._fork(settings, sock)
        elif (
            request["pid"] in self._pids.values()
        ):  # else it is buried, and another may be so named
            if request["do"] == "end":
                kill_session(request["pid"])
            else:
                with suppress(OSError):
                    os.killpg(request["pid"], request["number"])

    def _fork(self, settings: Settings, sock: socket.socket | None) -> None:
        zygote = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._control.close()
            for descriptor in (self._owner, *self._pids):
                os.close(descriptor)
            self._become(settings, zygote, sock)
        pidfd = os.pidfd_open(pid)  # it is not buried yet, so the number is surely its own
        self._pids[pidfd] = pid
        self._poll.register(pidfd, select.POLLIN)
        socket.send_fds(self._control, [json.dumps({"pid": pid}).encode()], [pidfd])

    def _bury(self, pidfd: int) -> None:
        """Take note of a kernel's end, and end all that it has left."""
        self._poll.unregister(pidfd)
        os.close(pidfd)
        pid = self._pids.pop(pidfd)
        kill_session(pid)  # before it is buried: until then nobody else can have its number
        os.waitpid(pid, 0)
        # a kernel adopts its orphans while it lives, so those that come to us have no kernel now
        sweep(spare=self._pids.values())

    def _quit(self) -> NoReturn:
        for pid in self._pids.values():
            kill_session(pid)
        sweep(spare=())
        os._exit(0)


def main(control_fd: int, owner: int) -> NoReturn:
    """Get warm for worksheets, and serve."""
    wire = KernelWire()

    def warm_up() -> Become:
        import_all()
        kernel = build_kernel(wire)
        run_worksheets()
        warm_dispatch(kernel)
        return partial(become_kernel, kernel=kernel, wire=wire)

    serve_forks(control_fd, owner, warm_up)


def serve_forks(control_fd: int, owner: int, warm_up: Callable[[], Become]) -> NoReturn:
    """Get warm, say so, and fork a kernel for each request until the owner ends."""
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the owner who decides what Ctrl-C ends
    adopt_orphans()
    zygote = Zygote(control, owner=owner, become=warm_up())
    gc.collect()
    gc.freeze()  # a later collection would touch, and so copy, every page that forks share
    _send(control, {"ready": True, "threads": _threads()})
    zygote.serve()


def _threads() -> int:
    """Count the threads, those of C libraries too."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return threading.active_count()


def _send(control: socket.socket, packet: dict[str, Any]) -> None:
    with suppress(OSError):  # the owner is gone: the next look at the socket says so
        control.send(json.dumps(packet).encode())

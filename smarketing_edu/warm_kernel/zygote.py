"""The process that has everything imported, and is forked for each notebook.

It has one thread and waits in one place, so that a fork copies nothing that is half done. The
owner talks to it in packets of JSON:

- `{"do": "fork", "settings": {...}}`, with one end of a socket pair for a kernel that talks over
  one; answer: the pid and a pidfd
- `{"do": "signal", "pid": ..., "number": ...}`: no answer
- `{"do": "end", "pid": ...}`: no answer
- `{"do": "share", "owner": ...}`, with one end of a socket pair: whoever has that pid asks over it
  from then on, and its kernels end with it; answer there: that the zygote is ready
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
from dataclasses import dataclass
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


@dataclass(eq=False)
class _Owner:
    """A process that kernels are forked for, with the two signs of its end.

    The socket alone would not do: a fork of the owner's own could hold it open.
    """

    control: socket.socket
    pidfd: int


class Zygote:
    """Forks kernels on request, and buries them."""

    def __init__(self, control: socket.socket, *, owner: int, become: Become) -> None:
        self._become = become
        self._poll = select.poll()
        self._owners: dict[int, _Owner] = {}  # by either descriptor
        self._kernels: dict[int, tuple[int, _Owner]] = {}  # pids and owners, by pidfd
        self._first = self._listen_to(control, owner)

    def serve(self) -> NoReturn:
        """Do what the owners ask, until the first one ends."""
        while True:
            # one at a time: what is done about it may close the descriptors of others
            descriptor, _ = self._poll.poll()[0]
            if descriptor in self._kernels:
                self._bury(descriptor)
            elif descriptor == self._owners[descriptor].pidfd:
                self._part_from(self._owners[descriptor])
            else:
                self._answer(self._owners[descriptor])

    def _listen_to(self, control: socket.socket, owner: int) -> _Owner:
        new = _Owner(control, os.pidfd_open(owner))
        for descriptor in (control.fileno(), new.pidfd):
            self._owners[descriptor] = new
            self._poll.register(descriptor, select.POLLIN)
        _send(control, {"ready": True, "threads": _threads()})
        return new

    def _answer(self, owner: _Owner) -> None:
        try:
            packet, descriptors, _, _ = socket.recv_fds(owner.control, PACKET, 1)
        except OSError:
            packet, descriptors = b"", []
        if not packet:
            self._part_from(owner)
            return
        request = json.loads(packet)
        if request["do"] == "fork":
            settings = Settings(**request["settings"])
            if not descriptors:
                self._fork(settings, None, owner)
                return
            with socket.socket(fileno=descriptors[0]) as sock:
                self._fork(settings, sock, owner)
        elif request["do"] == "share":
            with suppress(OSError):  # it has ended already
                self._listen_to(socket.socket(fileno=descriptors[0]), request["owner"])
        elif request["pid"] in self._pids():  # else it is buried, and another may be so named
            if request["do"] == "end":
                kill_session(request["pid"])
            else:
                with suppress(OSError):
                    os.killpg(request["pid"], request["number"])

    def _pids(self) -> list[int]:
        return [pid for pid, _ in self._kernels.values()]

    def _fork(self, settings: Settings, sock: socket.socket | None, owner: _Owner) -> None:
        zygote = os.getpid()
        pid = os.fork()
        if pid == 0:
            for known in set(self._owners.values()):
                known.control.close()
                os.close(known.pidfd)
            for pidfd in self._kernels:
                os.close(pidfd)
            self._become(settings, zygote, sock)
        pidfd = os.pidfd_open(pid)  # it is not buried yet, so the number is surely its own
        self._kernels[pidfd] = pid, owner
        self._poll.register(pidfd, select.POLLIN)
        socket.send_fds(owner.control, [json.dumps({"pid": pid}).encode()], [pidfd])

    def _bury(self, pidfd: int) -> None:
        """Take note of a kernel's end, and end all that it has left."""
        self._poll.unregister(pidfd)
        os.close(pidfd)
        pid, _ = self._kernels.pop(pidfd)
        kill_session(pid)  # before it is buried: until then nobody else can have its number
        os.waitpid(pid, 0)
        # a kernel adopts its orphans while it lives, so those that come to us have no kernel now
        sweep(spare=self._pids())

    def _part_from(self, owner: _Owner) -> None:
        """End the kernels of an owner that has ended; with the first one everything ends."""
        for pid, its in self._kernels.values():
            if its is owner or owner is self._first:
                kill_session(pid)
        if owner is self._first:
            sweep(spare=())
            os._exit(0)
        for descriptor in (owner.control.fileno(), owner.pidfd):
            self._poll.unregister(descriptor)
            del self._owners[descriptor]
        owner.control.close()
        os.close(owner.pidfd)


def main(control_fd: int, owner: int) -> NoReturn:
    """Get warm for worksheets, and serve."""
    wire = KernelWire()

    def warm_up() -> Become:
        import_all()
        kernel = build_kernel(wire)
        run_worksheets(read=kernel.shell.transform_cell)
        warm_dispatch(kernel)
        return partial(become_kernel, kernel=kernel, wire=wire)

    serve_forks(control_fd, owner, warm_up)


def serve_forks(control_fd: int, owner: int, warm_up: Callable[[], Become]) -> NoReturn:
    """Get warm, say so, and fork a kernel for each request until the owner ends."""
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the owner who decides what Ctrl-C ends
    adopt_orphans()
    become = warm_up()
    gc.collect()
    gc.freeze()  # a later collection would touch, and so copy, every page that forks share
    gc.enable()
    try:
        zygote = Zygote(control, owner=owner, become=become)
    except ProcessLookupError:  # the owner has ended meanwhile
        os._exit(0)
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

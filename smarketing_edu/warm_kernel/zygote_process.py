"""The owner's side of the zygote: start it, ask it for kernels, let it go."""

from __future__ import annotations

import atexit
import json
import os
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from smarketing_edu.errors import SmarketingError
from smarketing_edu.warm_kernel.settings import Settings

_START = """
import gc, sys
gc.disable()  # until it is warm: what is imported stays
from importlib import import_module
sys.path[:] = [folder for folder in sys.path if folder]
control, owner, package, module = sys.argv[1:]
if package not in sys.path:
    sys.path.insert(0, package)
import_module(module).main(int(control), int(owner))
"""
WORKSHEETS = "smarketing_edu.warm_kernel.zygote"
"""The module whose `main` is a zygote for worksheets."""
_PACKAGE_HOME = str(Path(__file__).parents[2])
_PACKET = 1 << 16
_START_SECONDS = 120
_END_SECONDS = 5
# what Python and its libraries read only once, when they start
_READ_AT_START = ("PYTHON", "IPYTHON", "MPL", "LC_", "LANG", "TZ")


class ZygoteError(SmarketingError):
    """The zygote could not be started, or cannot be forked."""


def new_line() -> tuple[socket.socket, socket.socket]:
    """Make the two ends of a line to a zygote."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


class SharedZygote:
    """A zygote that another process started, and our own socket to it."""

    def __init__(self, control: socket.socket) -> None:
        self._lock = threading.Lock()  # one question at a time: answers bear no name
        self._control = control
        self._control.settimeout(_START_SECONDS)
        self._warm = False

    @property
    def has_ended(self) -> bool:
        """Whether the zygote is gone."""
        return _tells(self._control, 0)  # that the other end is closed is told unasked

    def wait_until_warm(self) -> None:
        """Wait until kernels can be forked.

        Raises `ZygoteError` when it ends before that, or cannot be forked.
        """
        with self._lock:
            if self._warm:
                return
            packet = self._control.recv(_PACKET)
            if not packet:
                raise ZygoteError("The warm process ended while it was starting.")
            threads = json.loads(packet)["threads"]
            if threads != 1:
                raise ZygoteError(f"The warm process has {threads} threads: a fork loses some.")
            self._warm = True

    def fork(self, settings: Settings, *sockets: socket.socket) -> tuple[int, int]:
        """Fork a kernel, which may listen on a socket; gives its pid and a pidfd.

        Raises `OSError` when the zygote is gone.
        """
        with self._lock:
            self._send({"do": "fork", "settings": asdict(settings)}, *sockets)
            packet, descriptors, _, _ = socket.recv_fds(self._control, _PACKET, 1)
        if not packet:
            raise ConnectionResetError("The warm process has ended.")
        os.set_inheritable(descriptors[0], False)
        return json.loads(packet)["pid"], descriptors[0]

    def signal(self, pid: int, number: int) -> None:
        """Send a signal to a kernel and the programs it has started."""
        self._tell({"do": "signal", "pid": pid, "number": int(number)})

    def end(self, pid: int) -> None:
        """Kill a kernel with all that it has started."""
        self._tell({"do": "end", "pid": pid})

    def share(self, control: socket.socket, *, owner: int) -> None:
        """Have it listen to another process too, at the other end of this socket.

        It may be asked before it is warm. That process's kernels end with it.
        """
        self._tell({"do": "share", "owner": owner}, control)

    def _tell(self, packet: dict[str, Any], *sockets: socket.socket) -> None:
        with suppress(OSError), self._lock:  # a zygote that is gone has taken its kernels along
            self._send(packet, *sockets)

    def _send(self, packet: dict[str, Any], *sockets: socket.socket) -> None:
        data = json.dumps(packet).encode()
        socket.send_fds(self._control, [data], [sock.fileno() for sock in sockets])

    def close(self) -> None:
        """Hang up: the zygote ends our kernels."""
        self._control.close()

    def forget(self) -> None:
        """Let go in a fork of ours: the zygote does not listen to that."""
        self._control.close()


class ZygoteProcess(SharedZygote):
    """A zygote that this process started, and that ends with it."""

    def __init__(self, env: Mapping[str, str], *, module: str = WORKSHEETS) -> None:
        ours, theirs = new_line()
        super().__init__(ours)
        arguments = [str(theirs.fileno()), str(os.getpid()), _PACKAGE_HOME, module]
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-c", _START, *arguments],
                pass_fds=[theirs.fileno()],
                # one thread, for a fork copies no other; the notebook gets its own environment
                env={**env, "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # so that it outlives its owner's session, and cleans up
            )

    def close(self) -> None:
        """Hang up: the zygote ends every kernel, and then itself."""
        if self.process.poll() is None and not (self._warm or _tells(self._control, select.POLLIN)):
            self.process.kill()  # it would not hear of it yet, and has no kernel
        super().close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(_END_SECONDS)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def forget(self) -> None:
        """Let go in a fork of the owner: the zygote is not this process's own."""
        super().forget()
        self.process.returncode = 0  # so that nobody waits here for another process's child


def _tells(control: socket.socket, events: int) -> bool:
    """Whether one of some events of poll(2) has come, without waiting for it."""
    poll = select.poll()
    poll.register(control, events)
    return bool(poll.poll(0))


_Setup = tuple[str, frozenset[tuple[str, str]]]
_running: dict[_Setup, SharedZygote] = {}
_starting = threading.Lock()


def running_zygote(env: Mapping[str, str], *, module: str = WORKSHEETS) -> SharedZygote:
    """Give this process's zygote for an environment, and start it when there is none.

    Raises `ZygoteError` when it cannot be started.
    """
    setup = _setup(env, module)
    with _starting:
        zygote = _running.pop(setup, None)
        if zygote is not None and zygote.has_ended:
            zygote.close()
            zygote = None
        zygote = zygote or ZygoteProcess(env, module=module)
        try:
            zygote.wait_until_warm()
        except BaseException:
            zygote.close()
            raise
        _running[setup] = zygote
        return zygote


def use_zygote(control: socket.socket) -> None:
    """Fork the kernels of worksheets from a zygote that is shared with this process."""
    _running[_setup(os.environ, WORKSHEETS)] = SharedZygote(control)


def _setup(env: Mapping[str, str], module: str) -> _Setup:
    return module, frozenset(item for item in env.items() if item[0].startswith(_READ_AT_START))


def _close_at_exit() -> None:
    for zygote in _running.values():
        zygote.close()


def _forget_in_fork() -> None:
    global _starting
    _starting = threading.Lock()  # another thread of the owner may have held it
    for zygote in _running.values():
        zygote.forget()
    _running.clear()


atexit.register(_close_at_exit)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_in_fork)

"""A real ipykernel that is built before the fork, and talks over one socket after it."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
import types
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import traitlets
import zmq
from ipykernel.ipkernel import IPythonKernel
from tornado.ioloop import IOLoop
from traitlets.config import Config

from smarketing_edu.warm_kernel.shell import settle_shell
from smarketing_edu.warm_kernel.streams import OutputStream, pump
from smarketing_edu.warm_kernel.wire import (
    Channel,
    KernelWire,
    Outlet,
    Unpacker,
    unsigned_session,
)

_PIECE = 1 << 16


class WarmKernel(IPythonKernel):
    """The stock kernel; what is redefined here is what needs ZeroMQ or a second thread."""

    shell_stream = traitlets.Any()  # an Outlet, where the base class insists on a ZeroMQ stream
    streams: tuple[OutputStream, ...] = ()
    shell: Any  # ipykernel allows for none of these two; this kernel always has both
    session: Any

    @property
    def _supports_kernel_subshells(self) -> bool:
        return False  # they need a thread for each, which no fork would bring along

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Do nothing: nbclient asks for one cell at a time, so none ever waits behind a failure."""

    def post_handler_hook(self) -> None:
        """Send all output of a cell before the kernel says that it is idle.

        The base class flushes `sys.stdout`, which a notebook may have put something else in.
        """
        super().post_handler_hook()  # type: ignore[no-untyped-call] # ipykernel's own
        for stream in self.streams:
            stream.flush()


def build_kernel(wire: KernelWire) -> WarmKernel:
    """Build the kernel and its shell: no thread, no port, no file."""
    config = Config()
    config.HistoryManager.enabled = False  # a database and a thread to write it
    config.HistoryManager.hist_file = ":memory:"
    config.IPythonKernel._execute_sleep = 0  # it waits for ZeroMQ's thread, which is not here
    with _no_debugger():
        kernel = WarmKernel.instance(
            session=unsigned_session(username="kernel"),
            shell_stream=Outlet(wire, Channel.SHELL),
            iopub_socket=Outlet(wire, Channel.IOPUB),
            log=_log_to_terminal(),
            config=config,
        )
    # for a cell with `await` ipykernel asks whether this is the thread that runs cells
    kernel.shell_channel_thread = types.SimpleNamespace(parent_thread=threading.main_thread())
    kernel.shell.extension_manager.load_extension("storemagic")  # as every stock kernel does
    settle_shell(kernel.shell)
    _show_figures(kernel)
    return kernel


@contextmanager
def _no_debugger() -> Iterator[None]:
    """Let ipykernel find no debugger to load: it would want streams and a thread of its own."""
    blocked: dict[str, Any] = sys.modules
    blocked["debugpy"] = None  # Python's own way to say that a module is not to be had
    try:
        yield
    finally:
        del blocked["debugpy"]


def _log_to_terminal() -> logging.Logger:
    """Log to the error output there is now: later `sys.stderr` is part of the notebook."""
    log = logging.getLogger(__name__)
    log.addHandler(logging.StreamHandler(os.fdopen(os.dup(2), "w")))
    log.propagate = False
    return log


def _show_figures(kernel: WarmKernel) -> None:
    """Let pyplot's figures show themselves; the backend tries at its import, when no shell is."""
    backend = sys.modules.get("matplotlib_inline.backend_inline")
    if backend is not None:
        backend._enable_matplotlib_integration()


def run_kernel(kernel: WarmKernel, wire: KernelWire, sock: socket.socket) -> None:
    """Answer requests until the owner ends the conversation; called in the fork."""
    wire.socket = sock
    kernel.session.pid = os.getpid()  # a session refuses to send from a fork it does not know of
    kernel.session.session = uuid.uuid4().hex
    kernel.streams = tuple(
        OutputStream(_publisher(kernel), name=name, fd=fd)
        for name, fd in (("stdout", 1), ("stderr", 2))
    )
    sys.stdout, sys.stderr = kernel.streams
    pump(kernel.streams)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # between cells, as in a stock kernel
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(_serve(kernel, sock))


def _publisher(kernel: WarmKernel) -> Any:
    def publish(name: str, text: str) -> None:
        content = {"name": name, "text": text}
        parent = kernel.get_parent("shell")  # type: ignore[no-untyped-call] # ipykernel's own
        kernel.session.send(kernel.iopub_socket, "stream", content, parent=parent)

    return publish


async def _serve(kernel: WarmKernel, sock: socket.socket) -> None:
    requests: asyncio.Queue[tuple[Channel, list[bytes]]] = asyncio.Queue()
    unpacker = Unpacker()

    def read() -> None:
        # the socket blocks, for whole messages to be sent with it; only reading must not
        data = sock.recv(_PIECE, socket.MSG_DONTWAIT)
        if not data:
            os._exit(0)  # the owner has hung up
        for request in unpacker.feed(data):
            requests.put_nowait(request)

    # a notebook's own tasks go on between its cells, so requests come through the loop as well
    asyncio.get_running_loop().add_reader(sock, read)
    kernel.io_loop = IOLoop.current()
    while True:
        channel, frames = await requests.get()
        if channel == Channel.CONTROL:  # the only request there is to shut down
            return
        await kernel.dispatch_shell([zmq.Frame(frame) for frame in frames])


def warm_dispatch(kernel: WarmKernel) -> None:
    """Let the kernel answer once before the fork: much of it is set up by its first cell.

    The cell is silent and kept out of the history, so that the notebook's first is still number 1.
    """
    content = {"code": "pass", "silent": True, "store_history": False, "allow_stdin": False}
    asking = unsigned_session()
    request = asking.serialize(asking.msg("execute_request", content))
    asyncio.run(kernel.dispatch_shell([zmq.Frame(frame) for frame in request]))

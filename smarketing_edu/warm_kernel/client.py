"""The owner's end of the stream to one kernel, with the face of a Jupyter client."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from datetime import datetime
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.session import DELIM, Session, json_unpacker
from nbclient.exceptions import DeadKernelError

from smarketing_edu.warm_kernel.processes import has_ended
from smarketing_edu.warm_kernel.wire import Channel, Unpacker, pack, unsigned_session

_PIECE = 1 << 18
_BEFORE_HEADER = 2  # the delimiter and a signature, which is empty here
_PARTS = 4

Message = dict[str, Any]


def _message(frames: list[bytes]) -> Message:
    """Read a message as a session does, without the search for dates in all that is no date."""
    begin = frames.index(DELIM) + _BEFORE_HEADER
    header, parent, metadata, content = map(json_unpacker, frames[begin : begin + _PARTS])
    for head in (header, parent):
        if "date" in head:
            head["date"] = datetime.fromisoformat(head["date"])
    return {
        "header": header,
        "msg_id": header["msg_id"],
        "msg_type": header["msg_type"],
        "parent_header": parent,
        "metadata": metadata,
        "content": content,
        "buffers": [memoryview(frame) for frame in frames[begin + _PARTS :]],
    }


class WarmChannel:
    """One of Jupyter's channels, as nbclient reads and writes it."""

    def __init__(self, kind: Channel, *, session: Session, write: Callable[[bytes], None]) -> None:
        self._kind = kind
        self._session = session
        self._write = write
        self._messages: asyncio.Queue[Message | Exception] = asyncio.Queue()

    def put(self, message: Message | Exception) -> None:
        """Hand in what has come from the kernel, or the error that ends the conversation."""
        self._messages.put_nowait(message)

    async def get_msg(self, timeout: float | None = None) -> Message:
        """Give the next message; raises `Empty` when none comes in that many seconds.

        Raises `DeadKernelError` as soon as the kernel is gone.
        """
        if self._messages.empty():
            try:
                message = await asyncio.wait_for(self._messages.get(), timeout)
            except TimeoutError:
                raise Empty from None
        else:
            message = self._messages.get_nowait()
        if isinstance(message, Exception):
            self.put(message)  # whoever asks next gets the same answer
            raise message
        return message

    async def msg_ready(self) -> bool:
        """Say whether a message waits."""
        return not self._messages.empty()

    def send(self, message: Message) -> None:
        """Send a message to the kernel."""
        stream: Any = self  # a session needs no more of a ZeroMQ socket than `send_multipart`
        self._session.send(stream, message)

    def send_multipart(self, frames: list[bytes], copy: bool = True, track: bool = False) -> None:
        """Send the frames of one message: the call that `Session.send` makes of a ZeroMQ socket."""
        self._write(pack(self._kind, frames))

    def is_alive(self) -> bool:
        """Say that the channel can be used: it is open for as long as the client is."""
        return True

    def stop(self) -> None:
        """Do nothing: the client closes the stream that all channels share."""


class WarmKernelClient(AsyncKernelClient):
    """A Jupyter client whose channels share one socket; it hears of a death at once."""

    def __init__(self, *, sock: socket.socket, pidfd: int, kill: Callable[[], None]) -> None:
        super().__init__(session=unsigned_session())
        self._socket = sock
        self._pidfd = pidfd
        self._kill = kill
        self._unpacker = Unpacker()
        self._outgoing = bytearray()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unanswered: set[str] = set()
        sock.setblocking(False)
        self._shell, self._iopub, self._control = (
            WarmChannel(kind, session=self.session, write=self._write) for kind in Channel
        )

    @property
    def shell_channel(self) -> WarmChannel:
        """Requests and replies."""
        return self._shell

    @property
    def iopub_channel(self) -> WarmChannel:
        """What a cell shows."""
        return self._iopub

    @property
    def control_channel(self) -> WarmChannel:
        """The request to shut down."""
        return self._control

    @property
    def busy(self) -> bool:
        """Whether a request has no reply yet: such a kernel cannot hear another one."""
        return bool(self._unanswered)

    def start_channels(self, *args: Any, **kwargs: Any) -> None:
        """Begin to listen, in the loop that runs now."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._socket, self._read)
        self._loop.add_reader(self._pidfd, self._on_death)

    def stop_channels(self) -> None:
        """Stop listening, and hang up."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
            self._loop.remove_reader(self._pidfd)
        self._loop = None
        self._socket.close()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel's first answer; raises `RuntimeError` when none comes in time."""
        asked = self.kernel_info()
        until = time.monotonic() + timeout if timeout is not None else None
        while True:
            left = None if until is None else max(0.0, until - time.monotonic())
            try:
                message = await self._shell.get_msg(left)
            except DeadKernelError:
                raise RuntimeError("Kernel died before replying to kernel_info") from None
            except Empty:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds") from None
            if message["parent_header"].get("msg_id") == asked:
                return

    async def is_alive(self) -> bool:
        """Say whether the kernel lives."""
        return not has_ended(self._pidfd)

    def execute(self, *args: Any, **kwargs: Any) -> str:
        """Ask for code to be run; gives the id of the request."""
        asked = str(super().execute(*args, **kwargs))
        self._unanswered.add(asked)
        return asked

    def _read(self) -> bool:
        """Take in what has come; says whether there may be more."""
        try:
            data = self._socket.recv(_PIECE)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            if self._loop is not None:
                self._loop.remove_reader(self._socket)
            return False
        try:
            for channel, frames in self._unpacker.feed(data):
                self._deliver(channel, frames)
        except (ValueError, TypeError, KeyError):
            self._kill()  # a notebook has written to the socket by itself: nothing is true now
            return False
        return True

    def _deliver(self, channel: Channel, frames: list[bytes]) -> None:
        message = _message(frames)
        if channel == Channel.SHELL:
            self._unanswered.discard(message["parent_header"].get("msg_id", ""))
            self._shell.put(message)
        else:
            self._iopub.put(message)

    def _on_death(self) -> None:
        if self._loop is not None:
            self._loop.remove_reader(self._pidfd)
        while self._read():  # what the kernel said before it ended still counts
            pass
        # only on this channel: nbclient leaves the other's reader alone once it knows
        self._shell.put(DeadKernelError("Kernel died"))

    def _write(self, data: bytes) -> None:
        self._outgoing += data
        self._write_on()

    def _write_on(self) -> None:
        """Send without waiting: the kernel may be waiting for us to read."""
        try:
            sent = self._socket.send(self._outgoing)
        except BlockingIOError:
            sent = 0
        except OSError:  # the kernel is gone, as the pidfd says as well
            sent = len(self._outgoing)
        del self._outgoing[:sent]
        if self._loop is not None and self._outgoing:
            self._loop.add_writer(self._socket, self._write_on)
        elif self._loop is not None:
            self._loop.remove_writer(self._socket)

"""Whole messages over one stream: Jupyter's own frames, with their lengths in front."""

from __future__ import annotations

import signal
import socket
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any

from jupyter_client.session import Session

_HEAD = struct.Struct("!BI")  # the channel, the number of frames
_LENGTH = struct.Struct("!Q")
_AT_ONCE = 1 << 14  # bytes: the system takes a piece of this size whole, or not at all


class Channel(IntEnum):
    """The channels of Jupyter's protocol that share the stream."""

    SHELL = 1
    IOPUB = 2
    CONTROL = 3


def pack(channel: Channel, frames: Sequence[bytes | memoryview]) -> bytes:
    """Write one message as bytes."""
    views = [memoryview(frame) for frame in frames]
    lengths = [_LENGTH.pack(view.nbytes) for view in views]
    return b"".join([_HEAD.pack(channel, len(views)), *lengths, *views])


class Unpacker:
    """Reads messages from bytes that come in pieces."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[tuple[Channel, list[bytes]]]:
        """Take the next piece; give the messages that are complete, each as channel and frames.

        Raises `ValueError` when the bytes are no messages.
        """
        self._buffer += data
        return list(iter(self._take, None))

    def _take(self) -> tuple[Channel, list[bytes]] | None:
        buffer = self._buffer
        if len(buffer) < _HEAD.size:
            return None
        number, count = _HEAD.unpack_from(buffer)
        channel = Channel(number)
        start = _HEAD.size + count * _LENGTH.size
        if len(buffer) < start:
            return None
        lengths = [size for (size,) in _LENGTH.iter_unpack(buffer[_HEAD.size : start])]
        if len(buffer) < start + sum(lengths):
            return None
        frames = []
        for length in lengths:
            frames.append(bytes(buffer[start : start + length]))
            start += length
        del buffer[:start]
        return channel, frames


class KernelWire:
    """The kernel's end of the stream; the socket is put in after the fork."""

    def __init__(self) -> None:
        self.socket: socket.socket | None = None
        self._lock = threading.Lock()

    def send(self, channel: Channel, frames: Sequence[bytes | memoryview]) -> None:
        """Send one message whole, from any thread."""
        if self.socket is None:
            return  # before the fork nobody listens: what the warm-up shows is lost
        data = pack(channel, frames)
        if len(data) > _AT_ONCE or not self._sent_at_once(self.socket, data):
            with uninterrupted(), self._lock:
                self.socket.sendall(data)

    def _sent_at_once(self, sock: socket.socket, data: bytes) -> bool:
        """Try to send in one call that cannot wait: there is no half way for a signal to come."""
        try:
            with self._lock:
                sock.send(data, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        return True


class Outlet:
    """Stands where ipykernel would have a ZeroMQ socket: its session needs no more of one."""

    def __init__(self, wire: KernelWire, channel: Channel) -> None:
        self._wire = wire
        self._channel = channel

    def send_multipart(
        self, frames: Sequence[bytes | memoryview], copy: bool = True, track: bool = False
    ) -> None:
        """Send one message: the call that `jupyter_client.session.Session.send` makes."""
        self._wire.send(self._channel, frames)


def unsigned_session(**settings: Any) -> Session:
    """Make a Jupyter session that does not sign its messages: nobody else has the socket.

    The key is taken away afterwards, for a session that is made without one warns of it.
    """
    session = Session(**settings)
    session.key = b""
    return session


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold an interrupt back until the work is done: half a message would garble all that follow.

    Only the main thread is ever interrupted. Masking the signal would not do: another thread could
    take it, and Python would still raise it here.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before is None:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)

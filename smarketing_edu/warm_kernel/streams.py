"""What a notebook prints, and what C code and programs it starts write, as stream messages."""

from __future__ import annotations

import codecs
import io
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Sequence

from smarketing_edu.warm_kernel.wire import uninterrupted

_INTERVAL = 0.2  # seconds between messages while a cell prints, as ipykernel's own streams do
_PIECE = 65536

Publish = Callable[[str, str], None]
"""Sends text to a stream of that name."""


class OutputStream(io.TextIOBase):
    """Standard output or error of a kernel, with the file descriptor below it."""

    encoding = "UTF-8"
    errors = "surrogateescape"

    def __init__(self, publish: Publish, *, name: str, fd: int) -> None:
        self._publish = publish
        self._fd = fd
        self._pid = os.getpid()
        self._parts: list[str] = []
        self._waiting_since = 0.0
        # an RLock: a signal handler of the notebook may print while a print is under way
        self._lock = threading.RLock()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self.name = name
        self.pipe, writer = os.pipe()
        self._written = select.poll()
        self._written.register(self.pipe, select.POLLIN)
        os.set_blocking(self.pipe, False)
        os.dup2(writer, fd)
        os.close(writer)

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def isatty(self) -> bool:
        """Say that it is no terminal."""
        return False

    def fileno(self) -> int:
        """Give the descriptor below, so that programs can be started with this as their output."""
        return self._fd

    def write(self, text: str) -> int:
        """Take text; it is sent with the next flush, or when it has waited for a while."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if os.getpid() != self._pid:
            # a fork of the notebook's own: only one process may write messages, so it uses the pipe
            os.write(self._fd, text.encode(errors=self.errors))
            return len(text)
        self._take(text)
        self.flush_if_old()
        return len(text)

    def flush(self) -> None:
        """Send what was printed and what was written to the descriptor, as one message."""
        if os.getpid() != self._pid or not (self._parts or self._written.poll(0)):
            return
        with uninterrupted(), self._lock:
            self.take_raw()
            text = "".join(self._parts)
            self._parts.clear()
            if text:
                self._publish(self.name, text)

    def flush_if_old(self) -> None:
        """Flush when text has waited for a while."""
        if self._parts and time.monotonic() - self._waiting_since > _INTERVAL:
            self.flush()

    def _take(self, text: str) -> None:
        with self._lock:
            if not self._parts:
                self._waiting_since = time.monotonic()
            self._parts.append(text)

    def take_raw(self) -> None:
        """Take over what was written to the descriptor, behind what was printed until now."""
        with self._lock:
            while True:
                try:
                    data = os.read(self.pipe, _PIECE)
                except OSError:  # nothing there now; or the notebook has closed all descriptors
                    return
                if not data:  # the notebook has closed the other end
                    return
                self._take(self._decoder.decode(data))


def pump(streams: Sequence[OutputStream]) -> None:
    """Keep the pipes empty in a thread, so that no program has to wait, and long cells are heard.

    A flush empties them too: at the end of a cell nothing is left to this thread's timing.
    """

    def run() -> None:
        # an interrupt is for the main thread: it alone can stop a cell that waits
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        poll = select.poll()
        by_pipe = {stream.pipe: stream for stream in streams}
        for pipe in by_pipe:
            poll.register(pipe, select.POLLIN)
        while True:
            for pipe, event in poll.poll(_INTERVAL * 1000):
                by_pipe[pipe].take_raw()
                if event & (select.POLLHUP | select.POLLNVAL):  # would be reported for ever
                    poll.unregister(pipe)
            for stream in streams:
                stream.flush_if_old()

    threading.Thread(target=run, name="output", daemon=True).start()

"""Linux's means to see a process end, and to leave none behind."""

from __future__ import annotations

import asyncio
import ctypes
import os
import select
import signal
import time
from collections.abc import Collection
from contextlib import suppress

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_SWEEPS = 100
_SWEEP_PAUSE = 0.002  # seconds; a killed process is gone in less

_libc = ctypes.CDLL(None)


def die_with_parent(parent: int) -> None:
    """Have this process killed when its parent ends; a busy loop would never notice."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the kernel was told
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every process further down whose own parent ends.

    Even a program that made itself a session of its own can then be found, and ended.
    """
    _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)


def kill_session(leader: int) -> None:
    """Kill a process that began a session, with all that stayed in its group."""
    for kill in (os.killpg, os.kill):  # the second for a child that has no group of its own yet
        with suppress(OSError):
            kill(leader, signal.SIGKILL)


def sweep(*, spare: Collection[int]) -> None:
    """Kill and bury every child of this process but the spared, and the children they leave."""
    for _ in range(_SWEEPS):
        orphans = _children() - set(spare)
        if not orphans:
            return
        for orphan in orphans:
            with suppress(OSError):
                os.kill(orphan, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(orphan, os.WNOHANG)
        time.sleep(_SWEEP_PAUSE)


def _children() -> set[int]:
    pid = os.getpid()
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as listed:
            return {int(child) for child in listed.read().split()}
    except FileNotFoundError:  # a Linux built without this list: sessions are killed all the same
        return set()


def has_ended(pidfd: int) -> bool:
    """Whether the process has ended."""
    poll = select.poll()  # not select.select: that cannot watch descriptors above 1023
    poll.register(pidfd, select.POLLIN)
    return bool(poll.poll(0))


async def wait_ended(pidfd: int, *, seconds: float) -> None:
    """Wait until a process has ended, or that long."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[None] = loop.create_future()
    # a descriptor of its own: the client may have a reader on the first, and a loop knows one each
    watched = os.dup(pidfd)

    def note() -> None:
        loop.remove_reader(watched)
        ended.set_result(None)

    loop.add_reader(watched, note)
    try:
        await asyncio.wait([ended], timeout=seconds)
    finally:
        loop.remove_reader(watched)
        os.close(watched)

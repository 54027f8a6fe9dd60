"""The event loop that nbclient runs a notebook in: not a parent's, and left tidy."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from contextvars import Context
from typing import TypeVar

from jupyter_core.utils import ensure_event_loop

Result = TypeVar("Result")

_after_fork: Context | None = None


def run_in_own_loop(work: Callable[[], Result]) -> Result:
    """Do work that waits in nbclient's event loop.

    nbclient keeps one loop, in a context variable. A fork inherits it, and with it what the system
    watches for it: a worker would hear the events of its parent and of the other workers. In a
    fresh context nbclient makes a new one. Only the thread that forked has inherited anything.
    """
    if _after_fork is not None and threading.current_thread() is threading.main_thread():
        return _after_fork.run(_run_tidily, work)
    return _run_tidily(work)


def _run_tidily(work: Callable[[], Result]) -> Result:
    """Do the work, and cancel the tasks that it has left in the loop.

    nbclient looks every second whether its kernel lives. Told of a death sooner it forgets to stop
    looking, and would complain in the middle of the next notebook.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        loop = ensure_event_loop()  # the one that nbclient uses
    else:
        return work()  # inside a running loop nbclient uses one in another thread
    before = asyncio.all_tasks(loop)
    try:
        return work()
    finally:
        left = asyncio.all_tasks(loop) - before
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))


def _begin_afresh() -> None:
    global _after_fork
    _after_fork = Context()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_afresh)

"""Rows on the cores of this machine: one process for each, one row at a time.

Each worker has a pipe of its own, so that one that dies takes no other row along, and one that
takes too long can be ended. `concurrent.futures` gives up the whole pool for a death, and cannot
end a worker. What all share is the process that their kernels are forked from.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from time import monotonic

from smarketing_edu.batch.row import RowJob, RowOutcome, make_row
from smarketing_edu.handout import OUR_ENGINE
from smarketing_edu.warm_kernel.interpreter import fork_is_safe
from smarketing_edu.warm_kernel.zygote_process import ZygoteProcess, new_line, use_zygote

_START_SECONDS = 60.0
"""What a worker may take on top of a row's time limit: it imports and warms up first."""

_DIED = "The program that was making this handout stopped (it crashed, or memory ran out)."
_TOO_LONG = "This handout took too long and was stopped."


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_in_workers(jobs: Iterable[RowJob], *, workers: int) -> Iterator[tuple[RowJob, RowOutcome]]:
    """Make rows in so many processes, and give each outcome as it comes.

    A row whose worker died, or that failed for no reason of its own, is tried once more, alone,
    when all others are done. Leaving the iterator ends the workers.
    """
    again: list[RowJob] = []
    waiting = deque(jobs)
    with _zygote_for(waiting) as zygote:
        for job, outcome in _run(waiting, workers=workers, zygote=zygote):
            if outcome.retry:
                again.append(job)
            else:
                yield job, outcome
        yield from _run(deque(again), workers=1, zygote=zygote)


@contextmanager
def _zygote_for(jobs: Collection[RowJob]) -> Iterator[ZygoteProcess | None]:
    """The process that all workers fork kernels from; it gets warm while they start."""
    warm = any(job.options.engine == OUR_ENGINE for job in jobs) and fork_is_safe()
    zygote = ZygoteProcess(os.environ) if warm else None
    try:
        yield zygote
    finally:
        if zygote is not None:
            zygote.close()


def _run(
    waiting: deque[RowJob], *, workers: int, zygote: ZygoteProcess | None
) -> Iterator[tuple[RowJob, RowOutcome]]:
    lanes = [_Lane(zygote) for _ in range(min(workers, len(waiting)))]
    try:
        for lane in lanes:
            lane.give(waiting.popleft())
        while busy := [lane for lane in lanes if lane.job]:
            soonest = min(lane.until for lane in busy)
            wait([lane.pipe for lane in busy], timeout=max(0.0, soonest - monotonic()))
            for lane in busy:
                job, outcome = lane.job, lane.outcome()
                if job is None or outcome is None:
                    continue
                if waiting:
                    lane.give(waiting.popleft())
                yield job, outcome
    finally:
        for lane in lanes:
            lane.end()


class _Lane:
    """A worker process, and the row it is at; a new process takes the place of one that ended."""

    def __init__(self, zygote: ZygoteProcess | None) -> None:
        self.job: RowJob | None = None
        self.until = 0.0
        self._zygote = zygote
        self._start()

    def _start(self) -> None:
        context = _context()
        self.pipe, theirs = context.Pipe()
        line, far = new_line() if self._zygote else (None, None)
        self._process = context.Process(target=_work, args=(theirs, line), name="handouts")
        self._process.start()
        theirs.close()
        if self._zygote and line and far and self._process.pid:
            with line, far:
                self._zygote.share(far, owner=self._process.pid)

    def give(self, job: RowJob) -> None:
        """Hand the worker its next row; its time begins."""
        if not self._process.is_alive():
            self.end()
            self._start()
        self.job = job
        limit = job.options.time_limit
        self.until = monotonic() + limit + _START_SECONDS if limit else float("inf")
        with suppress(OSError):  # it died in this very moment: the pipe tells, as for any death
            self.pipe.send(job)

    def outcome(self) -> RowOutcome | None:
        """What came of the row; None when it is still being made."""
        outcome: RowOutcome | None = None
        try:
            if self.pipe.poll():
                outcome = self.pipe.recv()
        except (EOFError, OSError):
            outcome = RowOutcome(error=_DIED, retry=True)
        if outcome is None and monotonic() >= self.until:
            outcome = RowOutcome(error=_TOO_LONG, retry=True)
        if outcome is not None:
            self.job = None
            if outcome.error in (_DIED, _TOO_LONG):
                self.end()
        return outcome

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _context() -> multiprocessing.context.SpawnContext | multiprocessing.context.ForkServerContext:
    """New processes that share no thread and no lock with this one."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])  # imported once, for all workers
    return context


def _work(pipe: Connection, line: socket.socket | None) -> None:
    """Make the rows that come through the pipe, until it is closed; the line is to the zygote."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if line is not None:
        use_zygote(line)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(make_row(job))


def _end_with_parent() -> None:
    """A killed parent cannot end its workers; one left alone could spoil a later run."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""Stock kernels started ahead of their notebooks, where a fork is not safe; each is used once."""

from __future__ import annotations

import atexit
import os
from dataclasses import dataclass
from typing import Any

from jupyter_core.utils import run_sync

from smarketing_edu.warm_kernel.limits import LimitedKernelManager

# as nbclient starts them: no history on disk, and nothing said that is not an error
_ARGUMENTS = ["--HistoryManager.hist_file=:memory:", "--log-level=ERROR"]


class StartedAheadManager(LimitedKernelManager):
    """nbclient's `kernel_manager_class`: making one gives a manager whose kernel runs already.

    nbclient starts no kernel where there is one, so this is all that starting ahead takes. What is
    given is not of this class: Python would otherwise initialise it a second time.
    """

    def __new__(cls, **settings: Any) -> LimitedKernelManager:  # type: ignore[misc] # see above
        """Give a running kernel's manager."""
        return _pool.take(settings)


@dataclass
class _Spare:
    """A kernel that no notebook has used, and the circumstances that it was started in."""

    manager: LimitedKernelManager
    circumstances: tuple[object, ...]


class _Pool:
    """Keeps one kernel ahead: while a notebook runs in the last, the next one starts."""

    def __init__(self) -> None:
        self._spare: _Spare | None = None
        self._owner = os.getpid()
        self._used = False
        self._not_ours: list[_Spare] = []

    def take(self, settings: dict[str, Any]) -> LimitedKernelManager:
        """Give a kernel of that name, started in this folder and environment."""
        self._let_go_after_fork()
        spare, self._spare = self._spare, None
        wanted = _circumstances(settings)
        if spare is not None and spare.circumstances != wanted:
            _end(spare)
            spare = None
        taken = spare or _start(settings)
        if self._used:  # the first may be the only one: a second shows that there are many
            self._spare = _start(settings)
        self._used = True
        taken.manager.update_config(settings.get("config", {}))
        return taken.manager

    def close(self) -> None:
        """End the kernel that no notebook came for."""
        self._let_go_after_fork()
        if self._spare is not None:
            _end(self._spare)
            self._spare = None

    def _let_go_after_fork(self) -> None:
        """Leave the spare kernel to the process that started it, when this is a fork of that."""
        if self._owner != os.getpid() and self._spare is not None:
            # kept, for a manager that is dropped removes the files its kernel starts from
            self._not_ours.append(self._spare)
            self._spare = None
        self._owner = os.getpid()


def _circumstances(settings: dict[str, Any]) -> tuple[object, ...]:
    return settings.get("kernel_name"), os.getcwd(), dict(os.environ)


def _start(settings: dict[str, Any]) -> _Spare:
    circumstances = _circumstances(settings)
    manager = LimitedKernelManager(**settings)
    run_sync(manager.start_kernel)(extra_arguments=[*_ARGUMENTS])
    return _Spare(manager, circumstances)


def _end(spare: _Spare) -> None:
    run_sync(spare.manager.shutdown_kernel)(now=True)
    run_sync(spare.manager.cleanup_resources)()


_pool = _Pool()
atexit.register(_pool.close)

"""The papermill engine: papermill's own, with our kernel manager given to nbclient."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, NotebookExecutionManager
from traitlets.config import Config

from smarketing_edu.errors import HandoutError
from smarketing_edu.warm_kernel.event_loop import run_in_own_loop
from smarketing_edu.warm_kernel.interpreter import (
    changes_nothing,
    fork_is_safe,
    is_this_interpreter,
)
from smarketing_edu.warm_kernel.limits import LimitedKernelManager
from smarketing_edu.warm_kernel.run_record import UnsavedRecord


class KernelEndedError(HandoutError, DeadKernelError):
    """The process that ran a notebook ended before the notebook did."""


class KernelDiedError(KernelEndedError):
    """It did so without a word, which may be no fault of the notebook's."""


class WarmEngine(NBClientEngine):  # type: ignore[misc] # papermill has no types
    """Runs a notebook as the stock engine does, in a kernel that is warm when it starts.

    Beside the stock engine's arguments it takes limits for the whole notebook: `time_limit` in
    seconds, and `memory_limit` in bytes on top of what a new kernel has (Linux only). They hold
    for any kernel; only one that means this Python is warm, any other is started the stock way.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        time_limit: float = 0,
        memory_limit: int = 0,
        **kwargs: Any,
    ) -> NotebookNode:
        """Run a notebook.

        Raises `KernelEndedError` when the kernel dies or the time is up. The notebook then says
        so: papermill alone would mark every cell as completed.
        """
        if time_limit or memory_limit:
            limits = {"time_limit": float(time_limit), "memory_limit": memory_limit}
            kwargs["config"] = Config(kwargs.get("config", {}))
            kwargs["config"].LimitedKernelManager.update(limits)
        if "kernel_manager_class" not in kwargs and kwargs.get("km") is None:
            kwargs["kernel_manager_class"] = _manager_class(
                kernel_name, kwargs.get("extra_arguments") or []
            )
        began = monotonic()
        record = nb_man if nb_man.output_path else UnsavedRecord(nb_man)
        try:
            run: Callable[[], NotebookNode] = partial(
                super().execute_managed_notebook, record, kernel_name, **kwargs
            )
            return run_in_own_loop(run)
        except DeadKernelError as error:
            # the alarm rings at the limit and not before, so a later end is the alarm's doing
            late = bool(time_limit) and monotonic() - began >= time_limit
            reason = _TOO_LONG.format(seconds=time_limit) if late else _BY_ITSELF
            _mark_unfinished(nb_man, reason, error)
            raise (KernelEndedError if late else KernelDiedError)(reason) from error
        except BaseException as error:
            _mark_unfinished(nb_man, str(error) or type(error).__name__, error)
            raise


_TOO_LONG = "The worksheet took longer than {seconds:g} seconds and was stopped."
_BY_ITSELF = "The worksheet stopped by itself before it was done."


def _manager_class(kernel_name: str, extra_arguments: list[str]) -> type[LimitedKernelManager]:
    """Choose how the kernel is started; what is not chosen is not imported (Windows cannot)."""
    if not is_this_interpreter(kernel_name) or not changes_nothing(extra_arguments):
        return LimitedKernelManager
    if fork_is_safe():
        from smarketing_edu.warm_kernel.manager import WarmKernelManager

        return WarmKernelManager
    from smarketing_edu.warm_kernel.pool import StartedAheadManager

    return StartedAheadManager


def _mark_unfinished(nb_man: NotebookExecutionManager, reason: str, error: BaseException) -> None:
    """Record which cell the run ended in, and why; the cells behind it then stay "pending"."""
    cells = nb_man.nb.cells
    nb_man.nb.metadata.papermill["stopped"] = reason
    begun = [at for at, cell in enumerate(cells) if cell.metadata.papermill.get("start_time")]
    if cells:
        at = begun[-1] if begun else 0  # none begun: the kernel did not start
        nb_man.cell_exception(cells[at], cell_index=at, exception=error)

"""A pytest plugin: papermill's default engine, and nbclient's default manager, are ours."""

from __future__ import annotations

from typing import Any

from nbclient import NotebookClient
from papermill.engines import papermill_engines

from smarketing_edu.warm_kernel.engine import WarmEngine
from smarketing_edu.warm_kernel.manager import WarmKernelManager

papermill_engines.register(None, WarmEngine)
papermill_engines.register("nbclient", WarmEngine)


_start = NotebookClient.__init__


def _start_with_ours(client: NotebookClient, *args: Any, **settings: Any) -> None:
    """Begin with our manager, unless a test asks for another."""
    settings.setdefault("kernel_manager_class", WarmKernelManager)
    _start(client, *args, **settings)


NotebookClient.__init__ = _start_with_ours

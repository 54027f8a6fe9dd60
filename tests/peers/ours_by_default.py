"""A pytest plugin: papermill's default engine, and nbclient's default manager, are ours."""

from __future__ import annotations

from nbclient import NotebookClient
from papermill.engines import papermill_engines
from traitlets import HasTraits

from smarketing_edu.warm_kernel.engine import WarmEngine
from smarketing_edu.warm_kernel.manager import WarmKernelManager

papermill_engines.register(None, WarmEngine)
papermill_engines.register("nbclient", WarmEngine)


def _ours(client: HasTraits) -> type[WarmKernelManager]:
    return WarmKernelManager


NotebookClient._all_trait_default_generators["kernel_manager_class"] = _ours

"""What every kernel would do first, done once before the fork."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from smarketing_edu.worksheet.templates import find_template, template_names

_INLINE = "module://matplotlib_inline.backend_inline"
_LANGUAGES = ("en", "es")
_MODULES = (
    "IPython.core.completerlib",
    "IPython.core.logger",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "numpy.random",
    "tornado.platform.asyncio",
)


def import_all() -> None:
    """Import what notebooks import, with pyplot's figures shown in the notebook."""
    os.environ.setdefault("MPLBACKEND", _INLINE)
    for module in _MODULES:
        import_module(module)


def run_worksheets(*, read: Callable[[str], str] = str) -> None:
    """Run the worksheets that come with the package, for their example business.

    That imports what they need, reads the content, and draws each chart once: the figures are
    kept, and a fork only updates them. The names they define are thrown away. `read` is what a
    shell makes of a cell before it runs it.
    """
    for language in _LANGUAGES:
        for name in template_names(language=language):
            # as plain JSON: nbformat would load libraries that no worksheet uses
            notebook = json.loads(find_template(name, language=language).read_bytes())
            names: dict[str, object] = {}
            # a worksheet that fails here fails again in its own kernel, where it is reported
            with suppress(Exception):
                for cell in notebook["cells"]:
                    if cell["cell_type"] == "code":
                        exec(compile(read("".join(cell["source"])), name, "exec"), names)

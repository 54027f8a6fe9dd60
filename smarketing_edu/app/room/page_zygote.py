"""The process that has read and imported what every lesson needs, and is forked for each page.

What is forked is the stock kernel, as Voilà expects it: it opens its ports after the fork.
"""

from __future__ import annotations

import logging
import os
import socket
from typing import Any, NoReturn

from ipykernel.kernelapp import IPKernelApp

from smarketing_edu.app.room import warm_up
from smarketing_edu.warm_kernel.limits import limit_memory
from smarketing_edu.warm_kernel.processes import adopt_orphans, die_with_parent
from smarketing_edu.warm_kernel.settings import Settings
from smarketing_edu.warm_kernel.zygote import Become, serve_forks


def main(control_fd: int, owner: int) -> NoReturn:
    """Get warm for lessons, and serve."""
    serve_forks(control_fd, owner, _warm_up)


def _warm_up() -> Become:
    warm_up.warm_up()
    return become_page


def become_page(settings: Settings, zygote: int, _: socket.socket | None) -> None:
    """Serve one page and end: never returns into the zygote's own code."""
    code = 1
    try:
        os.setsid()  # so that the kernel and the programs it starts can be killed as one
        die_with_parent(zygote)
        adopt_orphans()
        os.environ.clear()
        os.environ.update(settings.env)
        os.chdir(settings.cwd)
        kernel: Any = IPKernelApp.instance()  # its methods bear no types
        kernel.initialize(list(settings.arguments))
        limit_memory(settings.memory_limit)  # now that its threads have their share
        kernel.start()
        code = 0
    except BaseException:  # whatever it is, a fork must not go on as a second zygote
        logging.getLogger(__name__).exception("The page's kernel could not go on.")
    finally:
        os._exit(code)

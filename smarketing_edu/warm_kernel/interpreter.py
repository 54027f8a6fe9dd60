"""Which kernels can be warm: those that run this very Python, where a fork is safe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager, NoSuchKernel

_STOCK_START = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
_WITHOUT_EFFECT = ("--log-level=", "--HistoryManager.hist_file=")


def is_this_interpreter(kernel_name: str | None) -> bool:
    """Say whether a kernel of that name is a plain ipykernel in the Python that runs us.

    A kernelspec with variables or a provisioner of its own asks for more than that.
    """
    name = NATIVE_KERNEL_NAME if kernel_name == "python" else kernel_name
    try:
        spec = KernelSpecManager().get_kernel_spec(name or "")
    except NoSuchKernel:
        return False
    if not spec.argv or spec.env or "kernel_provisioner" in spec.metadata:
        return False
    program, *arguments = spec.argv
    plain = [argument for argument in arguments if not argument.startswith("-X")]
    return _is_our_python(program) and plain == _STOCK_START


def _is_our_python(program: str) -> bool:
    """Compare by path, links not followed: each virtual environment links to the same program."""
    version = sys.version_info
    if program in ("python", f"python{version.major}", f"python{version.major}.{version.minor}"):
        return True  # jupyter_client takes these to mean sys.executable
    return _normal(program) == _normal(sys.executable)


def _normal(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))


def changes_nothing(extra_arguments: Sequence[str]) -> bool:
    """Say whether a kernel started with these arguments shows the same as one without them."""
    return all(argument.startswith(_WITHOUT_EFFECT) for argument in extra_arguments)


def fork_is_safe() -> bool:
    """Say whether kernels can be forked here.

    Windows has no fork; on macOS system libraries do not survive one. `SMARKETING_ENGINE=pool`
    says no for us.
    """
    if os.environ.get("SMARKETING_ENGINE") == "pool" or sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # Linux before 5.3, or a sandbox that does not let us see processes end
        return False
    return True

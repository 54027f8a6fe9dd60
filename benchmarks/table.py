"""What was measured, and on what, in words that can be put into a README."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

import psutil

from benchmarks.measure import Row

PEERS = ("papermill", "nbconvert", "playwright", "typst")
HEADER = (
    "| road | median | fastest | slowest | times the first |",
    "|---|---:|---:|---:|---:|",
)


def machine_in_words() -> str:
    """The machine and the versions that were measured; never a name of the machine or of a person.

    The cores are those that this process may use.
    """
    memory = psutil.virtual_memory().total / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in PEERS)
    return (
        f"{_cores()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}; {packages}."
    )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def table(rows: Sequence[Row]) -> str:
    """A Markdown table: each road's median, its spread, and how many times the first road's."""
    first = rows[0].median
    return "\n".join([*HEADER, *(_line(row, first=first) for row in rows)])


def _line(row: Row, *, first: float) -> str:
    figures = map(_duration, (row.median, min(row.seconds), max(row.seconds)))
    return f"| {row.name} | {' | '.join(figures)} | {row.median / first:.1f} |"


def _duration(seconds: float) -> str:
    """Seconds, or milliseconds where a second is too coarse."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    milliseconds = seconds * 1000
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"

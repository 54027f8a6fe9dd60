"""Voilà's exporter with its page templates compiled once, where it would do so for each page.

Compiling was three quarters of what the server, which has one thread, did for a page.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from voila.exporter import VoilaExporter


class _InMemory(BytecodeCache):
    """Compiled templates, as long as the room is open."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _InMemory()


class PageExporter(VoilaExporter):  # type: ignore[misc]  # it has no types
    """Turns a lesson into a page, cell by cell."""

    @property
    def environment(self) -> Any:
        """The templates, with what has been compiled of them."""
        environment: Environment = super().environment
        environment.bytecode_cache = _COMPILED
        return environment

"""What a zygote is told about the kernel that it is to fork."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What one kernel is given: its folder, its environment, and bytes of memory (0: any)."""

    cwd: str
    env: dict[str, str]
    memory_limit: int = 0
    arguments: tuple[str, ...] = ()
    """What a kernel program of its own would be started with."""

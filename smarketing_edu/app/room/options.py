"""How a room is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class RoomOptions:
    """What whoever opens the room may choose."""

    language: str = "en"
    lessons: Path | None = None
    """A folder of somebody's own lessons."""
    lan: bool = False
    """Whether others in the network may come in."""
    password: bool = True
    """Whether they need one: on this machine alone nobody does."""
    port: int = 8866
    """The first port to try."""
    seats: int = 0
    """How many learners; 0: as many as the memory is enough for, and 40 at most."""
    idle_minutes: float = 30
    """After how many minutes without a touch a page is closed."""
    ready: int = 0
    """How many pages are kept ready; 0: one for each seat."""

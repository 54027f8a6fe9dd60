"""Things to do as soon as the owner's hand is still, so that typing and moving stay quick."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

Action = Callable[[], object]


class Soon:
    """Keeps the last action under each name until nothing new has come for a moment (seconds).

    Where no event loop runs that could come back to it, each action is done at once.
    """

    def __init__(self, seconds: float = 0.3) -> None:
        self._seconds = seconds
        self._waiting: dict[str, Action] = {}
        self._timer: asyncio.TimerHandle | None = None

    def do(self, name: str, action: Action) -> None:
        """Do this soon, in place of what still waits under this name."""
        self._waiting[name] = action
        if self._timer:
            self._timer.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.now()
        else:
            self._timer = loop.call_later(self._seconds, self.now)

    def now(self) -> None:
        """Do all that waits."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            self._waiting.pop(next(iter(self._waiting)))()

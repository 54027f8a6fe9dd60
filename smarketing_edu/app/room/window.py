"""What stands in the window of whoever opened the room."""

from __future__ import annotations

from collections.abc import Iterator

from smarketing_edu.app.room.door import ONLY_HERE
from smarketing_edu.app.room.pages import Pages


def window_lines(pages: Pages) -> Iterator[str]:
    """Where to go, who can come in, and how to stop."""
    door, say = pages.door, pages.say
    yield say("window.open", count=pages.seats.limit, address=door.address, wall=door.wall_address)
    if door.password:
        yield say("window.password", password=door.password)
        yield say("window.lan")
    else:
        yield say("window.here" if door.host == ONLY_HERE else "window.no_password")
    yield say("window.stop")


def who_is_there(pages: Pages) -> str:
    """Learners, lessons that are open, and what each takes of the memory."""
    seats = pages.seats
    return pages.say(
        "window.memory",
        learners=len(seats.learners),
        pages=len(seats.pages),
        megabytes=pages.kernels.memory_each() >> 20,
        free=max(0, seats.limit - len(seats.learners)),
    )

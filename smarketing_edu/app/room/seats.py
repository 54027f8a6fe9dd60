"""Who sits in the room: which pages are whose, how many fit, what a learner has just handed in."""

from __future__ import annotations

from dataclasses import dataclass, field

PAGES_EACH = 3
"""How many lessons a learner may have open at once: one more closes the oldest."""
MOST_HANDED_IN = 100
"""Of how many learners answers may wait for a page: with 200 kB each, 20 MB at most."""


@dataclass
class Seats:
    """The learners in the room; a page is the id of its kernel."""

    limit: int
    pages: dict[str, str] = field(default_factory=dict)
    """The learner of each page, the oldest page first."""
    handed_in: dict[str, str] = field(default_factory=dict)
    """The answers that a learner's browser has sent ahead of the next page."""
    arriving: set[str] = field(default_factory=set)
    """Learners whose page is about to open: two at once cannot take the last seat."""

    @property
    def learners(self) -> set[str]:
        """Those who have a page open, or are about to."""
        return {*self.pages.values(), *self.arriving}

    def has_room_for(self, learner: str) -> bool:
        """Whether this learner may open a page: who is in the room already always may.

        >>> seats = Seats(limit=1)
        >>> seats.sit_down("Ana", page="1")
        >>> seats.has_room_for("Ana"), seats.has_room_for("Ben")
        (True, False)
        """
        return learner in self.learners or len(self.learners) < self.limit

    def hand_in(self, learner: str, answers: str) -> None:
        """Keep what a browser has sent until its page follows; the oldest makes room.

        Nothing is lost by that: a browser whose answers are not here any more sends them again.

        >>> seats = Seats(limit=1)
        >>> for number in range(MOST_HANDED_IN + 1):
        ...     seats.hand_in(f"learner {number}", "")
        >>> len(seats.handed_in), "learner 0" in seats.handed_in
        (100, False)
        """
        self.handed_in.pop(learner, None)
        self.handed_in[learner] = answers
        while len(self.handed_in) > MOST_HANDED_IN:
            self.handed_in.pop(next(iter(self.handed_in)))

    def sit_down(self, learner: str, *, page: str) -> None:
        """Take note of a page that was opened."""
        self.pages[page] = learner

    def stand_up(self, page: str) -> None:
        """Forget a page that is closed."""
        self.pages.pop(page, None)

    def owns(self, learner: str, page: str) -> bool:
        """Whether this page is this learner's."""
        return bool(learner) and self.pages.get(page) == learner

    def too_many(self, learner: str) -> list[str]:
        """The oldest pages of a learner, beyond what one may have.

        >>> seats = Seats(limit=1)
        >>> for page in ("1", "2", "3", "4"):
        ...     seats.sit_down("Ana", page=page)
        >>> seats.too_many("Ana")
        ['1']
        """
        own = [page for page, whose in self.pages.items() if whose == learner]
        return own[: max(0, len(own) - PAGES_EACH)]

"""The card sort without a screen: which card is next, where each went, what counts as accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeGuard, get_args

from smarketing_edu.content.models import Card, Job


@dataclass
class Sorting:
    """Cards, in the order they are shown, and the job each was put under last.

    `queue` holds those still to sort, out of a pile of `pile` cards.
    """

    cards: Sequence[Card]
    placed: dict[str, Job] = field(default_factory=dict)
    queue: list[Card] = field(init=False)
    pile: int = field(init=False)

    def __post_init__(self) -> None:
        self.queue = [card for card in self.cards if card.key not in self.placed]
        self.pile = len(self.cards)

    @property
    def current(self) -> Card | None:
        """The card to sort now; None when the pile is done."""
        return self.queue[0] if self.queue else None

    def place(self, job: Job) -> bool:
        """Put the current card under a job; gives whether that is accepted."""
        card = self.queue.pop(0)
        self.placed[card.key] = job
        return is_accepted(card, job)

    @property
    def accepted(self) -> int:
        """How many cards lie where they are accepted."""
        return sum(is_accepted(card, self.placed[card.key]) for card in self.sorted_cards)

    @property
    def sorted_cards(self) -> list[Card]:
        """The cards that were sorted, in the order of the pile."""
        return [card for card in self.cards if card.key in self.placed]

    @property
    def missed(self) -> list[Card]:
        """The cards that lie where they are not accepted."""
        return [c for c in self.sorted_cards if not is_accepted(c, self.placed[c.key])]

    def again(self, cards: Sequence[Card]) -> None:
        """Put these cards back on the pile."""
        for card in cards:
            self.placed.pop(card.key, None)
        self.queue = list(cards)
        self.pile = len(cards)


def is_accepted(card: Card, job: Job) -> bool:
    """Whether a card may lie under a job: its own, or one that also makes sense."""
    return job == card.answer or job in card.also_accept


def is_job(word: str) -> TypeGuard[Job]:
    """Whether a word, as it stands in a file, is one of the jobs."""
    return word in get_args(Job)


def mixed(cards: Sequence[Card]) -> list[Card]:
    """The cards in an order that gives nothing away, the same for everyone in a room."""
    return Random("cards").sample(list(cards), len(cards))

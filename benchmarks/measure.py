"""Time several roads to the same thing, turn by turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Sizes:
    """How much to measure: how often each road is taken, and how many rows a roster has."""

    rounds: int
    rows: int


@dataclass(frozen=True)
class Road:
    """One way to do the work; `run` does it once and says how many things it made."""

    name: str
    run: Callable[[], int]


@dataclass(frozen=True)
class Row:
    """What was measured on one road: seconds for each thing made, one figure for each round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The figure in the middle: seconds for each thing made."""
        return median(self.seconds)


@dataclass(frozen=True)
class Section:
    """One comparison: its first row is what the others are compared with."""

    title: str
    measure: Callable[[Sizes], list[Row]]


def take_turns(roads: Sequence[Road], *, rounds: int) -> list[Row]:
    """Take every road once in each round, so that a busy moment of the machine hits all alike."""
    seconds: list[list[float]] = [[] for _ in roads]
    for _ in range(rounds):
        for road, figures in zip(roads, seconds, strict=True):
            started = perf_counter()
            made = road.run()
            figures.append((perf_counter() - started) / made)
    return [Row(road.name, tuple(figures)) for road, figures in zip(roads, seconds, strict=True)]

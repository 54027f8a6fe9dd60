"""Measure, and print tables: `python -m benchmarks --help`."""

from __future__ import annotations

import os

import click

from benchmarks.batch import BATCH
from benchmarks.growth import GROWTH
from benchmarks.handouts import HANDOUTS
from benchmarks.lab import LAB
from benchmarks.measure import Section, Sizes
from benchmarks.serve_load import SERVE
from benchmarks.table import machine_in_words, table
from benchmarks.typeset import TYPESET

SECTIONS: dict[str, Section] = {
    "batch": BATCH,
    "handouts": HANDOUTS,
    "typeset": TYPESET,
    "lab": LAB,
    "growth": GROWTH,
    "serve": SERVE,
}
"""What can be measured. A new section is a module here and a line in this table."""

USUAL = ("typeset", "lab", "batch", "handouts")
"""What is measured when no section is named: the others take long."""


@click.command(context_settings={"show_default": True})
@click.argument("sections", nargs=-1, type=click.Choice(list(SECTIONS)))
@click.option("--rounds", default=3, type=click.IntRange(min=1), help="How often each is measured.")
@click.option(
    "--rows",
    default=12,
    type=click.IntRange(min=1),
    help="How many rows a roster has, or learners a room.",
)
def main(sections: tuple[str, ...], rounds: int, rows: int) -> None:
    """Measure the SECTIONS named, or the usual ones, and print a table of each."""
    # with it each program that is timed would compile its modules at every start, ours and theirs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    click.echo(f"Measured on {machine_in_words()}")
    for name in sections or USUAL:
        section = SECTIONS[name]
        measured = section.measure(Sizes(rounds=rounds, rows=rows))
        click.echo(f"\n{section.title}, {rounds} rounds:\n\n{table(measured)}")


if __name__ == "__main__":
    main()

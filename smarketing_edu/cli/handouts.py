"""The commands that make handouts: one, or a roster's."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from smarketing_edu.batch.packet import PACKET, make_packet
from smarketing_edu.batch.report import in_words
from smarketing_edu.batch.results import BatchResult
from smarketing_edu.batch.run import run_batch
from smarketing_edu.batch.selection import BatchOptions
from smarketing_edu.batch.tagged_packet import make_tagged_packet
from smarketing_edu.cli.commands import console, main
from smarketing_edu.cli.handout_options import handout_options
from smarketing_edu.cli.progress_bar import progress
from smarketing_edu.cli.roster_options import roster_options, row_numbers, shard_of
from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import FileInputError
from smarketing_edu.handout import HandoutOptions, make_handout, save_handout
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.workshop.made_files import note_files


@main.command()
@click.argument("business", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--blank", is_flag=True, help="An empty worksheet: needs no business.")
@click.option("--keep-notebook", is_flag=True, help="Keep the notebook beside the handout.")
@click.option("--html", is_flag=True, help="Make the same worksheet as a web page beside it too.")
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    help="The same business last time: its numbers stand beside today's.",
)
@handout_options
def worksheet(
    business: Path | None,
    output: Path,
    blank: bool,
    keep_notebook: bool,
    html: bool,
    previous: Path | None,
    options: HandoutOptions,
) -> None:
    """Make one handout from a file about one BUSINESS."""
    if blank == (business is not None):
        raise click.UsageError("Name the file of one business, or say --blank.")
    options = replace(
        options,
        prepared_on=options.prepared_on or date.today(),
        previous=load_business(previous) if previous else None,
    )
    handout = make_handout(load_business(business) if business else None, options=options)
    save_handout(handout, output, keep_notebook=keep_notebook, html=html)
    console.print(f"Made {output} ({handout.pages} pages).", soft_wrap=True)


@main.command()
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--only", default="", help="Rows by their number in the sheet: 2,5,7-9.")
@click.option("--preview", is_flag=True, help="Make the first good row only.")
@click.option("--force", is_flag=True, help="Make again what has not changed, too.")
@click.option("--workers", default=0, help="How many to make at once (default: one per core).")
@click.option("--packet", is_flag=True, help="One file to print, everybody in it.")
@click.option("--tagged-packet", is_flag=True, help="Files of fifty learners to read on a screen.")
@click.option("--cover", is_flag=True, help="A first page for the packet: who needs a call.")
@click.option("--engine", help="The papermill engine to run worksheets with; stock: its own.")
@click.option("--cluster", default="", help="Make them on a Dask cluster: its address.")
@click.option("--shard", default="1/1", help="Make one part of several: 3/8 is the third of eight.")
@roster_options
@handout_options
def batch(
    roster: Path,
    output: Path,
    only: str,
    shard: str,
    packet: bool,
    tagged_packet: bool,
    cover: bool,
    engine: str | None,
    options: HandoutOptions,
    reading: dict[str, Any],
    **how: Any,
) -> None:
    """Make the handouts of everybody in a ROSTER; again, and only what has changed is made."""
    how |= {"only": row_numbers(only), "shard": shard_of(shard)}
    people = read_roster(roster, **reading)
    try:
        with progress() as bar:
            task = bar.add_task("Making handouts", total=len(people.rows))
            result = run_batch(
                people,
                output,
                options=replace(options, engine=engine),
                batch=BatchOptions(**how),
                first_date=date.today(),
                on_row=lambda row: bar.update(task, advance=1),
            )
        _tell(result, output)
        packed = 0
        if packet or cover:
            packed = _packed(
                output, lambda: [make_packet(result, output, cover=cover, paper=options.paper)]
            )
        if tagged_packet:
            packed |= _packed(output, lambda: make_tagged_packet(result, output))
    except KeyboardInterrupt:
        click.echo(load_content("en").phrase("batch.stopped"), err=True)
        sys.exit(130)
    if not (packet or cover) and (output / PACKET).exists():
        console.print(load_content("en").phrase("batch.packet.old"))
    sys.exit(max(result.exit_code, packed))


def _tell(result: BatchResult, folder: Path) -> None:
    """Say what became of a roster, and which rows failed and why."""
    console.print(in_words(result, folder), soft_wrap=True)
    for row in result.rows:
        for problem in row.problems:
            if problem.severity == "error":
                click.echo(f"Row {row.row}: {problem.problem} {problem.fix}", err=True)


def _packed(folder: Path, make: Callable[[], list[Path]]) -> int:
    """Make a packet; 1 when it cannot be made, for the handouts are."""
    phrase = load_content("en").phrase
    try:
        with console.status(phrase("batch.packet.making")):
            paths = make()
    except FileInputError as error:
        click.echo(str(error), err=True)
        return 1
    note_files(folder, [path.name for path in paths])
    for path in paths:
        console.print(phrase("batch.packet.made", file=str(path)), soft_wrap=True)
    return 0

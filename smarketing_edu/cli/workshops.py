"""The commands around a workshop: its papers, its mail, what has moved, and the erasing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from smarketing_edu.batch.packet import make_packet
from smarketing_edu.batch.run import run_batch
from smarketing_edu.cli.commands import console, main
from smarketing_edu.cli.handouts import progress
from smarketing_edu.cli.options import handout_options, roster_options
from smarketing_edu.handout import OUR_ENGINE, HandoutOptions
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.workshop.contacts import read_contacts
from smarketing_edu.workshop.kit import make_kit
from smarketing_edu.workshop.made_files import note_files
from smarketing_edu.workshop.workshop_file import load_workshop


@main.command()
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--workshop",
    "workshop_file",
    required=True,
    type=click.Path(path_type=Path),
    help="When, where, how long: begin with examples/workshop.yaml.",
)
@click.option("--no-handouts", is_flag=True, help="The papers around the handouts only.")
@roster_options
@handout_options
def kit(
    roster: Path,
    output: Path,
    workshop_file: Path,
    no_handouts: bool,
    options: HandoutOptions,
    reading: dict[str, Any],
) -> None:
    """Make all that a workshop needs from a ROSTER: handouts, agenda, sign-in sheet, guide, …"""
    workshop = load_workshop(workshop_file)
    workshop = workshop.model_copy(update={"language": options.language or workshop.language})
    people = read_roster(roster, **reading)
    contacts = read_contacts(
        roster, sheet=reading["sheet"], mapping=reading["mapping"], language=reading["language"]
    )
    options = replace(options, engine=OUR_ENGINE)
    with progress() as bar:
        if not no_handouts:
            task = bar.add_task("Making handouts", total=len(people.rows))
            result = run_batch(
                people,
                output,
                options=options,
                first_date=date.today(),
                on_row=lambda row: bar.update(task, advance=1),
            )
            note_files(output, [make_packet(result, output, paper=options.paper).name])
        papers = bar.add_task("Making papers", total=None)
        made = make_kit(
            people,
            contacts,
            output,
            workshop=workshop,
            options=options,
            on_paper=lambda total: bar.update(papers, advance=1, total=total),
        )
    console.print(f"Made {len(made.files)} papers in {output}. Open start-here.pdf first.")
    if made.to_check:
        console.print(f"{made.to_check} people to look at: see to-send-in/names-to-check.csv.")

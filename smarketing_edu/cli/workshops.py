"""The commands around a workshop: its papers, and what has moved."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from smarketing_edu.batch.packet import make_packet
from smarketing_edu.batch.run import run_batch
from smarketing_edu.cli.commands import console, main
from smarketing_edu.cli.handout_options import checked_brand, handout_options
from smarketing_edu.cli.progress_bar import progress
from smarketing_edu.cli.roster_options import roster_options
from smarketing_edu.content.loader import load_content
from smarketing_edu.handout import OUR_ENGINE, HandoutOptions
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.workshop.before_after import read_both
from smarketing_edu.workshop.change_page import change_lines, left_out_lines
from smarketing_edu.workshop.contacts import read_contacts
from smarketing_edu.workshop.kit import make_kit
from smarketing_edu.workshop.made_files import note_files
from smarketing_edu.workshop.room_change import make_change_page
from smarketing_edu.workshop.room_change import room_change as room_change_of
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
        console.print(f"Names to look at: {made.to_check}. See to-send-in/names-to-check.csv.")
    if made.by_hand:
        rows = ", ".join(map(str, made.by_hand))
        click.echo(load_content("en").phrase("workshop.kit.by_hand", rows=rows))


@main.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--workshop",
    "workshop_file",
    type=click.Path(path_type=Path),
    help="The workshop's title, day and language for the head of the page.",
)
@click.option("--language", type=click.Choice(["en", "es"]), help="Language of the page.")
@click.option("--paper", type=click.Choice(["us-letter", "a4"]), default="us-letter")
@click.option("--brand", type=click.Path(path_type=Path), help="A brand file: your name and logo.")
@roster_options
def room_change(
    before: Path,
    after: Path,
    output: Path,
    workshop_file: Path | None,
    language: str | None,
    paper: str,
    brand: Path | None,
    reading: dict[str, Any],
) -> None:
    """Say what has moved in a room, from two rosters or two lists of quiz sheets."""
    lists = read_both(before, after, **reading)
    change = room_change_of(*lists)
    for line in change_lines(change, language=reading["language"]):
        click.echo(line)
    for line in left_out_lines((before.name, after.name), lists, language=reading["language"]):
        click.echo(line, err=True)
    if not change["enough"]:
        sys.exit(2)
    title = f"{before.stem[:50]} → {after.stem[:50]}"
    workshop = load_workshop(workshop_file or {"title": title})
    options = HandoutOptions(
        language=language or workshop.language,
        paper=paper,
        brand=checked_brand(brand),
        engine=OUR_ENGINE,
    )
    page = make_change_page(change, output, workshop=workshop, options=options)
    phrase = load_content(reading["language"]).phrase
    click.echo(phrase("workshop.change.made", file=str(page)))
    sys.exit(int(any(change["unused"])))

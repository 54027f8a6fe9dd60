"""The commands that open the workbook: alone, or for a room; and what may keep it shut."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from smarketing_edu.cli.commands import main
from smarketing_edu.content import load_content

WORKBOOK = Path.home() / "smarketing-workbook"
"""Where the workbook is kept unless somebody says otherwise."""


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=WORKBOOK)
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
@click.option("--language", type=click.Choice(["en", "es"]), help="Default: as before.")
@click.option("--lessons", type=click.Path(path_type=Path), help="A folder of your own lessons.")
def start(folder: Path, no_browser: bool, language: str | None, lessons: Path | None) -> None:
    """Open the workbook of FOLDER (default: smarketing-workbook in your home) to learn with it."""
    # here, for only who opens the door waits for the server to be loaded
    from smarketing_edu.app.start import start_workbook

    start_workbook(
        folder,
        language=language or "",
        lessons=lessons,
        open_browser=not no_browser,
        say=click.echo,
    )


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=WORKBOOK)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en")
def doctor(folder: Path, as_json: bool, language: str) -> None:
    """Look at this computer for what may keep the workbook of FOLDER shut, and say the cure."""
    from smarketing_edu.app.doctor import examine
    from smarketing_edu.app.doctor_text import findings_json, findings_lines, last_line

    if as_json:
        findings = list(examine(folder))
        click.echo(findings_json(findings, language=language))
    else:
        with Console(stderr=True).status(load_content(language).phrase("doctor.looking")):
            findings = list(examine(folder))
        click.echo("\n".join(findings_lines(findings, language=language)))
        click.echo(last_line(findings, language=language))
    sys.exit(any(finding.status == "broken" for finding in findings))


@main.command()
@click.option("--lan", is_flag=True, help="Let others in your network in, by a password.")
@click.option("--no-password", is_flag=True, help="With --lan: let everybody in.")
@click.option(
    "--learners",
    "seats",
    type=click.IntRange(1, 500),
    help="How many (default: what the memory holds, 40 at most).",
)
@click.option(
    "--idle",
    "idle_minutes",
    type=click.FloatRange(min=0.01),
    default=30,
    help="Minutes after which a page is closed that nobody touches.",
)
@click.option(
    "--ready", type=click.IntRange(1, 500), help="Pages kept ready (default: one for each learner)."
)
@click.option("--port", type=click.IntRange(1, 65485), default=8866, help="The first port to try.")
@click.option("--language", type=click.Choice(["en", "es"]), default="en")
@click.option("--lessons", type=click.Path(path_type=Path), help="A folder of your own lessons.")
def serve(no_password: bool, seats: int | None, ready: int | None, **options: Any) -> None:
    """Open the workbook for a workshop: each learner in their own browser, on their own pages."""
    from smarketing_edu.app.room.options import RoomOptions
    from smarketing_edu.app.serve import serve_workbook

    chosen = RoomOptions(password=not no_password, seats=seats or 0, ready=ready or 0, **options)
    serve_workbook(chosen, say=click.echo)

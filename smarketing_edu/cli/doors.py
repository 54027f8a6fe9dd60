"""The commands that open the workbook: alone, or for a room; and what may keep it shut."""

from __future__ import annotations

from pathlib import Path

import click

from smarketing_edu.cli.commands import main

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

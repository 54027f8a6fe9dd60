"""The commands about what people told us: check it, ask for it, read it, work it out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from smarketing_edu.cli.commands import console, main
from smarketing_edu.cli.roster_options import roster_options
from smarketing_edu.content.measures_report import measures_json, measures_table
from smarketing_edu.intake.business_file import load_business, save_business
from smarketing_edu.intake.check import check_roster
from smarketing_edu.intake.check_text import check_tables, check_text
from smarketing_edu.intake.form import write_form
from smarketing_edu.intake.numbers import propose_numbers
from smarketing_edu.pdf.filled import read_filled_pdf

_PIPED_WIDTH = 400


@main.command()
@click.argument("business", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs: see measures.schema.json.")
@click.option("--language", type=click.Choice(["en", "es"]), help="Default: as the file says.")
def measures(business: Path, as_json: bool, language: str | None) -> None:
    """Show every number worked out for a BUSINESS, how it is made and how far to trust it."""
    profile = load_business(business)
    language = language or profile.language or "en"
    if as_json:
        click.echo(measures_json(profile, language=language))
    else:
        # a file or another program takes whole lines
        out = console if console.is_terminal else Console(width=_PIPED_WIDTH, highlight=False)
        out.print(measures_table(profile, language=language))


@main.command()
@click.argument("roster", type=click.Path(path_type=Path))
@roster_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def check(roster: Path, as_json: bool, reading: dict[str, Any]) -> None:
    """Read and judge every row of a ROSTER, in plain words; nothing is written."""
    report = check_roster(roster, **reading)
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2, default=str))
    elif console.is_terminal:
        console.print(check_tables(report))
    else:
        click.echo(check_text(report), nl=False)
    sys.exit(report.exit_code)


@main.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", type=click.Choice(["en", "es"]), default="en")
@click.option("--every", is_flag=True, help="Ask every question there is, not the usual ones.")
def form(output: Path, language: str, every: bool) -> None:
    """Write the form to send out, as OUTPUT.xlsx or OUTPUT.csv."""
    write_form(output, language=language, every=every)
    console.print(f"Wrote {output}. Send it out; what comes back is a roster.", soft_wrap=True)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Replace values without asking.")
@click.option("--language", type=click.Choice(["en", "es"]), help="Default: as the file says.")
def numbers(files: tuple[Path, ...], into: Path, yes: bool, language: str | None) -> None:
    """Read sales and customer exports, or our own PDF filled in, and propose what they answer."""
    business = load_business(into)
    language = language or business.language or "en"
    pdfs = [file for file in files if file.suffix.lower() == ".pdf"]
    proposal = propose_numbers(
        [file for file in files if file not in pdfs],
        business,
        pdf_answers={file.name: read_filled_pdf(file, language=language) for file in pdfs},
        language=language,
    )
    click.echo(proposal.to_text(), nl=False)
    replacing = {
        change.field
        for change in proposal.replacing
        if yes or click.confirm(proposal.describe(change), default=False)
    }
    save_business(proposal.apply(business, replacing=replacing), into, language=language)

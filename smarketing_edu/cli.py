"""The command line: each command parses, makes one call into the library, and prints."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from smarketing_edu import __version__
from smarketing_edu.batch.packet import make_packet
from smarketing_edu.batch.report import in_words
from smarketing_edu.batch.run import run_batch
from smarketing_edu.batch.selection import BatchOptions
from smarketing_edu.content.loader import load_content
from smarketing_edu.content.measures_report import measures_json, measures_table
from smarketing_edu.errors import SmarketingError
from smarketing_edu.handout import HandoutOptions, make_handout, save_handout
from smarketing_edu.intake.business_file import load_business, save_business
from smarketing_edu.intake.check import check_roster
from smarketing_edu.intake.check_text import check_tables, check_text
from smarketing_edu.intake.column_map import load_column_map
from smarketing_edu.intake.form import write_form
from smarketing_edu.intake.numbers import propose_numbers
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.look.brand import load_brand
from smarketing_edu.pdf.filled import read_filled_pdf

console = Console(highlight=False)
_PIPED_WIDTH = 200


class _Commands(click.Group):
    """Commands whose expected errors are one clear line and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SmarketingError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smarketing")
def main() -> None:
    """Turn each small business's own numbers into a "Sales vs Marketing" worksheet."""


def _handout_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how a handout is made, handed on as one `HandoutOptions`."""

    @click.option("--language", type=click.Choice(["en", "es"]), help="Language for all.")
    @click.option("--paper", type=click.Choice(["us-letter", "a4"]), default="us-letter")
    @click.option("--large-print", is_flag=True, help="Letters of 16 points and more.")
    @click.option("--print-only", is_flag=True, help="No fields to type into.")
    @click.option(
        "--pages",
        type=click.Choice(["all", "working"]),
        default="all",
        help="All pages, or the working pages without the back sheet.",
    )
    @click.option(
        "--brand",
        type=click.Path(path_type=Path),
        help="A brand file: your name, logo, colour and places to go next.",
    )
    @click.option(
        "--prepared-on",
        type=click.DateTime(["%Y-%m-%d"]),
        help="Date on the handouts, as 2026-11-22 (default: today).",
    )
    @click.option("--template", default="sales_vs_marketing", help="Worksheet by name, or a file.")
    @wraps(command)
    def with_options(
        *args: Any,
        language: str | None,
        paper: str,
        large_print: bool,
        print_only: bool,
        pages: str,
        brand: Path | None,
        prepared_on: datetime | None,
        template: str,
        **rest: Any,
    ) -> None:
        options = HandoutOptions(
            template=template,
            language=language or "",
            paper=paper,
            print_size="large" if large_print else "normal",
            fillable=not print_only,
            pages=pages,
            brand=_checked_brand(brand),
            prepared_on=prepared_on.date() if prepared_on else None,
        )
        command(*args, options=options, **rest)

    return with_options


def _roster_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how a roster is read."""

    @click.option("--sheet", help="The sheet of a workbook, by its name.")
    @click.option("--map", "column_map", type=click.Path(path_type=Path), help="Header: field.")
    @click.option("--messages", type=click.Choice(["en", "es"]), default="en", help="Their words.")
    @wraps(command)
    def with_options(
        *args: Any, sheet: str | None, column_map: Path | None, messages: str, **rest: Any
    ) -> None:
        mapping = load_column_map(column_map, language=messages) if column_map else None
        command(*args, language=messages, sheet=sheet, mapping=mapping, **rest)

    return with_options


def _checked_brand(path: Path | None) -> Path | None:
    """A brand file that is sound: what is wrong with it is said once, before any handout."""
    load_brand(path)
    return path


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
@_handout_options
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
        width = None if console.is_terminal else _PIPED_WIDTH
        console.print(measures_table(profile, language=language), width=width)


@main.command()
@click.argument("roster", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--only", default="", help="Rows by their number in the sheet: 2,5,7-9.")
@click.option("--preview", is_flag=True, help="Make the first good row only.")
@click.option("--force", is_flag=True, help="Make again what has not changed, too.")
@click.option("--workers", default=0, help="How many to make at once (default: one per core).")
@click.option("--packet", is_flag=True, help="One file to print, everybody in it.")
@click.option("--cover", is_flag=True, help="A first page for the packet: who needs a call.")
@click.option("--engine", help="The papermill engine to run worksheets with; stock: its own.")
@click.option("--cluster", default="", help="Make them on a Dask cluster: its address.")
@click.option("--shard", default="1/1", help="Make one part of several: 3/8 is the third of eight.")
@_handout_options
def batch(
    roster: Path,
    output: Path,
    only: str,
    shard: str,
    packet: bool,
    cover: bool,
    engine: str | None,
    options: HandoutOptions,
    **how: Any,
) -> None:
    """Make the handouts of everybody in a ROSTER; again, and only what has changed is made."""
    how |= {"only": _row_numbers(only), "shard": _shard(shard)}
    people = read_roster(roster)
    try:
        with _progress() as bar:
            task = bar.add_task("Making handouts", total=len(people.rows))
            result = run_batch(
                people,
                output,
                options=replace(options, engine=engine),
                batch=BatchOptions(**how),
                first_date=date.today(),
                on_row=lambda row: bar.update(task, advance=1),
            )
        if packet or cover:
            make_packet(result, output, cover=cover, paper=options.paper)
    except KeyboardInterrupt:
        click.echo(load_content("en").phrase("batch.stopped"), err=True)
        sys.exit(130)
    console.print(in_words(result, output), soft_wrap=True)
    for row in result.rows:
        for problem in row.problems:
            if problem.severity == "error":
                click.echo(f"Row {row.row}: {problem.problem} {problem.fix}", err=True)
    sys.exit(result.exit_code)


@main.command()
@click.argument("roster", type=click.Path(path_type=Path))
@_roster_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def check(roster: Path, as_json: bool, **how: Any) -> None:
    """Read and judge every row of a ROSTER, in plain words; nothing is written."""
    report = check_roster(roster, **how)
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


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.speed:.1f} a second", justify="right"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _shard(text: str) -> tuple[int, int]:
    """Read "3/8" as the third of eight parts."""
    which, _, of = text.partition("/")
    if not which.isdecimal() or not of.isdecimal() or not 1 <= int(which) <= int(of):
        raise click.BadParameter(
            f"{text!r} is not a part. Write 3/8 for the third of eight.", param_hint="--shard"
        )
    return int(which), int(of)


def _row_numbers(text: str) -> set[int]:
    """Read "2,5,7-9" as row numbers."""
    rows: set[int] = set()
    for part in filter(None, text.replace(" ", "").split(",")):
        first, _, last = part.partition("-")
        if not first.isdecimal() or not (last or first).isdecimal():
            raise click.BadParameter(
                f"{part!r} is not a row. Write rows as 2,5,7-9.", param_hint="--only"
            )
        rows.update(range(int(first), int(last or first) + 1))
    return rows

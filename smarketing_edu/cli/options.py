"""Options that several commands share, and values written in a short form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from smarketing_edu.handout import HandoutOptions
from smarketing_edu.intake.column_map import load_column_map
from smarketing_edu.look.brand import load_brand

_DIGITS = 7  # no roster has more rows


_HANDOUT = (
    click.option("--language", type=click.Choice(["en", "es"]), help="Language for all."),
    click.option("--paper", type=click.Choice(["us-letter", "a4"]), default="us-letter"),
    click.option("--large-print", is_flag=True, help="Letters of 16 points and more."),
    click.option("--print-only", is_flag=True, help="No fields to type into."),
    click.option(
        "--pages",
        type=click.Choice(["all", "working"]),
        default="all",
        help="All pages, or the working pages without the back sheet.",
    ),
    click.option(
        "--brand",
        type=click.Path(path_type=Path),
        help="A brand file: your name, logo, colour and places to go next.",
    ),
    click.option(
        "--prepared-on",
        type=click.DateTime(["%Y-%m-%d"]),
        help="Date on the handouts, as 2026-11-22 (default: today).",
    ),
    click.option("--template", default="sales_vs_marketing", help="Worksheet by name, or a file."),
)


def handout_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how a handout is made, handed on as one `HandoutOptions`."""

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
            brand=checked_brand(brand),
            prepared_on=prepared_on.date() if prepared_on else None,
        )
        command(*args, options=options, **rest)

    for option in reversed(_HANDOUT):  # --help lists them in the order they are applied, last first
        with_options = option(with_options)
    return with_options


def checked_brand(path: Path | None) -> Path | None:
    """A brand file that is sound: what is wrong with it is said once, before any handout."""
    load_brand(path)
    return path


def roster_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how a roster is read, handed on as `reading`."""

    @click.option("--sheet", help="The sheet of a workbook, by its name.")
    @click.option(
        "--map",
        "column_map",
        type=click.Path(path_type=Path),
        help="A file of lines `header: field`, for headers we do not know.",
    )
    @click.option("--messages", type=click.Choice(["en", "es"]), default="en", help="Their words.")
    @wraps(command)
    def with_options(
        *args: Any, sheet: str | None, column_map: Path | None, messages: str, **rest: Any
    ) -> None:
        mapping = load_column_map(column_map, language=messages) if column_map else None
        reading = {"language": messages, "sheet": sheet, "mapping": mapping}
        command(*args, reading=reading, **rest)

    return with_options


def shard_of(text: str) -> tuple[int, int]:
    """Read "3/8" as the third of eight parts."""
    which, _, of = text.partition("/")
    if not which.isdecimal() or not of.isdecimal() or not 1 <= int(which) <= int(of):
        raise click.BadParameter(
            f"{text!r} is not a part. Write 3/8 for the third of eight.", param_hint="--shard"
        )
    return int(which), int(of)


def row_numbers(text: str) -> set[int]:
    """Read "2,5,7-9" as row numbers."""
    rows: set[int] = set()
    for part in filter(None, text.replace(" ", "").split(",")):
        first, _, last = part.partition("-")
        ends = [first, last or first]
        if not all(end.isdecimal() and len(end) <= _DIGITS for end in ends):
            raise click.BadParameter(
                f"{part!r} is not a row. Write rows as 2,5,7-9.", param_hint="--only"
            )
        rows.update(range(int(first), int(last or first) + 1))
    return rows

"""How a handout is made, for the commands that make them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from smarketing_edu.handout import HandoutOptions
from smarketing_edu.look.brand import load_brand

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

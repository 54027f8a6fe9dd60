"""How a roster is read, for the commands that read one, and values written in a short form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from smarketing_edu.intake.column_map import load_column_map

_DIGITS = 7  # no roster has more rows


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

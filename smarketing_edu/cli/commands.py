"""The group that all commands belong to, and where they print."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console

from smarketing_edu import __version__
from smarketing_edu.errors import SmarketingError

console = Console(highlight=False)


class Commands(click.Group):
    """Commands whose expected errors are one clear line and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say an expected error in one line."""
        try:
            return super().invoke(ctx)
        except SmarketingError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smarketing")
def main() -> None:
    """Turn each small business's own numbers into a "Sales vs Marketing" worksheet."""

"""The group that all commands belong to, and where they print."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click
from rich.console import Console

from smarketing_edu import __version__
from smarketing_edu.errors import SmarketingError

console = Console(highlight=False)

_COMMANDS = {
    "For your own business": {
        "start": ("doors", "Open the workbook: twelve lessons to learn with."),
        "worksheet": ("handouts", "Make one worksheet from your own numbers."),
        "measures": ("answers", "Show each number, how it is made and how far to trust it."),
        "numbers": ("answers", "Fill in numbers from your sales and customer exports."),
        "doctor": ("doors", "Find what keeps the workbook shut, and say the cure."),
    },
    "For a workshop": {
        "form": ("answers", "Write the form to send out before it."),
        "check": ("answers", "Read and judge a roster, in plain words."),
        "batch": ("handouts", "Make the handouts of everybody in a roster."),
        "kit": ("workshops", "Make the handouts and all papers around them."),
        "serve": ("doors", "Open the workbook for a room of learners."),
        "mail": ("afterwards", "Mail each learner their handout."),
        "room-change": ("workshops", "Say what has moved in the room since last time."),
        "erase": ("afterwards", "Remove every trace of the learners from a folder."),
    },
}
"""What each command is for, and the module beside this one that defines it."""
_MODULES = {name: module for part in _COMMANDS.values() for name, (module, _) in part.items()}


class Commands(click.Group):
    """Commands whose expected errors are one clear line and exit code 2, never a traceback.

    Each is loaded when it is asked for, so that none waits for what only another needs.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, loaded or not."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module that defines a command, and give the command."""
        if cmd_name in _MODULES:
            import_module(f"smarketing_edu.cli.{_MODULES[cmd_name]}")
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by who they are for, without loading any."""
        for heading, part in _COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, purpose) for name, (_, purpose) in part.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say an expected error in one line, and end quietly on Ctrl-C."""
        try:
            return super().invoke(ctx)
        except SmarketingError as error:
            click.echo(str(error), err=True)
            ctx.exit(2)
        except KeyboardInterrupt:  # as a shell says it; a command may also take a while to load
            ctx.exit(130)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smarketing")
def main() -> None:
    """Turn each small business's own numbers into a "Sales vs Marketing" worksheet."""

"""The bar that shows how far a long piece of work has come."""

from __future__ import annotations

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from smarketing_edu.cli.commands import console


class _Rate(ProgressColumn):
    """How many a second; nothing before the first."""

    def render(self, task: Task) -> Text:
        """The rate of one bar."""
        return Text(f"{task.speed:.1f} a second" if task.speed else "")


def progress() -> Progress:
    """A bar for work of more than two seconds; nothing where no one watches."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )

"""The command line: each command parses, makes one call into the library, and prints."""

from smarketing_edu.cli.commands import main

__all__ = ["main"]

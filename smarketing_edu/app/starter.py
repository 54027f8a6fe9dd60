"""The file to double-click: it opens the workbook again without a word to type."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

_BY_NAME = '"smarketing"'
_MAY_RUN = 0o755


def write_starter(folder: Path) -> Path:
    """Put the starter for this kind of computer into a folder; it starts this very installation."""
    ending = "bat" if sys.platform == "win32" else "command"
    name = f"open_workbook.{ending}"
    text = files("smarketing_edu.app").joinpath("starters", name).read_bytes().decode()
    program = Path(sys.executable).with_name("smarketing.exe" if ending == "bat" else "smarketing")
    starter = folder / name
    if program.is_file():
        text = text.replace(_BY_NAME, f'"{program}"')
    starter.write_bytes(text.encode())
    starter.chmod(_MAY_RUN)
    return starter

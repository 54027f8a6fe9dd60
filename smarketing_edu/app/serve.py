"""Open the workbook for a room of learners, each with pages that nobody else can see."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from smarketing_edu.app.room.options import RoomOptions
from smarketing_edu.content import load_content
from smarketing_edu.errors import SmarketingError

_OWN_FOLDERS = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")


class MissingPackageError(SmarketingError):
    """A package that this command needs is not installed."""


def serve_workbook(options: RoomOptions, *, say: Callable[[str], None]) -> None:
    """Serve the lessons until Ctrl-C; `say` gets each line to print.

    All that is written goes into one folder for this user's eyes alone, which goes at the end.
    """
    words = load_content(options.language).phrase
    if find_spec("voila") is None:
        raise MissingPackageError(words("serve.window.no_voila"))
    from smarketing_edu.app.room.server import open_room  # Voilà is an extra

    with TemporaryDirectory(prefix="smarketing-room-", ignore_cleanup_errors=True) as home:
        os.environ.pop("JUPYTER_CONFIG_PATH", None)
        os.environ.update({name: str(Path(home) / name.lower()) for name in _OWN_FOLDERS})
        open_room(options, home=Path(home), say=say)
    say(words("serve.window.stopped"))

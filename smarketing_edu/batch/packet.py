"""All handouts of a roster in one file to print: everybody begins on a sheet of paper of their own.

Tags and fields are left out: paper has neither, and they take four fifths of the memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from smarketing_edu.batch import merge
from smarketing_edu.batch.cover import make_cover
from smarketing_edu.batch.results import BatchResult
from smarketing_edu.errors import FileInputError
from smarketing_edu.handout import save_file

PACKET = "packet.pdf"


def make_packet(
    result: BatchResult, folder: Path, *, cover: bool = False, paper: str = "us-letter"
) -> Path:
    """Merge the handouts of a batch, in the order of the roster, into `folder/packet.pdf`.

    A process of its own does it and gives its memory back. `cover` adds a list of who needs a call.
    Raises `FileInputError` when the packet cannot be written.
    """
    sheets = [
        (str((folder / row.file).resolve()), f"{row.row}  {row.business_name}")
        for row in result.rows
        if row.file
    ]
    path = folder / PACKET
    with tempfile.TemporaryDirectory() as name:
        whole, first, job = (Path(name) / file for file in ("whole.pdf", "cover.pdf", "job.json"))
        try:
            if cover:
                first.write_bytes(make_cover(result.rows, paper=paper))
            told = {"sheets": sheets, "whole": str(whole), "cover": str(first) if cover else ""}
            job.write_text(json.dumps(told), encoding="utf-8")
            command = [sys.executable, "-P", "-m", merge.__name__, str(job)]
            subprocess.run(command, check=True, capture_output=True, text=True)
            merged = whole.read_bytes()
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", "") or str(error)
            raise FileInputError(
                f"The packet {path} cannot be made ({said.strip()}). See that the handouts are in "
                "place, that no other program has one open and that the disk has room, and run "
                "the same command again.",
                path=str(path),
            ) from error
    save_file(merged, path, what="packet")
    return path

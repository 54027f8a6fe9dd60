"""What may keep the door shut on this machine: each thing looked at for real, with its cure."""

from __future__ import annotations

import socket
import sys
import tempfile
import webbrowser
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Literal

import psutil
from fontTools.ttLib import TTFont, TTLibError
from packaging.requirements import Requirement

from smarketing_edu.content import load_content
from smarketing_edu.errors import SmarketingError
from smarketing_edu.handout import make_handout
from smarketing_edu.look.fonts import FONT_DIR

PORTS = range(8888, 8939)
"""Where JupyterLab looks for a way in by itself."""

_OLDEST_PYTHON = (3, 11)
_MEMORY = 600 << 20
"""Bytes that the workbook, its browser page aside, and one worksheet take together."""
_BYTES_A_MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Finding:
    """What was found about one thing: fine, worth a note, or broken. `values` go into its words."""

    check: str
    status: Literal["fine", "note", "broken"]
    values: Mapping[str, object] = field(default_factory=dict)

    def found(self, language: str) -> str:
        """What was found, in plain words."""
        return load_content(language).phrase(f"doctor.{self.check}.{self.status}", **self.values)

    def cure(self, language: str) -> str:
        """What to do about it; "" when all is well."""
        if self.status == "fine":
            return ""
        return load_content(language).phrase(f"doctor.{self.check}.cure", **self.values)


def examine(folder: Path) -> Iterator[Finding]:
    """Look at everything that the workbook needs here; `folder` is where it is, or will be."""
    yield python_finding(sys.version_info[:2])
    yield packages_finding(metadata.requires("smarketing-edu") or ())
    yield fonts_finding(FONT_DIR)
    yield folder_finding("folder", folder)
    yield folder_finding("passing", Path(tempfile.gettempdir()))
    yield browser_finding()
    yield ports_finding(PORTS)
    yield memory_finding(psutil.virtual_memory().available)
    yield worksheet_finding()


def python_finding(version: tuple[int, ...]) -> Finding:
    """Whether this Python is new enough."""
    new_enough = version >= _OLDEST_PYTHON
    seen = {"version": "{}.{}".format(*version), "oldest": "{}.{}".format(*_OLDEST_PYTHON)}
    return Finding("python", "fine" if new_enough else "broken", seen)


def packages_finding(requirements: Iterable[str]) -> Finding:
    """Whether each package is here in a version that fits; what only an extra needs is left out."""
    needed = [Requirement(line) for line in requirements]
    needed = [each for each in needed if not each.marker or each.marker.evaluate({"extra": ""})]
    wrong = [str(each) for each in needed if not _fits(each)]
    seen = {"count": len(needed), "names": ", ".join(wrong)}
    return Finding("packages", "broken" if wrong else "fine", seen)


def _fits(requirement: Requirement) -> bool:
    try:
        return metadata.version(requirement.name) in requirement.specifier
    except metadata.PackageNotFoundError:
        return False


def fonts_finding(folder: Path) -> Finding:
    """Whether every font of the pages can be opened."""
    files = sorted(folder.rglob("*.ttf"))
    broken = [file.name for file in files if not _opens(file)]
    bad = bool(broken) or not files
    return Finding("fonts", "broken" if bad else "fine", {"names": ", ".join(broken) or folder})


def _opens(font: Path) -> bool:
    try:
        with TTFont(font, lazy=True) as opened:
            return bool(opened.getBestCmap())
    except (TTLibError, OSError):
        return False


def folder_finding(check: Literal["folder", "passing"], folder: Path) -> Finding:
    """Whether a file can be written into a folder, or into the one that it will be made in."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"kept")
    except OSError as error:
        return Finding(check, "broken", {"folder": folder, "reason": error.strerror or error})
    return Finding(check, "fine", {"folder": folder})


def browser_finding() -> Finding:
    """Whether a browser can be opened from here; without one the address can be copied."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding("browser", "note")
    return Finding("browser", "fine")


def ports_finding(ports: range) -> Finding:
    """Whether one of these ports is free for the browser to come in by."""
    free = any(map(_is_free, ports))
    return Finding("ports", "fine" if free else "broken", {"first": ports[0], "last": ports[-1]})


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def memory_finding(free: int) -> Finding:
    """Whether the free memory, in bytes, is enough."""
    seen = {"free": free // _BYTES_A_MEGABYTE, "needed": _MEMORY // _BYTES_A_MEGABYTE}
    return Finding("memory", "fine" if free >= _MEMORY else "note", seen)


def worksheet_finding() -> Finding:
    """Whether a worksheet can really be made here: an empty one, and nothing is kept of it."""
    try:
        pages = make_handout(None).pages
    except (SmarketingError, OSError) as error:
        return Finding("worksheet", "broken", {"reason": error})
    return Finding("worksheet", "fine", {"pages": pages})

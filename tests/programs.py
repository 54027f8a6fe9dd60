"""Programs from outside Python that tests use, and a loud skip where one is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGES = {
    "chromium": "chromium",
    "openssl": "openssl",
    "java": "default-jdk-headless",
    "javac": "default-jdk-headless",
    "pdfinfo": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "soffice": "libreoffice-calc-nogui",
}
"""Each program with the Debian package that brings it."""


def need(program: str) -> str:
    """The program's path; skips the test, naming the package to install, where it is missing."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"NOT TESTED: {program} is missing. Install the package {PACKAGES[program]}.")
    return path


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program to its end and give what it printed; fails the test when it fails."""
    # some print a name in another encoding between lines of UTF-8
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, errors="replace", check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout

"""The doctor on a machine with each thing broken in turn: it says so, and says the cure."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from smarketing_edu.app import doctor
from smarketing_edu.cli import main
from smarketing_edu.look.fonts import FONT_DIR

pytestmark = pytest.mark.xdist_group("cli")


def program(
    *words: str | Path, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, after `code`, on a machine that is not quite well."""
    start = f"{code}\nfrom smarketing_edu.__main__ import run\nrun()"
    return subprocess.run(
        [sys.executable, "-c", start, *map(str, words)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


def statuses(output: str) -> dict[str, str]:
    """The status of each thing that was looked at."""
    return {found["check"]: found["status"] for found in json.loads(output)}


def test_a_machine_that_is_well_makes_a_worksheet(tmp_path: Path) -> None:
    """Every thing is looked at, nothing is broken, nothing is left behind, and the code is 0."""
    home = tmp_path / "mine"
    result = CliRunner().invoke(main, ["doctor", str(home), "--json"])
    assert result.exit_code == 0, result.output
    found = statuses(result.output)
    assert "broken" not in found.values()
    assert found["worksheet"] == found["packages"] == found["fonts"] == "fine"
    assert not home.exists()


@pytest.mark.parametrize(("language", "word"), [("en", "MEND"), ("es", "ARREGLAR")])
def test_what_is_broken_is_said_in_words_with_its_cure(
    tmp_path: Path, language: str, word: str
) -> None:
    """A place for the answers that cannot be written to is marked, and another is proposed."""
    (tmp_path / "file").write_text("not a folder")
    result = CliRunner().invoke(main, ["doctor", str(tmp_path / "file"), "--language", language])
    assert result.exit_code == 1
    (marked,) = [line for line in result.output.splitlines() if line.startswith(f"{word}  ")]
    assert str(tmp_path / "file") in marked
    assert "smarketing start" in result.output


def test_no_browser_is_no_more_than_a_note(tmp_path: Path) -> None:
    """Where no browser can be opened, the address can be copied: the code is still 0."""
    nothing = str(tmp_path)
    result = program("doctor", tmp_path, "--json", PATH=nothing, DISPLAY="", BROWSER="")
    assert result.returncode == 0, result.stderr
    assert statuses(result.stdout)["browser"] == "note"


def test_a_full_or_missing_folder_for_passing_files_is_found(tmp_path: Path) -> None:
    """A folder for passing files that takes none is broken, and no traceback says so."""
    result = program("doctor", tmp_path, "--json", code="import tempfile; tempfile.tempdir='/proc'")
    assert result.returncode == 1, result.stderr
    assert statuses(result.stdout)["passing"] == "broken"
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("command", "package"),
    [("doctor", "click"), ("doctor", "yaml"), ("worksheet", "typst"), ("batch", "papermill")],
)
def test_a_missing_package_ends_in_one_line_and_no_traceback(command: str, package: str) -> None:
    """Where a command needs a package that is not there, one line names it and what to do."""
    result = program(command, "--help", code=f"import sys; sys.modules[{package!r}] = None")
    assert result.returncode == 2
    assert package in result.stderr
    assert "pip install" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_version_that_does_not_fit_is_named() -> None:
    """A package that is there in the wrong version, or not at all, is found by its bounds."""
    wrong = ["click>=8", "typst>=99", "no-such-package>=1", 'voila>=99; extra == "serve"']
    found = doctor.packages_finding(wrong)
    assert found.status == "broken"
    assert found.values["names"] == "typst>=99, no-such-package>=1"


def test_a_font_cut_short_is_named(tmp_path: Path) -> None:
    """A font file that lost its end, and a folder that lost its fonts, are both found."""
    fonts = tmp_path / "fonts"
    shutil.copytree(FONT_DIR, fonts)
    assert doctor.fonts_finding(fonts).status == "fine"
    victim = sorted(fonts.rglob("*.ttf"))[0]
    victim.write_bytes(victim.read_bytes()[:300])
    assert victim.name in str(doctor.fonts_finding(fonts).values["names"])
    assert doctor.fonts_finding(tmp_path / "empty").status == "broken"


def test_ports_that_others_hold_are_found() -> None:
    """Where all doors are taken there is no way in; where one is free there is."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        taken = other.getsockname()[1]
        assert doctor.ports_finding(range(taken, taken + 1)).status == "broken"
    assert doctor.ports_finding(range(taken, taken + 1)).status == "fine"


def test_little_memory_is_a_note() -> None:
    """Little memory may do, slowly; the note says how much is free and how much is needed."""
    little = doctor.memory_finding(200 << 20)
    assert little.status == "note"
    assert "200 MB" in little.found("en")
    assert "600 MB" in little.found("es")


def test_an_old_python_is_broken() -> None:
    """A Python older than ours is named beside the one that is needed."""
    assert "3.10" in doctor.python_finding((3, 10)).found("en")
    assert "3.11" in doctor.python_finding((3, 10)).cure("en")

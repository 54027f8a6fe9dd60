"""Erasing removes what we made, leaves what is somebody else's, and says both."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smarketing_edu.cli import main
from tests.conftest import ROOT
from tests.workshop.small_run import make_run

WORKSHOP = ROOT / "examples" / "workshop.yaml"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A roster, its handouts, packet and mails, made once."""
    home = tmp_path_factory.mktemp("erase")
    make_run(home)
    fixed = [str(home / "out"), "--roster", str(home / "roster.csv"), "--workshop", str(WORKSHOP)]
    CliRunner().invoke(main, ["mail", *fixed, "--dry-run", "--protect"])
    return home


@pytest.fixture
def out(finished: Path, tmp_path: Path) -> Path:
    """A copy of the folder for one test."""
    return Path(shutil.copytree(finished / "out", tmp_path / "out"))


def erase(out: Path, *options: str) -> Result:
    """Erase the folder."""
    return CliRunner().invoke(main, ["erase", str(out), *options])


def names(out: Path) -> set[str]:
    """Every file in the folder, hidden ones too."""
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def test_everything_of_ours_goes(out: Path) -> None:
    """Handouts, lists, mails, passwords and ledger are gone, and each was named."""
    before = names(out)
    result = erase(out)
    assert names(out) == set()
    assert not list(out.iterdir())
    assert result.exit_code == 0
    for name in before:
        assert name in result.output or name.startswith(".")
    assert "Out of reach" in result.output


def test_a_strangers_files_stay(out: Path, tmp_path: Path) -> None:
    """A file that is not ours, one written in since, and what a link points to all stay."""
    (out / "holiday.pdf").write_bytes(b"%PDF mine")
    (out / "handouts" / "notes.txt").write_text("mine")
    handout = next((out / "handouts").glob("001-*.pdf"))
    handout.write_bytes(handout.read_bytes() + b"% typed in")
    other = tmp_path / "other.csv"
    other.write_text((out / "index.csv").read_text(encoding="utf-8-sig"), encoding="utf-8-sig")
    (out / "index-linked.csv").symlink_to(other)
    result = erase(out)
    kept = {"holiday.pdf", "handouts/notes.txt", f"handouts/{handout.name}", "index-linked.csv"}
    assert kept <= names(out)
    assert other.is_file()
    assert result.exit_code == 1
    for name in kept:
        assert name in result.output
    assert "index.csv" not in names(out)
    again = erase(out)
    assert again.exit_code == 1
    assert kept <= names(out)


def test_what_is_newer_than_asked_stays(out: Path) -> None:
    """`--older-than 90d` removes the old handout and keeps the new ones."""
    old = next((out / "handouts").glob("001-*.pdf"))
    then = old.stat().st_mtime - timedelta(days=91).total_seconds()
    os.utime(old, (then, then))
    erase(out, "--older-than", "90d")
    assert not old.exists()
    assert len(list((out / "handouts").glob("*.pdf"))) == 3


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    """A folder without our record is left as it is, with a word about what to name."""
    (tmp_path / "index.csv").write_text("row,learner_id\n")
    result = erase(tmp_path)
    assert result.exit_code == 2
    assert "nothing was removed" in result.output
    assert names(tmp_path) == {"index.csv"}


def test_a_note_that_points_outside_reaches_nothing(out: Path, tmp_path: Path) -> None:
    """A forged note of made files cannot name a file outside the folder."""
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    (out / ".made").write_text('{"../victim.txt": "", "/etc/hostname": ""}')
    erase(out)
    assert victim.is_file()


def test_dry_run_removes_nothing(out: Path) -> None:
    """`--dry-run` names what would go, and all of it is still there."""
    before = names(out)
    result = erase(out, "--dry-run")
    assert "Would remove" in result.output
    assert names(out) | {".lock"} == before | {".lock"}


@pytest.mark.parametrize("age", ["90", "-3d", "3y", "d"])
def test_an_age_is_explained(out: Path, age: str) -> None:
    """An age that cannot be read is answered with how to write one."""
    assert "90d for 90 days" in erase(out, f"--older-than={age}").output

"""The command line as a person uses it: exit codes, messages, files."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from smarketing_edu.cli import main
from tests.conftest import EXAMPLES
from tests.pdf.text import text_of

pytestmark = pytest.mark.xdist_group("cli")

COMMANDS = main.list_commands(click.Context(main))
BAKERY = EXAMPLES / "businesses" / "rosies_bakery.yaml"


def smarketing(*arguments: str | Path) -> Result:
    """Run the command line; whatever happens, nobody sees a traceback."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    return result


def roster(tmp_path: Path, *lines: str) -> Path:
    """A small roster of names, money and languages."""
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(["business_name,revenue,language", *lines]), encoding="utf-8")
    return path


def test_worksheet_makes_one_handout(tmp_path: Path) -> None:
    """One command makes one handout and says how long it is."""
    result = smarketing("worksheet", BAKERY, "-o", tmp_path / "new" / "out.pdf", "--keep-notebook")
    assert result.exit_code == 0
    assert "6 pages" in result.output
    assert (tmp_path / "new" / "out.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "new" / "out.ipynb").is_file()


def test_brand_and_last_time_stand_on_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The programme, its places to go next and last time's numbers are on the pages that ask."""
    monkeypatch.chdir(EXAMPLES / "brand")
    previous = tmp_path / "last_time.yaml"
    previous.write_text('business_name: "Rosie"\nawareness: 5123\nrevenue: 4321\n')
    out = tmp_path / "out.pdf"
    ways = ("--brand", "brand.yaml", "--previous", previous)
    assert smarketing("worksheet", BAKERY, "-o", out, *ways).exit_code == 0
    text = text_of(out)
    assert text.count("Harbor Lane Small Business Center") == 6
    for shown in ("555-0142", "Bookkeeping basics", "5,123", "last time $4,321"):
        assert shown in text


def test_working_pages_leave_the_back_sheet_out(tmp_path: Path) -> None:
    """`--pages working` prints the four working pages, and `--html` makes the web page too."""
    out = tmp_path / "out.pdf"
    result = smarketing("worksheet", BAKERY, "-o", out, "--pages", "working", "--html")
    assert "4 pages" in result.output
    assert "How each number was made" not in text_of(out)
    assert "<h1>" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_bad_brand_file_is_named_before_any_handout(tmp_path: Path) -> None:
    """A brand file with a colour too light to read is said with what to write instead."""
    brand = tmp_path / "brand.yaml"
    brand.write_text('color: "#ffee00"\n')
    result = smarketing("batch", roster(tmp_path, "A,1,en"), "-o", tmp_path / "x", "--brand", brand)
    assert result.exit_code == 2
    assert "too light" in result.output
    assert not (tmp_path / "x").exists()


def test_worksheet_without_business_is_blank(tmp_path: Path) -> None:
    """`--blank` needs no business; saying neither or both is a question back."""
    out = tmp_path / "out.pdf"
    assert smarketing("worksheet", "--blank", "-o", out).exit_code == 0
    assert smarketing("worksheet", "-o", out).exit_code == 2
    assert smarketing("worksheet", BAKERY, "--blank", "-o", out).exit_code == 2


def test_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    """A file that is not there is named, with exit code 2 and nothing made."""
    result = smarketing("batch", tmp_path / "nobody.csv", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "nobody.csv" in result.output
    assert not (tmp_path / "out").exists()


def test_unknown_template_is_named(tmp_path: Path) -> None:
    """A template that does not exist is named beside those that do."""
    result = smarketing("worksheet", BAKERY, "-o", tmp_path / "a.pdf", "--template", "sails")
    assert result.exit_code == 2
    assert "sails" in result.output
    assert "sales_vs_marketing" in result.output


def test_bad_row_never_stops_the_rest(tmp_path: Path) -> None:
    """Good rows are made, the bad one is listed with what to do, and the exit code is 1."""
    path = roster(tmp_path, "Ana's Cakes,1200,en", ",900,en", "Luz y Sol,800,es")
    result = smarketing("batch", path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    with (tmp_path / "out" / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        index = list(csv.DictReader(file))
    assert [row["status"] for row in index] == ["made", "failed", "made"]
    assert [row["row"] for row in index] == ["2", "3", "4"]
    names = sorted(path.name for path in (tmp_path / "out" / "handouts").iterdir())
    assert names == ["001-anas-cakes.pdf", "003-luz-y-sol.pdf"]
    assert "Row 3" in result.output


def test_nothing_made_is_exit_code_2(tmp_path: Path) -> None:
    """A roster with no usable row makes nothing and says so."""
    result = smarketing("batch", roster(tmp_path, ",900,en"), "-o", tmp_path / "out")
    assert result.exit_code == 2


def test_only_and_preview_choose_rows(tmp_path: Path) -> None:
    """`--only` takes the row numbers of the sheet; `--preview` makes the first good row."""
    path = roster(tmp_path, ",1,en", "B,2,en", "C,3,en", "D,4,en")
    smarketing("batch", path, "-o", tmp_path / "only", "--only", "3,5")
    smarketing("batch", path, "-o", tmp_path / "preview", "--preview")
    made = {
        folder: sorted(file.name for file in (tmp_path / folder / "handouts").iterdir())
        for folder in ("only", "preview")
    }
    assert made == {"only": ["002-b.pdf", "004-d.pdf"], "preview": ["002-b.pdf"]}
    assert smarketing("batch", path, "-o", tmp_path / "x", "--only", "two").exit_code == 2


def test_all_commands_are_listed_without_waiting_for_them() -> None:
    """The first thing a stranger asks for comes at once, each command whole in its line."""
    ask = [sys.executable, "-X", "importtime", "-m", "smarketing_edu", "--help"]
    said = subprocess.run(ask, capture_output=True, text=True, check=True)
    assert {"papermill", "matplotlib", "openpyxl"}.isdisjoint(
        re.findall(r"\w+$", said.stderr, re.M)
    )
    assert "..." not in said.stdout.partition("For your own business:")[2]
    named = re.findall(r"^  ([a-z-]+)  ", said.stdout.partition("For your own business:")[2], re.M)
    assert named == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    """Each command says in one sentence what it does, and each of its options too."""
    result = smarketing(command, "--help")
    assert result.exit_code == 0
    assert main.commands[command].help

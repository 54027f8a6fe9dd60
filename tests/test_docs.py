"""The commands of the docs do what the docs say: each is really run, in the page's order."""

from __future__ import annotations

import csv
import re
import shlex
import shutil
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner

from smarketing_edu.cli import main
from tests.conftest import EXAMPLES, ROOT
from tests.intake.test_exports import export, square_rows

pytestmark = pytest.mark.xdist_group("cli")

NOT_RUN = {"start", "serve", "--smtp"}
"""What goes on forever, or needs somebody else's mail server: only read."""
FOLLOWED_ELSEWHERE = {"educators.md"}
"""Its worksheet has to be made first: tests/worksheet/test_educators_page.py does both."""


def commands(page: Path) -> list[list[str]]:
    """The command lines of a page's console blocks, without the word `smarketing`."""
    blocks = re.findall(r"^ *```console\n(.*?)```", page.read_text("utf-8"), re.S | re.M)
    joined = "".join(blocks).replace("\\\n", "")
    lines = [shlex.split(line) for line in joined.splitlines()]
    assert all(words[0] == "smarketing" for words in lines), lines
    return [words[1:] for words in lines]


PAGES = {
    page.name: commands(page)
    for page in sorted((ROOT / "docs").glob("*.md"))
    if page.name not in FOLLOWED_ELSEWHERE and commands(page)
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the docs speak of: a roster of two, and one of them at home."""
    for name in ("my_business", "last_time"):
        shutil.copy(EXAMPLES / "businesses" / "rosies_bakery.yaml", tmp_path / f"{name}.yaml")
    shutil.copytree(EXAMPLES / "brand", tmp_path, dirs_exist_ok=True)
    for file in (*EXAMPLES.glob("*.yaml"), *EXAMPLES.glob("quiz_*.csv")):
        shutil.copy(file, tmp_path)
    rows = (EXAMPLES / "workshop.csv").read_text("utf-8").splitlines()[:3]
    (tmp_path / "roster.csv").write_text("\n".join(rows), "utf-8")
    book = openpyxl.Workbook()
    for row in csv.reader(rows):
        book.worksheets[0].append(row)
    book.save(tmp_path / "roster.xlsx")
    export(tmp_path, "square_transactions", square_rows()).rename(tmp_path / "customers.csv")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_is_explained_somewhere() -> None:
    """No command is left out of the pages that people read."""
    assert set(main.list_commands(click.Context(main))) <= {
        words[0] for lines in PAGES.values() for words in lines
    }


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_work(page: str, desk: Path) -> None:
    """Each line of a page, in its order, ends well with the files that the page speaks of."""
    for words in PAGES[page]:
        if NOT_RUN & set(words):
            command = main.get_command(click.Context(main), words[0])
            assert command
            assert command.make_context(words[0], words[1:])
            continue
        if "filled_in.pdf" in words:
            shutil.copy(desk / "blank.pdf", desk / "filled_in.pdf")
        result = CliRunner().invoke(main, words, input="n\n" * 40)
        assert result.exit_code == 0, f"smarketing {shlex.join(words)}\n{result.output}"

"""The educators' page, followed word for word: its worksheet is really made."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import pypdf
import pytest
from click.testing import CliRunner
from papermill.iorw import local_file_io_cwd

from smarketing_edu.cli import main
from smarketing_edu.handout import HandoutOptions, make_handout
from smarketing_edu.worksheet.templates import find_template
from tests.conftest import EXAMPLES, ROOT

PAGE = (ROOT / "docs" / "educators.md").read_text(encoding="utf-8")


def followed(folder: Path) -> Path:
    """The notebook that somebody has who does what the page says."""
    notebook = nbformat.read(find_template("one_page_plan", language="en"), as_version=4)
    ids = [cell.id for cell in notebook.cells]
    notebook.cells = notebook.cells[: ids.index("start") + 1]
    start = notebook.cells[-1]
    own_title = re.search(r'`(name=".*")`', PAGE)
    assert own_title
    start.source = start.source.replace('name="one_page_plan"', own_title[1])
    (_, imports), *cells = re.findall(r"```(python|markdown)\n(.*?)\n```", PAGE, re.S)
    notebook.cells[ids.index("imports")].source = imports
    make = {"python": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    notebook.cells += [make[kind](source) for kind, source in cells]
    path = folder / "before_an_ad.ipynb"
    nbformat.write(notebook, path)
    return path


def test_the_page_makes_its_worksheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Following the page makes a worksheet of one page with the owner's numbers on it."""
    followed(tmp_path)
    shutil.copy(EXAMPLES / "businesses" / "rosies_bakery.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    command = re.search(r"```console\nsmarketing (.*)\n```", PAGE)
    assert command
    result = CliRunner().invoke(main, command[1].split())
    assert result.exit_code == 0, result.output
    (page,) = pypdf.PdfReader(tmp_path / "rosie.pdf").pages
    text = " ".join(page.extract_text().split())
    for shown in ("Before I pay for an ad", "Rosie's Bakery", "$5,940", "My phone is answered"):
        assert shown in text


def test_a_worksheet_is_found_where_its_owner_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papermill reads from a folder it remembers; two runs at once can leave a wrong one behind."""
    followed(tmp_path)
    monkeypatch.chdir(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with local_file_io_cwd(str(elsewhere)):
        made = make_handout(None, options=HandoutOptions(template="before_an_ad.ipynb"))
    assert made.pages == 1

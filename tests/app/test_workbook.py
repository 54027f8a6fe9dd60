"""The workbook in a learner's folder: newer lessons come in, and what is theirs stays theirs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest

from smarketing_edu.app.starter import write_starter
from smarketing_edu.app.workbook import digest, lay_out_workbook, lesson_files
from smarketing_edu.errors import FileInputError
from tests.conftest import ROOT


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder of lessons that their author goes on to change."""
    folder = tmp_path / "lessons"
    shutil.copytree(ROOT / "notebooks", folder)
    return folder


def change(lesson: Path, words: str) -> None:
    """Write a sentence into a lesson."""
    notebook = nbformat.read(lesson, as_version=4)
    notebook.cells[0].source += words
    nbformat.write(notebook, lesson)


def run(lesson: Path) -> None:
    """Leave behind what running a lesson and saving it does."""
    notebook = nbformat.read(lesson, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 3
            cell.outputs = [nbformat.v4.new_output("stream", text="shown")]
    notebook.metadata["widgets"] = {}
    nbformat.write(notebook, lesson)


def test_an_empty_folder_gets_every_lesson_and_answers_stay(tmp_path: Path) -> None:
    """The folder is made, all lessons are in it, and a second time changes no file of theirs."""
    folder = tmp_path / "new" / "workbook"
    lay_out_workbook(folder)
    (folder / "my_business.yaml").write_text("format: 1\n")
    (folder / "notes.txt").write_text("mine")
    assert sorted(p.name for p in folder.glob("*.ipynb")) == [p.name for p in lesson_files("en")]
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
    assert lay_out_workbook(folder).kept == ()
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_a_newer_lesson_comes_in_where_nobody_changed_it(tmp_path: Path, shipped: Path) -> None:
    """A lesson that was only run and saved makes room for the newer one."""
    folder = lay_out_workbook(tmp_path / "mine", lessons=shipped).folder
    run(folder / "01_two_jobs.ipynb")
    change(shipped / "01_two_jobs.ipynb", " Newer.")
    assert lay_out_workbook(folder, lessons=shipped).kept == ()
    assert digest(folder / "01_two_jobs.ipynb") == digest(shipped / "01_two_jobs.ipynb")


def test_a_changed_lesson_is_kept_beside_the_newer_one(tmp_path: Path, shipped: Path) -> None:
    """What the owner wrote stays as it is, and is found under a name that says so; twice too."""
    folder = lay_out_workbook(tmp_path / "mine", lessons=shipped).folder
    lesson = folder / "01_two_jobs.ipynb"
    for number, name in enumerate(("01_two_jobs (my copy).ipynb", "01_two_jobs (my copy2).ipynb")):
        change(lesson, f" My own note {number}.")
        mine = lesson.read_bytes()
        assert lay_out_workbook(folder, lessons=shipped).kept == ()
        assert lesson.read_bytes() == mine
        change(shipped / lesson.name, " Newer.")
        assert lay_out_workbook(folder, lessons=shipped).kept == (name,)
        assert (folder / name).read_bytes() == mine
        assert digest(lesson) == digest(shipped / lesson.name)


def test_the_language_is_remembered_and_can_be_changed(tmp_path: Path) -> None:
    """Spanish lessons take the English ones' place, and come again without being asked for."""
    folder = lay_out_workbook(tmp_path / "mine").folder
    lay_out_workbook(folder, language="es")
    assert lay_out_workbook(folder).language == "es"
    assert digest(folder / "00_start_here.ipynb") == digest(lesson_files("es")[0])


def test_a_file_that_is_no_lesson_is_kept(tmp_path: Path) -> None:
    """A broken file in a lesson's place is the owner's too, and is never lost."""
    (tmp_path / "00_start_here.ipynb").write_text("my own {")
    assert lay_out_workbook(tmp_path).kept == ("00_start_here (my copy).ipynb",)
    assert (tmp_path / "00_start_here (my copy).ipynb").read_text() == "my own {"


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """A file where the folder should be is said in words, with what to do."""
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(FileInputError, match="Name one that you may write to"):
        lay_out_workbook(tmp_path / "taken")


def test_the_starter_opens_the_folder_it_lies_in(tmp_path: Path) -> None:
    """The file to double-click starts this installation on its own folder, odd names and all."""
    folder = tmp_path / "Rosa's work book"
    folder.mkdir()
    starter = write_starter(folder)
    text = starter.read_text()
    program = text.splitlines()[-1].split('"')[1]
    told = tmp_path / "told"
    script = tmp_path / "smarketing"
    script.write_text(f'#!/bin/sh\npwd > "{told}"; echo "$@" >> "{told}"\n')
    script.chmod(0o755)
    assert Path(program).is_file()
    starter.write_text(text.replace(program, str(script)))
    subprocess.run([starter], check=True, cwd="/")
    assert told.read_text().splitlines() == [str(folder), "start ."]


def test_a_folder_without_lessons_is_named(tmp_path: Path) -> None:
    """Somebody who names the wrong folder for their own lessons learns what a lesson is called."""
    with pytest.raises(FileInputError, match="such as 01_two_jobs"):
        lay_out_workbook(tmp_path / "mine", lessons=tmp_path)

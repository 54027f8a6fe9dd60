"""Every lesson runs from a clean kernel, whatever the owner has answered so far."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import EXAMPLES
from tests.notebooks.concept_map import LESSONS

ANSWERS = {"none": None, "few": "rolling_dumpling", "all": "rosies_bakery"}
"""How much the owner has answered, with the example business that stands for it."""


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("answered", ANSWERS)
def test_a_lesson_runs(path: Path, answered: str, tmp_path: Path) -> None:
    """A lesson opened with no file, a sparse one or a full one runs, and changes no answer."""
    answers = tmp_path / "my_business.yaml"
    example = ANSWERS[answered]
    if example:
        shutil.copy(EXAMPLES / "businesses" / f"{example}.yaml", answers)
    before = answers.read_bytes() if example else None
    lesson = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(lesson, timeout=60, kernel_name="python3", resources=resources).execute()
    shown = [output for cell in lesson.cells for output in cell.get("outputs", [])]
    assert all("application/vnd.jupyter.widget-view+json" in each.data for each in shown)
    assert (answers.read_bytes() if answers.exists() else None) == before

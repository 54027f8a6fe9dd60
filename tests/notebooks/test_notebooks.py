"""What holds for every lesson and every worksheet template."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

import smarketing_edu
from tests.notebooks.refresh import NOTEBOOKS, ROOT, clean

LONGEST_CELL = 5
SPANISH = [path for path in NOTEBOOKS if path.parent.name == "es"]
NAMES = [str(path.relative_to(ROOT)) for path in NOTEBOOKS]

pytestmark = pytest.mark.filterwarnings("error")


def read(path: Path) -> NotebookNode:
    """The notebook as it is committed."""
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[NotebookNode]:
    """Its code cells, in order."""
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def is_parameters(cell: NotebookNode) -> bool:
    """Whether papermill puts its parameters after this cell."""
    return "parameters" in cell.metadata.get("tags", [])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_committed_state_is_clean(path: Path) -> None:
    """A committed notebook has no times, no widget state and readable cell ids."""
    assert nbformat.writes(clean(read(path))) + "\n" == path.read_text(encoding="utf-8")
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", cell.id) for cell in read(path).cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_cells_are_thin(path: Path) -> None:
    """A cell defines nothing, decides nothing, and imports from this package alone."""
    for cell in code_cells(path):
        tree = ast.parse(cell.source)
        forbidden = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.If, ast.Try, ast.BinOp)
        assert not [node for node in ast.walk(tree) if isinstance(node, forbidden)], cell.source
        # one call may take a line for each argument
        assert is_parameters(cell) or len(tree.body) <= LONGEST_CELL, cell.source
        for node in tree.body:
            assert not isinstance(node, ast.Import)
            if isinstance(node, ast.ImportFrom):
                assert node.module == "smarketing_edu"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_imports_are_public_and_used(path: Path) -> None:
    """What a notebook imports is a public name of the package, and the notebook uses it."""
    cells = code_cells(path)
    trees = [ast.parse(cell.source) for cell in cells]
    imported = {
        alias.name
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    used = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert imported <= set(smarketing_edu.__all__)
    assert imported <= used


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_code_is_hidden_from_learners(path: Path) -> None:
    """All code but the parameters of a worksheet is folded away."""
    for cell in code_cells(path):
        assert is_parameters(cell) or cell.metadata["jupyter"]["source_hidden"] is True


@pytest.mark.parametrize("path", SPANISH, ids=[path.name for path in SPANISH])
def test_twins_have_the_same_code(path: Path) -> None:
    """A Spanish notebook has its English twin's cells, but for the language it names."""
    twin = path.parents[1] / path.name
    ours, theirs = read(path), read(twin)
    assert [cell.id for cell in ours.cells] == [cell.id for cell in theirs.cells]
    assert ours.cells != theirs.cells
    for own, other in zip(code_cells(path), code_cells(twin), strict=True):
        if is_parameters(own):
            names = [re.findall(r"^(\w+:.*?) = ", cell.source, re.M) for cell in (own, other)]
            assert names[0] == names[1]
        else:
            assert own.source.replace('written_in="es"', 'written_in="en"') == other.source


def test_every_notebook_has_a_twin() -> None:
    """Whatever is in English is in Spanish too, and the other way round."""
    english = {(path.parent, path.name) for path in NOTEBOOKS if path not in SPANISH}
    assert {(path.parent.parent, path.name) for path in SPANISH} == english

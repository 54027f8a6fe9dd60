"""Re-make the stored outputs of lessons and worksheets, and the map of what they teach.

`python -m tests.notebooks.refresh` does it. With `--check` it writes nothing, and fails where a
notebook's stored state has drifted.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from tests.notebooks.concept_map import CONCEPT_MAP, ROOT, written

NOTEBOOKS = sorted(
    path for folder in ("notebooks", "worksheets") for path in (ROOT / folder).rglob("*.ipynb")
)
NO_STORED_OUTPUT = "nbval-ignore-output"
"""The tag of a cell whose output differs between machines: widgets, and pictures."""


def refreshed(path: Path) -> NotebookNode:
    """Run a notebook from a clean kernel and leave only what may be committed."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    return clean(notebook)


def clean(notebook: NotebookNode) -> NotebookNode:
    """Take out times, widget state, and outputs that are not to be stored.

    A cell with a stored output keeps a run count, since nbval takes one without for never run: its
    place among the code cells, which is what a clean run gives it.
    """
    notebook.metadata = NotebookNode(
        kernelspec=NotebookNode(display_name="Python 3", language="python", name="python3"),
        language_info=NotebookNode(name="python"),
    )
    code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for place, cell in enumerate(code_cells, start=1):
        cell.metadata.pop("execution", None)
        if NO_STORED_OUTPUT in cell.metadata.get("tags", []):
            cell.outputs = []
        cell.execution_count = place if cell.outputs else None
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = place
    return notebook


def main(*, check: bool) -> int:
    """Refresh or check all notebooks and the map; gives the exit code."""
    drifted = []
    made = {path: nbformat.writes(refreshed(path)) + "\n" for path in NOTEBOOKS}
    made[CONCEPT_MAP] = written()
    for path, text in made.items():
        if path.exists() and text == path.read_text(encoding="utf-8"):
            continue
        drifted.append(path.relative_to(ROOT))
        if not check:
            path.write_text(text, encoding="utf-8")
    for name in drifted:
        print(f"{'drifted' if check else 'refreshed'}: {name}")
    return int(check and bool(drifted))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))

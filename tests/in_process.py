"""A worksheet template run in this process: its own cells, without a kernel's second of start."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from smarketing_edu.model.business import Business
from smarketing_edu.worksheet.templates import find_template


def run_template(
    business: Business | None,
    *,
    name: str = "sales_vs_marketing",
    language: str = "en",
    **given: Any,
) -> NotebookNode:
    """Run every cell of a template as a kernel would, and keep what each ends in."""
    notebook = nbformat.from_dict(_template(find_template(name, language=language)))
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        *statements, last = ast.parse(cell.source).body
        exec(compile(ast.Module(statements, []), "cell", "exec"), names)
        if not isinstance(last, ast.Expr):
            exec(compile(ast.Module([last], []), "cell", "exec"), names)
            if "parameters" in cell.metadata.get("tags", []):
                names |= {"business": business or "", "language": language, **given}
            continue
        block = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        cell.outputs = [nbformat.v4.new_output("display_data", block._repr_mimebundle_())]
    return notebook


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _template(path: Path) -> dict[str, Any]:
    return nbformat.reads(_read(path), as_version=4)

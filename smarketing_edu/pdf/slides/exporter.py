"""The nbconvert exporter "Workshop slides": an executed notebook -> one HTML file of slides."""

from __future__ import annotations

from pathlib import Path

from nbconvert.exporters import SlidesExporter
from nbformat import NotebookNode
from traitlets import default

_TEMPLATES = Path(__file__).parent / "templates"


class WorkshopSlidesExporter(SlidesExporter):
    """nbconvert's own slides with our template, which asks no other host for anything.

    It is an entry point (`jupyter nbconvert --to workshop-slides`). The template is an ordinary one
    that brings its own preprocessor along, so `--to slides --template workshop_slides` makes the
    same file.
    """

    export_from_notebook = "Workshop slides"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "workshop_slides"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(_TEMPLATES)]


def make_slides(notebook: NotebookNode) -> str:
    """Make the slides of an executed notebook; the same notebook gives the same file.

    Raises a `SmarketingError` that says what is wrong.
    """
    exporter = WorkshopSlidesExporter()  # type: ignore[no-untyped-call]
    html, _ = exporter.from_notebook_node(notebook)
    return str(html)

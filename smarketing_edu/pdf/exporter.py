"""The nbconvert exporter "Worksheet (PDF)": an executed worksheet notebook -> PDF."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from smarketing_edu.pdf.worksheet_pdf import make_pdf


class WorksheetPDFExporter(Exporter):
    """Makes an accessible, fillable PDF of a worksheet notebook.

    It needs no options: the notebook's own page setup says all. It is an entry point of nbconvert
    (`jupyter nbconvert --to worksheet-pdf`), and JupyterLab lists it under Save and Export.
    """

    export_from_notebook = "Worksheet (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own PDF exporters give bytes too
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """Make the PDF of one notebook."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return make_pdf(nb).data, resources

"""papermill, nbconvert and JupyterLab, exactly as they come, make a handout."""

from __future__ import annotations

import sys
from pathlib import Path

from nbconvert.exporters import get_export_names, get_exporter

from smarketing_edu.handout import HandoutOptions, make_handout
from smarketing_edu.intake.business_file import load_business
from tests.conftest import EXAMPLES, ROOT
from tests.programs import run


def test_papermill_then_nbconvert(tmp_path: Path) -> None:
    """The two stock commands make the very bytes that our own road makes."""
    business = EXAMPLES / "businesses" / "rosies_bakery.yaml"
    template = ROOT / "worksheets" / "sales_vs_marketing.ipynb"
    out = tmp_path / "out.ipynb"
    run(sys.executable, "-m", "papermill", template, out, "-p", "business", business)
    run(sys.executable, "-m", "nbconvert", "--to", "worksheet-pdf", out)
    ours = make_handout(load_business(business), options=HandoutOptions())
    assert (tmp_path / "out.pdf").read_bytes() == ours.pdf


def test_jupyterlab_lists_the_export() -> None:
    """The export stands in JupyterLab's menu, which lists nbconvert's exporters by their label."""
    assert "worksheet-pdf" in get_export_names()
    assert get_exporter("worksheet-pdf").export_from_notebook == "Worksheet (PDF)"

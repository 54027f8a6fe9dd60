"""The design that is written down is the one that is checked."""

from __future__ import annotations

import re
import tomllib

from tests.conftest import ROOT


def test_layers_written_down_are_those_checked() -> None:
    """The rows of the table in docs/design.md are the layers of the import contract, in order."""
    written = [
        set(re.findall(r"`(\w+)`", line.split("|")[1]))
        for line in (ROOT / "docs" / "design.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    assert written == [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]

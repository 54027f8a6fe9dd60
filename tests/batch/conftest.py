"""A worksheet of one page, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.rooms import write_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small worksheet."""
    return write_template(tmp_path_factory.mktemp("template") / "small.ipynb")

"""The page of blocks says what the code does."""

from __future__ import annotations

import pytest

from tests.worksheet.blocks_page import EXAMPLES, PAGE, example, kinds, page_text


def test_page_has_not_drifted() -> None:
    """The committed page is the one that the code makes."""
    assert PAGE.read_text(encoding="utf-8") == page_text()


@pytest.mark.parametrize("kind", kinds())
def test_each_block_is_shown_once(kind: str) -> None:
    """Each kind of block has its example, and the example is of that kind."""
    assert example(kind).data()["kind"] == kind
    assert set(EXAMPLES) == set(kinds())

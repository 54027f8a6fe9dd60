"""One file to print: everybody in order, each on a sheet of paper of their own."""

from __future__ import annotations

import resource
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from smarketing_edu.batch.packet import make_packet
from smarketing_edu.batch.results import BatchResult, RowResult
from smarketing_edu.intake.problem import Problem
from tests.batch.rooms import make, people

pytestmark = pytest.mark.xdist_group("batch")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, template: Path) -> tuple[BatchResult, Path]:
    """Three handouts of one page each, and one row without."""
    folder = tmp_path_factory.mktemp("packet")
    result = make(people(folder, ("a", "Ana"), ("b", "Bo"), ("c", "Cy")), folder, template)
    warned = Problem(3, "leads", "30-40", "It can mean two things: 30-40.", "Ask.", "question")
    bad = Problem(5, "business_name", "", "The row has no business name.", "Ask.", "error")
    first, second, third = result.rows
    rows = (first, replace(second, problems=(warned,)), third)
    return BatchResult((*rows, RowResult(5, "", "", "failed", problems=(bad,))), ()), folder


def test_everybody_begins_a_sheet_in_the_rosters_order(
    printed: tuple[BatchResult, Path],
) -> None:
    """Each learner begins on an odd page that a bookmark leads to; paper needs no fields."""
    pdf = pypdf.PdfReader(make_packet(*printed))
    begins = {item["/Title"]: pdf.get_destination_page_number(item) for item in pdf.outline}
    assert begins == {"2  Ana": 0, "3  Bo": 2, "4  Cy": 4}
    texts = [page.extract_text() for page in pdf.pages]
    assert ["Ana" in texts[0], "Bo" in texts[2], "Cy" in texts[4]] == [True] * 3
    assert texts[1] == texts[3] == texts[5] == ""
    assert pdf.get_fields() is None


def test_the_cover_says_who_needs_a_call_and_why(printed: tuple[BatchResult, Path]) -> None:
    """The first page lists every row, with what to ask those about whom something is unclear."""
    pdf = pypdf.PdfReader(make_packet(*printed, cover=True))
    cover = " ".join(pdf.pages[0].extract_text().split())
    assert "It can mean two things: 30-40." in cover
    assert "The row has no business name." in cover
    assert cover.count("No call needed.") == 2
    assert pdf.get_destination_page_number(pdf.outline[0]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Linux and macOS do")
def test_a_large_packet_takes_little_memory(printed: tuple[BatchResult, Path]) -> None:
    """Eight hundred sheets stay within a small multiple of what eight take."""
    result, folder = printed
    many = BatchResult(result.rows[:3] * 267, ())
    before = _largest_child()
    make_packet(many, folder)
    assert len(pypdf.PdfReader(folder / "packet.pdf").pages) == 2 * 801
    assert max(before, _largest_child()) < 250 << 20


def _largest_child() -> int:
    """The most memory that any process we have started has held, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit

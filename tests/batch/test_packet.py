"""One file to print: everybody in order, each on a sheet of paper of their own."""

from __future__ import annotations

import pickle
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest

from smarketing_edu.batch.packet import make_packet
from smarketing_edu.batch.results import BatchResult, RowResult
from smarketing_edu.batch.tagged_packet import make_tagged_packet
from smarketing_edu.intake.problem import Problem
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.batch.rooms import make, people
from tests.in_process import run_template
from tests.pdf.standards import broken_clauses
from tests.programs import run

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


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tagged packet of two whole handouts, the second in Spanish."""
    folder = tmp_path_factory.mktemp("tagged")
    rows = []
    for row, language in ((2, "en"), (3, "es")):
        name = f"Shop {row}"
        business = Business(business_name=name, leads=40)
        file = f"{row}.pdf"
        (folder / file).write_bytes(make_pdf(run_template(business, language=language)).data)
        rows.append(RowResult(row, str(row), name, "made", file=file))
    (folder / "packet-tagged-2.pdf").touch()
    made = make_tagged_packet(BatchResult(tuple(rows), ()), folder)
    assert made == [*folder.glob("packet-tagged-*.pdf")]
    return made[0]


def test_a_tagged_packet_keeps_the_standards(bilingual: Path) -> None:
    """Two handouts in one file break no rule of PDF/UA-1 and PDF/A-2a."""
    assert broken_clauses([bilingual]) == {}


def test_a_tagged_packet_tells_learners_apart(bilingual: Path) -> None:
    """Each learner has a bookmark to an odd page, a language, and fields of the own name."""
    pdf = pypdf.PdfReader(bilingual)
    begins = {item["/Title"]: pdf.get_destination_page_number(item) for item in pdf.outline}
    assert [begins["2  Shop 2"], begins["3  Shop 3"]] == [0, 6]
    whole = pdf.root_object["/StructTreeRoot"]["/K"][0].get_object()
    parts = [part.get_object() for part in whole["/K"]]
    assert [(part["/T"], part["/Lang"]) for part in parts] == [
        ("Shop 2", "en-US"),
        ("Shop 3", "es-US"),
    ]
    names = set(pdf.get_fields() or ())
    assert {name.partition(".")[0] for name in names} == {"r2", "r3"}


def test_fields_of_a_tagged_packet_are_those_on_its_pages(bilingual: Path) -> None:
    """What is typed into the packet stands on the page: field and page share one object."""
    with pikepdf.open(bilingual) as pdf:
        on_pages = {
            annotation.objgen
            for page in pdf.pages
            for annotation in page.obj.get("/Annots", [])
            if annotation.Subtype == pikepdf.Name.Widget
        }
        in_form = {kid.objgen for field in pdf.Root.AcroForm.Fields for kid in field.Kids}
        assert in_form == on_pages != set()


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Linux and macOS do")
def test_a_large_packet_takes_little_memory(
    printed: tuple[BatchResult, Path], tmp_path: Path
) -> None:
    """Eight hundred sheets stay within a small multiple of what eight take."""
    result, folder = printed
    many = tmp_path / "many"
    many.write_bytes(pickle.dumps((BatchResult(result.rows[:3] * 267, ()), folder)))
    largest = int(run(sys.executable, "-c", _MAKE_AND_MEASURE, many))
    assert len(pypdf.PdfReader(folder / "packet.pdf").pages) == 2 * 801
    assert largest * (1 if sys.platform == "darwin" else 1024) < 250 << 20


# in a process of its own, whose children are the packet's alone
_MAKE_AND_MEASURE = """
import pickle, resource, sys
from pathlib import Path
from smarketing_edu.batch.packet import make_packet
make_packet(*pickle.loads(Path(sys.argv[1]).read_bytes()))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

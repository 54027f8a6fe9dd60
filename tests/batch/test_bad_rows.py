"""Rows that crash, hang, eat memory or cannot be saved cost themselves and nobody else."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from smarketing_edu.batch.proof import check_own
from smarketing_edu.errors import HandoutError
from smarketing_edu.handout import OUR_ENGINE
from smarketing_edu.model.business import Business
from tests.batch.rooms import files, make, people, reasons, statuses, write_people, write_template
from tests.conftest import ROOT
from tests.programs import run

pytestmark = pytest.mark.xdist_group("batch")

HOSTILE = """import os, signal
match business["business_name"]:
    case "Hang": os.read(os.pipe()[0], 1)
    case "Eat": eaten = b"x" * (1 << 40)
    case "Exit": os._exit(1)
    case "Fail": 1 / 0
    case "Another": business = {"learner_id": "good", "business_name": "Good"}
    case "Name": business = {"learner_id": "n", "business_name": "Good"}"""
KILLS_ITS_PARENT = """import os, signal, time
if business["business_name"] == "Slow": time.sleep(1)
if business["business_name"] == "Crash": os.kill(os.getppid(), signal.SIGKILL)"""

FULL_DISK = """
import resource, sys
from pathlib import Path
from smarketing_edu.errors import FileInputError
from smarketing_edu.handout import save_file
from smarketing_edu.intake.roster import read_roster
from tests.batch.rooms import make, reasons
if __name__ == "__main__":
    roster, out, template = map(Path, sys.argv[1:])
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    print(*reasons(make(read_roster(roster), out, template)))
    try:
        save_file(bytes(9000), out / "handouts" / "whole.pdf")
    except FileInputError as error:
        print(error)
"""


def test_hostile_rows_cost_only_themselves(tmp_path: Path) -> None:
    """Each bad row is told with its reason; the good ones before and behind are made."""
    template = write_template(tmp_path / "hostile.ipynb", first=HOSTILE)
    names = ["Good", "Hang", "Eat", "Exit", "Fail", "Another", "Name", "Good Too"]
    rows = [(name[0].lower() + str(at), name) for at, name in enumerate(names)]
    out = tmp_path / "out"
    result = make(
        people(tmp_path, *rows), out, template, engine=OUR_ENGINE, time_limit=8, workers=1
    )
    assert statuses(result) == ["made", *["failed"] * 6, "made"]
    assert set(files(out)) == {"001-good.pdf", "008-good-too.pdf"}
    told = reasons(result)
    expected = ["", "8 seconds", "memory", "stopped by itself", "zero", "ID", "ID", ""]
    assert all(word in reason for word, reason in zip(expected, told, strict=True)), told
    assert result.exit_code == 1


def test_a_worker_that_dies_costs_its_row(tmp_path: Path) -> None:
    """A row that kills its worker is tried twice and told; the index is in the roster's order."""
    template = write_template(tmp_path / "kills.ipynb", first=KILLS_ITS_PARENT)
    rows = [("s", "Slow"), ("c", "Crash"), ("g", "Good")]
    out = tmp_path / "out"
    result = make(people(tmp_path, *rows), out, template)
    assert statuses(result) == ["made", "failed", "made"]
    assert "memory" in reasons(result)[1]
    with (out / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = [(row["row"], row["status"]) for row in csv.DictReader(file)]
    assert listed == [("2", "made"), ("3", "failed"), ("4", "made")]


def test_a_kernel_that_kills_the_process_it_came_from_costs_its_row(tmp_path: Path) -> None:
    """All workers fork kernels from one process: whose kernel dies with it is made again."""
    template = write_template(tmp_path / "kills.ipynb", first=KILLS_ITS_PARENT)
    rows = [("s", "Slow"), ("c", "Crash"), ("g", "Good")]
    result = make(people(tmp_path, *rows), tmp_path / "out", template, engine=OUR_ENGINE)
    assert statuses(result) == ["made", "failed", "made"]
    assert "stopped by itself" in reasons(result)[1]


def test_a_name_that_cannot_be_written_costs_one_row(tmp_path: Path, template: Path) -> None:
    """Where a file cannot get its name, its row says so, and no draft is left behind."""
    out = tmp_path / "out"
    (out / "handouts" / "001-ana.pdf" / "in the way").mkdir(parents=True)
    result = make(people(tmp_path, ("a", "Ana"), ("b", "Bo")), out, template)
    assert statuses(result) == ["failed", "made"]
    assert "could not be saved" in reasons(result)[0]
    assert sorted(path.name for path in (out / "handouts").iterdir()) == [
        "001-ana.pdf",
        "002-bo.pdf",
    ]


def test_a_failed_row_leaves_no_older_handout(tmp_path: Path, template: Path) -> None:
    """When a row cannot be made any more, its handout of last time is not left to pass for it."""
    out = tmp_path / "out"
    make(people(tmp_path, ("f", "Fail"), ("g", "Good")), out, template)
    broken = write_template(tmp_path / "hostile.ipynb", first=HOSTILE)
    result = make(people(tmp_path, ("f", "Fail"), ("g", "Good")), out, broken)
    assert statuses(result) == ["failed", "made"]
    assert set(files(out)) == {"002-good.pdf"}


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of a file")
def test_a_full_disk_is_said_for_each_row(tmp_path: Path, template: Path) -> None:
    """Where no file can be written a row says so in a line, and nothing half done is left."""
    everybody = write_people(tmp_path / "roster.csv", ("a", "Ana"), ("b", "Bo"))
    out = tmp_path / "out"
    told = run(sys.executable, "-c", FULL_DISK, everybody, out, template, cwd=ROOT)
    assert told.count("could not be made, for") == 2
    assert told.count("whole.pdf: File too large. Make room on the disk.") == 1
    assert "do not know why" not in told
    assert files(out) == {}


def test_a_text_that_was_cut_is_named(tmp_path: Path) -> None:
    """A long answer ends in dots on its page; its row names the field, in a later run too."""
    name = "The Most Wonderful Bakery of All the Long Street behind the Old Town Hall"
    template = write_template(tmp_path / "small.ipynb")
    everybody = people(tmp_path, ("a", name), ("b", "Bo… and the rest"))
    for status in ("made", "unchanged"):
        result = make(everybody, tmp_path / "out", template)
        assert statuses(result) == [status] * 2
        long, short = (row.problems for row in result.rows)
        assert [(note.field, note.severity) for note in long] == [("business_name", "note")]
        assert short == ()


@pytest.mark.parametrize(
    "name",
    [
        "Rosie's Bakery",
        "Müller & Söhne “Bäckerei” GmbH",
        "مخبز الياسمين",
        "מאפיית שקד",
        "Ελένη Καφέ",
        "A very long name of a business that no header has room for at all, Incorporated",
        "$(rm -rf) #let x = 1 <b>*bold*</b>",
        "東京",
        "efficient office waffles",
    ],
)
def test_a_handout_is_known_by_its_id_and_name(name: str) -> None:
    """Its own learner's PDF is accepted in any script; another ID or name is not."""
    pdf = _page(Business(learner_id="L-1", business_name=name))
    check_own(pdf, business=Business(learner_id="L-1", business_name=name))
    for other in (
        Business(learner_id="L-2", business_name=name),
        Business(learner_id="L-1", business_name="Quite Another"),
    ):
        with pytest.raises(HandoutError, match="this row's"):
            check_own(pdf, business=other)


def _page(business: Business) -> bytes:
    from smarketing_edu.pdf.worksheet_pdf import make_pdf
    from tests.in_process import run_template

    return make_pdf(run_template(business)).data

"""Seconds for each handout: `smarketing batch` beside the stock Jupyter tools."""

from __future__ import annotations

import csv
import itertools
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import papermill

from benchmarks.chromium import use_system_chromium
from benchmarks.measure import Road, Row, Section, Sizes, take_turns
from smarketing_edu.intake.business_file import save_business
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.pdf.exporter import WorksheetPDFExporter

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "workshop.csv"
TEMPLATE = ROOT / "worksheets" / "sales_vs_marketing.ipynb"

OFFLINE = ("--HTMLExporter.require_js_url=", "--HTMLExporter.mathjax_url=")
"""The stock page would load scripts that it has no use for: the network is not to be measured."""


@dataclass
class _Bench:
    """A roster, a file for each of its businesses, and a new place for each run."""

    folder: Path
    rows: int
    roster: Path = field(init=False)
    businesses: Iterator[Path] = field(init=False)
    places: Iterator[Path] = field(init=False)

    def __post_init__(self) -> None:
        self.roster = write_roster(self.folder / "roster.csv", rows=self.rows)
        self.businesses = itertools.cycle(_business_files(self.roster, self.folder))
        self.places = (self.folder / f"run{number}" for number in itertools.count())

    def batch(self) -> int:
        """The whole roster through the command line."""
        out = next(self.places)
        script = Path(sysconfig.get_path("scripts")) / "smarketing"
        _run(script, "batch", self.roster, "-o", out)
        made = len(list((out / "handouts").glob("*.pdf")))
        if made != self.rows:
            raise RuntimeError(f"Of {self.rows} handouts {made} were made.")
        return made

    def stock_commands(self) -> int:
        """The next business through papermill's command and nbconvert's."""
        out = next(self.places)
        out.mkdir()
        notebook = out / "out.ipynb"
        _run(
            sys.executable, "-m", "papermill", TEMPLATE, notebook,
            "-p", "business", next(self.businesses), "--no-progress-bar",
        )  # fmt: skip
        _run(
            sys.executable, "-m", "nbconvert", "--to", "webpdf", "--no-input",
            "--disable-chromium-sandbox", *OFFLINE, notebook,
        )  # fmt: skip
        return _check_pdf(notebook.with_suffix(".pdf").read_bytes())

    def one_process(self) -> int:
        """The next business through papermill's function and our exporter, in this process."""
        business = str(next(self.businesses))
        notebook = papermill.execute_notebook(
            str(TEMPLATE),
            None,
            parameters={"business": business},
            progress_bar=False,
            extra_arguments=["--log-level=CRITICAL"],
        )
        pdf, _ = WorksheetPDFExporter().from_notebook_node(notebook)
        return _check_pdf(pdf)


def measure(sizes: Sizes) -> list[Row]:
    """Make the handouts of a roster of so many rows, and one handout on each of the stock roads."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        use_system_chromium(folder / "browsers")
        bench = _Bench(folder, rows=sizes.rows)
        roads = [
            Road(f"`smarketing batch`, {sizes.rows} rows", bench.batch),
            Road("papermill, then `jupyter nbconvert --to webpdf`", bench.stock_commands),
            Road("papermill's API and our exporter, one process", bench.one_process),
        ]
        return take_turns(roads, rounds=sizes.rounds)


HANDOUTS = Section("Seconds for each handout", measure)


def write_roster(path: Path, *, rows: int) -> Path:
    """Write a roster of so many rows: the example's, over and over, each with its own name."""
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        people = list(itertools.islice(itertools.cycle(list(reader)), rows))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=reader.fieldnames or [])
        writer.writeheader()
        for number, person in enumerate(people, start=1):
            again = f"{person['business_name']} {number}"
            writer.writerow(person | {"learner_id": f"B-{number}", "business_name": again})
    return path


def _business_files(roster: Path, folder: Path) -> list[Path]:
    """A file for each business of a roster, as papermill's `-p business FILE` wants it."""
    files = []
    for row in read_roster(roster).rows:
        if row.business is not None:
            files.append(folder / f"business{row.number}.yaml")
            save_business(row.business, files[-1])
    return files


def _check_pdf(pdf: bytes) -> int:
    if not pdf.startswith(b"%PDF"):
        raise RuntimeError("A road was taken to its end and made no PDF.")
    return 1


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} has failed:\n{done.stdout}{done.stderr}")

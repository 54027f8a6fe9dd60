"""Seconds for each handout: `smarketing batch` beside the stock Jupyter tools."""

from __future__ import annotations

import itertools
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import papermill
import yaml

from benchmarks.batch import floor
from benchmarks.chromium import use_system_chromium
from benchmarks.measure import Road, Row, Section, Sizes, take_turns
from benchmarks.roster import write_roster
from smarketing_edu.intake.business_file import business_mapping
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.pdf.exporter import WorksheetPDFExporter
from smarketing_edu.worksheet.templates import find_template

TEMPLATE = "sales_vs_marketing"

IN_ONE_PROCESS = 4
"""Handouts a round where no process is started: a single one would mostly measure chance."""

OFFLINE = ("--HTMLExporter.require_js_url=", "--HTMLExporter.mathjax_url=")
"""The stock page would load scripts that it has no use for: the network is not to be measured."""


@dataclass(frozen=True)
class _Business:
    """What papermill is told of one business, as data and as a file, and the worksheet to run."""

    template: Path
    parameters: dict[str, object]
    file: Path


@dataclass
class _Bench:
    """A roster, its businesses one by one, and a new place for each run."""

    folder: Path
    rows: int
    roster: Path = field(init=False)
    businesses: list[_Business] = field(init=False)
    places: Iterator[Path] = field(init=False)

    def __post_init__(self) -> None:
        self.roster = write_roster(self.folder / "roster.csv", rows=self.rows)
        self.businesses = _businesses(self.roster, self.folder)
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

    def stock_commands(self, businesses: Iterator[_Business]) -> int:
        """The next business through papermill's command and nbconvert's."""
        business, out = next(businesses), next(self.places)
        out.mkdir()
        notebook = out / "out.ipynb"
        _run(
            sys.executable, "-m", "papermill", business.template, notebook,
            "-f", business.file, "--no-progress-bar",
        )  # fmt: skip
        _run(
            sys.executable, "-m", "nbconvert", "--to", "webpdf", "--no-input",
            "--disable-chromium-sandbox", *OFFLINE, notebook,
        )  # fmt: skip
        return _check_pdf(notebook.with_suffix(".pdf").read_bytes())

    def one_process(self, businesses: Iterator[_Business]) -> int:
        """The next few businesses through papermill's function and our exporter, right here."""
        some = list(itertools.islice(businesses, IN_ONE_PROCESS))
        return sum(_check_pdf(_through_the_api(business)) for business in some)

    def floor(self) -> int:
        """The whole roster's cells in this process, and each page through Typst."""
        people = read_roster(self.roster)
        floor(people)
        return len(people.businesses)


def _through_the_api(business: _Business) -> bytes:
    notebook = papermill.execute_notebook(
        str(business.template),
        None,
        parameters=business.parameters,
        progress_bar=False,
        extra_arguments=["--log-level=CRITICAL"],
    )
    pdf, _ = WorksheetPDFExporter().from_notebook_node(notebook)
    return pdf


def measure(sizes: Sizes) -> list[Row]:
    """Make the handouts of a roster of so many rows, and one handout on each of the stock roads."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        use_system_chromium(folder / "browsers")
        bench = _Bench(folder, rows=sizes.rows)
        stock = partial(bench.stock_commands, itertools.cycle(bench.businesses))
        one_process = partial(bench.one_process, itertools.cycle(bench.businesses))
        roads = [
            Road(f"`smarketing batch`, {sizes.rows} rows", bench.batch),
            Road("papermill, then `jupyter nbconvert --to webpdf`", stock),
            Road("papermill's API and our exporter, one process", one_process),
            Road("the floor: the cells in one warm process, and Typst", bench.floor),
        ]
        return take_turns(roads, rounds=sizes.rounds)


HANDOUTS = Section("Seconds for each handout", measure)


def _businesses(roster: Path, folder: Path) -> list[_Business]:
    """The businesses of a roster, as `smarketing batch` hands them to papermill."""
    businesses = []
    for row in read_roster(roster).rows:
        if row.business is not None:
            template = find_template(TEMPLATE, language=row.business.language or "en")
            parameters: dict[str, object] = {"business": business_mapping(row.business)}
            file = folder / f"business{row.number}.yaml"
            file.write_text(yaml.safe_dump(parameters), encoding="utf-8")
            businesses.append(_Business(template, parameters, file))
    return businesses


def _check_pdf(pdf: bytes) -> int:
    if not pdf.startswith(b"%PDF"):
        raise RuntimeError("A road was taken to its end and made no PDF.")
    return 1


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))} has failed:\n{done.stdout}{done.stderr}")

"""Milliseconds from an executed notebook to its PDF, and where they go."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import typst
from nbformat import NotebookNode

from benchmarks.measure import Row, Section, Sizes
from benchmarks.roster import write_roster
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.look.fonts import FONT_DIR, FONT_FAMILIES
from smarketing_edu.pdf.document import Document, document_of
from smarketing_edu.pdf.typeset import PDF_STANDARDS, typeset
from smarketing_edu.pdf.worksheet_pdf import finish
from tests.in_process import run_template

Made = TypeVar("Made")

_WARM = 4
"""Handouts that are not counted: Typst reads its fonts and templates with the first ones."""
_PLAIN = """
#let data = json("data.json")
#set document(title: "Plain", date: auto)
#set text(lang: "en", font: data.fonts, size: 11pt)
#for words in data.texts { par(words) }
"""
_NO_TEXT = frozenset({"kind", "svg", "name", "anchor", "letter"})


class _Clock:
    """Processor time of each step, all its threads together, and the time that passed."""

    def __init__(self) -> None:
        self.steps: dict[str, list[float]] = {}
        self.passed: list[float] = []

    def step(self, name: str, do: Callable[[], Made]) -> Made:
        began = process_time()
        made = do()
        self.steps.setdefault(name, []).append(process_time() - began)
        return made

    def handout(self, notebook: NotebookNode) -> None:
        began = perf_counter()
        document = self.step(
            "blocks and prose to one cleaned document", lambda: document_of(notebook)
        )
        pages = self.step("Typst", lambda: typeset(document))
        self.step("row headers, fields and saving", lambda: finish(document, pages))
        self.passed.append(perf_counter() - began)
        self.step(PLAIN, lambda: _set_plainly(document))


PLAIN = "its words as paragraphs and nothing else, through Typst"


def _set_plainly(document: Document) -> None:
    data = {"texts": list(_texts(document.parts)), "fonts": FONT_FAMILIES}
    typst.compile(
        {"main.typ": _PLAIN.encode(), "data.json": json.dumps(data).encode()},
        font_paths=[FONT_DIR],
        ignore_system_fonts=True,
        pdf_standards=PDF_STANDARDS,
        timestamp=0,
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, held in value.items():
            if name not in _NO_TEXT:
                yield from _texts(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _texts(held)


def measure(sizes: Sizes) -> list[Row]:
    """Typeset each notebook of a roster once: what is set twice, Typst would remember."""
    with tempfile.TemporaryDirectory() as name:
        rows = sizes.rows * sizes.rounds + _WARM
        roster = read_roster(write_roster(Path(name) / "roster.csv", rows=rows))
    notebooks = [run_template(each, language=each.language or "en") for each in roster.businesses]
    for notebook in notebooks[:_WARM]:
        _Clock().handout(notebook)
    clock = _Clock()
    for notebook in notebooks[_WARM:]:
        clock.handout(notebook)
    plain = clock.steps.pop(PLAIN)
    whole = [sum(parts) for parts in zip(*clock.steps.values(), strict=True)]
    return [
        Row("all: processor time", tuple(whole)),
        Row("all: time passed", tuple(clock.passed)),
        *(Row(f"{step}: processor time", tuple(took)) for step, took in clock.steps.items()),
        Row(f"{PLAIN}: processor time", tuple(plain)),
    ]


TYPESET = Section("From an executed notebook to its PDF, warm, for each handout", measure)

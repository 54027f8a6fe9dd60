"""One business -> one handout: the only road, for the command line, the widget and the batch.

The pages around the handouts, which are about a workshop, take the same road.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.exceptions import PapermillExecutionError
from papermill.execute import prepare_notebook_metadata, raise_for_execution_errors
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from smarketing_edu.errors import FileInputError, HandoutError, WorksheetError
from smarketing_edu.intake.business_file import business_mapping
from smarketing_edu.intake.whole_file import READABLE, write_whole
from smarketing_edu.look.fonts import TextNote
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.html_page import make_html
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.templates import find_template

OUR_ENGINE = "smarketing"
"""The papermill engine whose kernels are warm."""


_NO_MEMORY = "it asked for more memory than one handout may have."


@dataclass(frozen=True)
class HandoutOptions:
    """How a handout is made: the same for every row of a batch.

    The limits (seconds for the notebook; bytes on top of what a new kernel has; 0: none) hold for
    our own engine only.
    """

    template: str = "sales_vs_marketing"
    language: str = ""
    paper: str = "us-letter"
    print_size: str = "normal"
    fillable: bool = True
    pages: str = "all"
    prepared_on: date | None = None
    brand: Path | None = None
    previous: Business | None = None
    engine: str | None = None
    time_limit: float = 0
    memory_limit: int = 0


@dataclass(frozen=True)
class Handout:
    """A finished handout; `notes` say what had to be changed in the learner's texts."""

    pdf: bytes
    pages: int
    notebook: NotebookNode
    notes: tuple[TextNote, ...]


@dataclass(frozen=True)
class HandoutInputs:
    """The notebook that makes a handout, and what it is run with."""

    template: Path
    parameters: dict[str, Any]


def make_handout(
    business: Business | None,
    *,
    options: HandoutOptions | None = None,
    on_cell: Callable[[int], object] | None = None,
) -> Handout:
    """Make one handout: papermill runs the worksheet template, the blocks are typeset.

    Without a business it is the blank worksheet, made by the same template. Nothing is written.
    `on_cell` hears the place of each cell that has run, from 0 (the stock engine only).
    Raises a `SmarketingError` that says what is wrong.
    """
    options = options or HandoutOptions()
    return _made(handout_inputs(business, options=options), options, on_cell)


def make_sheet(given: Mapping[str, Any], *, options: HandoutOptions) -> Handout:
    """Make a page that is about something other than one business, such as a whole workshop.

    `given` are parameters that the template must have, as plain data.
    Raises a `SmarketingError` that says what is wrong.
    """
    return _made(sheet_inputs(given, options=options), options)


def make_deck(given: Mapping[str, Any], *, options: HandoutOptions) -> bytes:
    """Make slides, as one HTML file, from a template whose cells say where each begins.

    `given` are parameters that the template must have, as plain data.
    Raises a `SmarketingError` that says what is wrong.
    """
    from smarketing_edu.pdf.slides.exporter import make_slides  # nbconvert is slow to load

    return make_slides(_run(sheet_inputs(given, options=options), options, None)).encode()


def handout_inputs(business: Business | None, *, options: HandoutOptions) -> HandoutInputs:
    """What a handout will be made from.

    Raises `WorksheetError` when there is no such template, or it takes no business.
    """
    language = options.language or (business and business.language) or "en"
    given = {"business": business_mapping(business) if business else ""}
    return sheet_inputs(given, options=replace(options, language=language))


def sheet_inputs(given: Mapping[str, Any], *, options: HandoutOptions) -> HandoutInputs:
    """What a page will be made from; a template may leave out what people cannot choose.

    Papermill would only warn of a name that the template does not know, and lose the value.
    Raises `WorksheetError` when there is no such template, or it does not take all that is `given`.
    """
    language = options.language or "en"
    # whole, since papermill reads from a folder it remembers, which two runs at once leave wrong
    template = find_template(options.template, language=language).absolute()
    day = options.prepared_on
    chosen = {
        **given,
        "language": language,
        "paper": options.paper,
        "print_size": options.print_size,
        "fillable": options.fillable,
        "pages": options.pages,
        "prepared_on": day.isoformat() if day else "",
        # the template's kernel may start in another folder
        "brand": str(options.brand.resolve()) if options.brand else "",
        "previous": business_mapping(options.previous) if options.previous else "",
    }
    known = _parameters_of(template, changed=template.stat().st_mtime_ns)
    for name in given.keys() - known:
        raise WorksheetError(
            f"The template {template.name} has no parameter `{name}`. "
            "Add it to a cell tagged `parameters`."
        )
    return HandoutInputs(template, {key: chosen[key] for key in chosen if key in known})


def _made(
    inputs: HandoutInputs,
    options: HandoutOptions,
    on_cell: Callable[[int], object] | None = None,
) -> Handout:
    notebook = _run(inputs, options, on_cell)
    pdf = make_pdf(notebook)
    return Handout(pdf=pdf.data, pages=pdf.pages, notebook=notebook, notes=pdf.notes)


@lru_cache
def _parameters_of(template: Path, *, changed: int) -> frozenset[str]:
    return frozenset(papermill.inspect_notebook(template))


@lru_cache
def _notebook_of(template: Path, *, changed: int) -> NotebookNode:
    notebook: NotebookNode = load_notebook_node(str(template))
    return notebook


def _run(
    inputs: HandoutInputs, options: HandoutOptions, on_cell: Callable[[int], object] | None
) -> NotebookNode:
    """Take papermill's own steps.

    As one call they read the template again, and write the result as text that nobody keeps.
    """
    template = inputs.template
    notebook = parameterize_notebook(
        _notebook_of(template, changed=template.stat().st_mtime_ns),
        inputs.parameters,
        engine_name=options.engine,
    )
    prepare_notebook_metadata(notebook, str(template), None)
    # each engine would hand the other's on to somebody who does not know them
    limits = {"time_limit": options.time_limit, "memory_limit": options.memory_limit}
    hooks = {"on_cell_complete": lambda cell, cell_index: on_cell(cell_index)} if on_cell else {}
    try:
        executed: NotebookNode = papermill_engines.execute_notebook_with_engine(
            options.engine,
            notebook,
            papermill_engines.nb_kernel_name(options.engine, notebook),
            progress_bar=False,
            log_output=False,
            shutdown_kernel="immediate",
            extra_arguments=["--log-level=ERROR"],
            **(limits if options.engine == OUR_ENGINE else hooks),
        )
        raise_for_execution_errors(executed, None)
    except PapermillExecutionError as error:
        reason = _NO_MEMORY if error.ename == "MemoryError" else error.evalue or error.ename
        raise HandoutError(f"The worksheet {template.stem} stopped: {reason}") from error
    return executed


def save_handout(
    handout: Handout, path: Path, *, keep_notebook: bool = False, html: bool = False
) -> None:
    """Write a handout whole or not at all.

    `keep_notebook` leaves its notebook beside it, `html` the same worksheet as one page to read
    and to type into in a browser. Raises `FileInputError` when the file cannot be written.
    """
    save_file(handout.pdf, path)
    if keep_notebook:
        text = nbformat.writes(handout.notebook)  # type: ignore[no-untyped-call]
        save_file(text.encode(), path.with_suffix(".ipynb"))
    if html:
        save_file(make_html(handout.notebook).encode(), path.with_suffix(".html"))


def save_file(data: bytes, path: Path, *, what: str = "handout") -> None:
    """Write a finished file whole or not at all, and its folder where it is missing.

    Raises `FileInputError` when the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, mode=READABLE, outlast_power_cut=False)
    except OSError as error:
        raise FileInputError(
            f"The {what} could not be saved as {path}: {error.strerror}. {_cure(error)}",
            path=str(path),
        ) from error


def _cure(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "Make room on the disk."
    return "Close it if it is open in another program, and see that the folder can be written to."

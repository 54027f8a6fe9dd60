"""One business -> one handout: the only road, for the command line, the widget and the batch."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from smarketing_edu.errors import FileInputError, HandoutError, WorksheetError
from smarketing_edu.intake.business_file import business_mapping
from smarketing_edu.look.fonts import TextNote
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.html_page import make_html
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from smarketing_edu.worksheet.templates import find_template

_READABLE = 0o644


@dataclass(frozen=True)
class HandoutOptions:
    """How a handout is made: the same for every row of a batch."""

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


@dataclass(frozen=True)
class Handout:
    """A finished handout; `notes` say what had to be changed in the learner's texts."""

    pdf: bytes
    pages: int
    notebook: NotebookNode
    notes: tuple[TextNote, ...]


def make_handout(business: Business | None, *, options: HandoutOptions | None = None) -> Handout:
    """Make one handout: papermill runs the worksheet template, the blocks are typeset.

    Without a business it is the blank worksheet, made by the same template. Nothing is written.
    Raises a `SmarketingError` that says what is wrong.
    """
    options = options or HandoutOptions()
    language = options.language or (business and business.language) or "en"
    template = find_template(options.template, language=language)
    parameters = _parameters(business, options, language=language, template=template)
    notebook = _run(template, parameters, engine=options.engine)
    pdf = make_pdf(notebook)
    return Handout(pdf=pdf.data, pages=pdf.pages, notebook=notebook, notes=pdf.notes)


def _parameters(
    business: Business | None, options: HandoutOptions, *, language: str, template: Path
) -> dict[str, Any]:
    """What the template is run with; a template may leave out what it does not let people choose.

    Papermill would only warn of a name that the template does not know, and lose the value.
    """
    day = options.prepared_on
    chosen = {
        "business": business_mapping(business) if business else "",
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
    known = papermill.inspect_notebook(template)
    if "business" not in known:
        raise WorksheetError(
            f"The template {template.name} has no parameter `business`. "
            "Add it to a cell tagged `parameters`."
        )
    return {name: value for name, value in chosen.items() if name in known}


def _run(template: Path, parameters: dict[str, Any], *, engine: str | None) -> NotebookNode:
    try:
        executed: NotebookNode = papermill.execute_notebook(
            str(template),
            None,
            parameters=parameters,
            engine_name=engine,
            progress_bar=False,
            log_output=False,
            shutdown_kernel="immediate",
            extra_arguments=["--log-level=ERROR"],
        )
        return executed
    except PapermillExecutionError as error:
        raise HandoutError(f"The worksheet {template.stem} stopped: {error.evalue}") from error


def save_handout(
    handout: Handout, path: Path, *, keep_notebook: bool = False, html: bool = False
) -> None:
    """Write a handout whole or not at all.

    `keep_notebook` leaves its notebook beside it, `html` the same worksheet as one page to read
    and to type into in a browser. Raises `FileInputError` when the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, handout.pdf)
        if keep_notebook:
            text = nbformat.writes(handout.notebook)  # type: ignore[no-untyped-call]
            _write_whole(path.with_suffix(".ipynb"), text.encode())
        if html:
            _write_whole(path.with_suffix(".html"), make_html(handout.notebook).encode())
    except OSError as error:
        raise FileInputError(
            f"The handout could not be saved as {path}: {error.strerror}. Close it if it is open "
            "in a viewer, and see that the folder can be written to.",
            path=str(path),
        ) from error


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name first: it gets its own only when it is complete."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(draft, _READABLE)
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise

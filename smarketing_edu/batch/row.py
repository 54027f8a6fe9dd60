"""One row of a roster -> one finished handout: what a worker does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from smarketing_edu.batch.cuts import cut_fields, texts_of
from smarketing_edu.batch.proof import check_own
from smarketing_edu.errors import SmarketingError
from smarketing_edu.handout import Handout, HandoutOptions, make_handout, save_file
from smarketing_edu.intake.business_file import business_mapping
from smarketing_edu.look.fonts import clean_text
from smarketing_edu.model.business import Business
from smarketing_edu.warm_kernel.engine import KernelDiedError

TEXT_CUT = "text_cut"
"""The note on a text that is longer than its place."""


@dataclass(frozen=True)
class RowJob:
    """What a worker needs to make one handout; `path` is where the finished file goes."""

    row: int
    business: Business
    options: HandoutOptions
    path: Path


@dataclass(frozen=True)
class RowOutcome:
    """What came of a job: a file with its digest, or why there is none.

    `retry` says that the reason may lie outside the row, so that a second try makes sense.
    `notes` name each kind of change to the learner's texts, with the characters it was done to, or
    for a text that was cut its field.
    """

    digest: str = ""
    pages: int = 0
    notes: tuple[tuple[str, str], ...] = ()
    error: str = ""
    expected: bool = True
    retry: bool = False


def make_row(job: RowJob) -> RowOutcome:
    """Make, check and save one handout; whatever happens is told in the outcome."""
    return _told(job, save=True)[0]


def make_row_apart(job: RowJob) -> tuple[RowOutcome, bytes]:
    """Make and check one handout on a machine that may not see the folder; gives its bytes."""
    return _told(job, save=False)


def save_row(job: RowJob, outcome: RowOutcome, pdf: bytes) -> RowOutcome:
    """Save what was made on another machine, once it is known to have come over whole."""
    if outcome.error:
        return outcome
    if hashlib.sha256(pdf).hexdigest() != outcome.digest:
        return RowOutcome(error="The handout was damaged on its way.", expected=False, retry=True)
    try:
        save_file(pdf, job.path)
    except SmarketingError as error:
        return RowOutcome(error=str(error))
    return outcome


def _told(job: RowJob, *, save: bool) -> tuple[RowOutcome, bytes]:
    try:
        handout = make_handout(job.business, options=job.options)
        check_own(handout.pdf, business=job.business)
        if save:
            save_file(handout.pdf, job.path)
    except SmarketingError as error:
        # who killed its kernel may have killed those of others too
        return RowOutcome(error=str(error), retry=isinstance(error, KernelDiedError)), b""
    except Exception as error:  # whatever happens to one row, the others are made
        reason = f"{type(error).__name__}: {error}"
        return RowOutcome(error=reason, expected=False, retry=True), b""
    return _made(handout, job.business), handout.pdf


def _made(handout: Handout, business: Business) -> RowOutcome:
    # an answer of which nothing can be printed is no text of the page
    told = [clean_text(text).notes for text in texts_of(business_mapping(business))]
    left_out = [note for notes in told for note in notes if note.change == "glyphs_left_out"]
    changes = dict.fromkeys((n.change, n.characters) for n in (*handout.notes, *left_out))
    cuts = [(TEXT_CUT, field) for field in cut_fields(handout.notebook, business=business)]
    return RowOutcome(
        digest=hashlib.sha256(handout.pdf).hexdigest(),
        pages=handout.pages,
        notes=(*changes, *cuts),
    )

"""Is a finished PDF its own learner's? Asked of the file itself, before it gets its name."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pypdfium2

from smarketing_edu.errors import HandoutError
from smarketing_edu.look.fonts import clean_text, printable
from smarketing_edu.model.business import Business
from smarketing_edu.worksheet.room import shortened


def check_own(pdf: bytes, *, business: Business) -> None:
    """Check that a PDF bears its learner's ID in its metadata and the business's name on page one.

    A name that we have not all letters for is a line to write on: there the ID alone tells.
    Raises `HandoutError` when it does not: it may be somebody else's.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        keywords = document.get_metadata_value("Keywords")
        page = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    if keywords != f"learner:{clean_text(business.learner_id or '').text}":
        raise HandoutError(_NOT_OWN.format(what="learner ID"))
    if not _holds(page, printable(business.business_name)):
        raise HandoutError(_NOT_OWN.format(what="business name"))


_RIGHT_TO_LEFT = ("R", "AL")

_NOT_OWN = (
    "The finished handout does not bear this row's {what}, so it was thrown away. "
    "See that the worksheet prints it."
)


def _holds(page: str, name: str) -> bool:
    """Compare letters and digits only: lines break anywhere, and a long name is cut on the page."""
    wanted = _letters(clean_text(shortened(name)).text)
    found = _letters(page)
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in wanted):
        # joined letters come out of a PDF in another order, some of them twice
        return not Counter(wanted) - Counter(found)
    return wanted in found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, clean_text(text).text.casefold()))

"""Which of a learner's texts are longer than their place on the page, and were cut there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbformat import NotebookNode

from smarketing_edu.intake.business_file import business_mapping
from smarketing_edu.model.business import Business
from smarketing_edu.worksheet.blocks import MIME

_DOTS = re.compile("…")
_LEAST = 8  # letters: fewer could be the beginning of another text


def cut_fields(notebook: NotebookNode, *, business: Business) -> tuple[str, ...]:
    """Give the fields whose text a finished notebook shows cut, in the order of the form.

    Found on the page itself, whatever template made it: the beginning of the text, then dots.
    """
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    blocks = [output.get("data", {}).get(MIME) for output in outputs]
    shown = [text for text in texts_of(blocks) if "…" in text]
    told = business_mapping(business)
    return tuple(
        name for name in told if any(_is_cut(text, shown) for text in texts_of(told[name]))
    )


def texts_of(value: object) -> Iterator[str]:
    """Every text inside some data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from texts_of(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from texts_of(entry)


def _is_cut(text: str, shown: list[str]) -> bool:
    return any(
        place.endswith(text[:length], 0, dots.start())
        and not place.startswith(text, dots.start() - length)  # the dots are the learner's own
        for place in shown
        for dots in _DOTS.finditer(place)
        for length in range(_LEAST, len(text))
    )

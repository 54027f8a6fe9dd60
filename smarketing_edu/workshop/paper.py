"""What every paper of a workshop is made from: the workshop, its people, the words, the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smarketing_edu.content.format import format_date
from smarketing_edu.content.loader import Content, load_content
from smarketing_edu.model.business import Language
from smarketing_edu.worksheet.blocks import Cell, Column, PageSetup
from smarketing_edu.worksheet.rich import rich
from smarketing_edu.worksheet.room import shortened
from smarketing_edu.worksheet.spans import Span, Words, words
from smarketing_edu.worksheet.start import start_worksheet
from smarketing_edu.workshop.workshop_file import Workshop, load_workshop

_TITLE = 60
_FOR_THE_MENTOR = frozenset(
    {"guide", "card_key", "cohort", "who_to_call", "start_here", "room_change"}
)
_NO_HEAD = frozenset({"name_tents", "certificates"})
"""Papers that are cut or hang on a wall: nothing stands at the head or foot of their pages."""


@dataclass(frozen=True)
class Paper:
    """One paper of a workshop; `people` have a name and a business, `figures` are the room's."""

    workshop: Workshop
    people: tuple[Mapping[str, str], ...]
    figures: Mapping[str, Any]
    language: Language
    page_setup: PageSetup

    @property
    def content(self) -> Content:
        """The words of the paper's language."""
        return load_content(self.language)

    def phrase(self, key: str, **values: object) -> str:
        """A phrase of the workshop's papers as plain text."""
        return self.content.phrase(f"workshop.{key}", **values)

    def rich(self, key: str, **values: object) -> Words:
        """A phrase of the workshop's papers as words, some of them strong."""
        return rich(self.content, f"workshop.{key}", **values)

    def column(self, key: str, *, width: float = 1.0, align: Any = "left") -> Column:
        """A column under its heading."""
        return Column(heading=words(self.phrase(f"column.{key}")), width=width, align=align)

    @property
    def day(self) -> str:
        """The day of the workshop in words; "" while it is not known."""
        return format_date(self.workshop.date, language=self.language)


def start_paper(
    name: str,
    workshop: str | Mapping[str, Any],
    *,
    written_in: Language,
    people: Sequence[Mapping[str, str]] = (),
    figures: Mapping[str, Any] | None = None,
    language: str = "",
    paper: str = "us-letter",
    print_size: str = "normal",
    prepared_on: str | date = "",
    brand: str = "",
) -> Paper:
    """Begin a paper of a workshop: read the workshop file, check the options, set up the page.

    Raises `WorksheetError` when another language than the template's is asked for.
    """
    read = load_workshop(workshop)
    begun = start_worksheet(
        "",
        written_in=written_in,
        language=language or written_in,
        paper=paper,
        print_size=print_size,
        fillable=False,
        prepared_on=prepared_on,
        brand=brand,
    )
    content = begun.content
    named = content.phrase(f"workshop.named.{name}")
    title = shortened(read.title, most=_TITLE)
    head: Words = (Span(text=named, strong=True), Span(text=f"   {title}"))
    foot = content.phrase("workshop.footer.mentor") if name in _FOR_THE_MENTOR else title
    update: dict[str, Any] = {
        "title": f"{named}: {read.title}",
        "header": () if name in _NO_HEAD else head,
        "header_right": words(format_date(read.date, language=written_in)),
        "footer": words(foot),
    }
    setup = begun.page_setup.model_copy(update=update)
    return Paper(read, tuple(people), figures or {}, written_in, setup)


def cells(*texts: str | Words) -> tuple[Cell, ...]:
    """A row of a table from plain texts and words."""
    return tuple(Cell(words=words(each) if isinstance(each, str) else each) for each in texts)

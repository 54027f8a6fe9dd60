"""A worksheet begins: one business, one language, one page setup."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import get_args

import segno

from smarketing_edu.content.format import format_date, format_measure, format_money
from smarketing_edu.content.loader import Content, load_content
from smarketing_edu.errors import WorksheetError
from smarketing_edu.look.brand import Brand, load_brand
from smarketing_edu.look.fonts import isolated, printable
from smarketing_edu.look.palette import PALETTE
from smarketing_edu.model.business import Business, Language
from smarketing_edu.model.measure import Measure
from smarketing_edu.model.measures import all_measures
from smarketing_edu.model.priority import WhereToWork, where_to_work
from smarketing_edu.worksheet.blocks import BrandMark, PageSetup
from smarketing_edu.worksheet.own_words import printable_answers
from smarketing_edu.worksheet.page_head import header, header_right, title_of
from smarketing_edu.worksheet.rich import rich
from smarketing_edu.worksheet.room import ROOM, shortened
from smarketing_edu.worksheet.spans import Words, WriteIn, words
from smarketing_edu.worksheet.templates import find_business

_PROGRAMME = 60


@dataclass(frozen=True)
class Worksheet:
    """What every section of a worksheet is made from."""

    business: Business
    language: Language
    page_setup: PageSetup
    brand: Brand = field(default_factory=Brand)
    previous: Business | None = None

    @cached_property
    def content(self) -> Content:
        """The words of the worksheet's language."""
        return load_content(self.language)

    @property
    def large(self) -> bool:
        """Whether the pages are set in large print."""
        return self.page_setup.print_size == "large"

    @property
    def bars_width(self) -> float:
        """How wide bars beside a table are drawn, in points: what is narrower is set larger."""
        return 110.0 if self.large else 190.0

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Every computed number of this business, by key."""
        return all_measures(self.business)

    @cached_property
    def where_to_work(self) -> WhereToWork:
        """The step to work on first, as far as can be told."""
        return where_to_work(self.business)

    @cached_property
    def previous_measures(self) -> Mapping[str, Measure]:
        """The same numbers last time; none where there was no last time."""
        return all_measures(self.previous) if self.previous else {}

    def shown_last_time(self, key: str) -> str:
        """A measure of last time as this worksheet shows it; "" without one."""
        measure = self.previous_measures.get(key)
        if measure is None or measure.value is None:
            return ""
        return format_measure(measure, language=self.language, currency=self.currency)

    def last_time(self, key: str) -> str:
        """A measure of last time, in words; "" without one."""
        shown = self.shown_last_time(key)
        return self.phrase("last_time", value=shown) if shown else ""

    @property
    def currency(self) -> str:
        """The ISO 4217 code that amounts are shown in."""
        return self.business.currency or "USD"

    def phrase(self, key: str, **values: object) -> str:
        """A phrase of this worksheet as plain text."""
        return self.content.phrase(f"worksheet.{key}", **values)

    def rich(self, key: str, **values: object) -> Words:
        """A phrase of this worksheet as words, some of them strong."""
        return rich(self.content, f"worksheet.{key}", **values)

    def write_in(self, name: str, *, prompt: bool = False, lines: int = 1) -> WriteIn:
        """A place to write; a field of the business is asked for in the words of the form."""
        words = self.content.fields.get(name)
        label = words.question if words else self.phrase(f"write_in.{name}")
        return WriteIn(name=name, label=label, prompt=label if prompt else "", lines=lines)

    def numbered(self, name: str, place: int) -> WriteIn:
        """One of several places to write of the same kind, counted from 1."""
        label = self.phrase(f"write_in.{name}", number=place)
        return WriteIn(name=f"{name}_{place}", label=label)

    def field_label(self, name: str) -> str:
        """What a field of the business is called on a page."""
        return self.content.fields[name].label

    @property
    def lesson_address(self) -> str | None:
        """Where the brand file says that the lessons are."""
        return self.brand.lesson_address

    @property
    def lesson_code(self) -> str | None:
        """The address as a code to scan, drawn as SVG; None without an address."""
        if not self.lesson_address:
            return None
        code = segno.make(self.lesson_address, error="m")
        picture = BytesIO()
        # with its namespace, or a browser does not take it for a picture
        code.save(picture, kind="svg", border=0, dark=PALETTE.ink, omitsize=True, xmldecl=False)
        return picture.getvalue().decode().strip()

    @property
    def next_steps(self) -> tuple[str, ...]:
        """The brand file's workshop, its places to go next and its contact line."""
        places = [
            " · ".join(filter(None, (place.name, (place.address or "").removeprefix("https://"))))
            for place in self.brand.resources
        ]
        day = self.brand.workshop_date
        dated = format_date(day, language=self.language) if day else None
        workshop = ", ".join(part for part in (self.brand.workshop, dated) if part)
        return tuple(part for part in (workshop, *places, self.brand.contact_line) if part)

    @property
    def short_name(self) -> str:
        """The name of the business, no longer than a line has room for; "" where we lack letters.

        A sentence then does without it: the name's own place has a line for it.
        """
        return self.short(printable(self.business.business_name), ROOM["business_name"])

    def short(self, text: str | None, most: int) -> str:
        """A learner's text, cut at a word's end where it is longer than its place; "" for none."""
        return isolated(shortened(text or "", most=most))

    def answer(self, field: str) -> str:
        """The owner's answer to a question of words, as much of it as its page shows."""
        return self.short(getattr(self.business, field), ROOM[field])

    def stage_name(self, stage: str) -> str:
        """The owner's own name for a stage of the funnel, or ours."""
        own: str | None = getattr(self.business, f"{stage}_name")
        return self.short(own or self.content.stages[stage].name, ROOM[f"{stage}_name"])

    def money(self, amount: float | None) -> str:
        """An amount as this worksheet shows it."""
        return format_money(amount, currency=self.currency, language=self.language, cents="auto")

    def points(self, points: int) -> str:
        """Points of a score card with their sign, as a page writes it."""
        return f"{points:+d}".replace("-", "\N{MINUS SIGN}")

    def shown(self, key: str) -> str:
        """A measure as this worksheet shows it; "" when it is not known."""
        return format_measure(self.measures[key], language=self.language, currency=self.currency)


def start_worksheet(
    business: str | Mapping[str, object] | Business,
    *,
    written_in: Language,
    name: str = "",
    language: str = "",
    paper: str = "us-letter",
    prepared_on: str | date = "",
    print_size: str = "normal",
    fillable: bool = True,
    pages: str = "all",
    brand: str = "",
    previous: str | Mapping[str, object] | Business = "",
) -> Worksheet:
    """Begin a worksheet: read the business, check the options, set up the page.

    `written_in` is the language of the template that calls; `language` is the one asked for
    (blank: the business's own). `name` is what stands at the head of each page: one of
    `worksheet.named`, or your own words. Raises `WorksheetError` when they differ, naming the twin.
    """
    profile = printable_answers(find_business(business))
    asked = language or profile.language or written_in
    if asked != written_in:
        raise WorksheetError(_names_twin(asked, written_in))
    content = load_content(written_in)
    day = _day(prepared_on)
    mark = load_brand(brand or None)
    own_footer = f"worksheet.footers.{name}"
    has_own = own_footer in content.phrases
    setup = PageSetup(
        title=title_of(content, profile, name),
        language=written_in,
        paper=paper,  # type: ignore[arg-type]  # pydantic checks it
        print_size=print_size,  # type: ignore[arg-type]  # pydantic checks it
        prepared_on=day,
        fillable=fillable,
        pages=pages,  # type: ignore[arg-type]  # pydantic checks it
        learner_id=profile.learner_id or "",
        header=header(content, profile, name, large=print_size == "large"),
        header_right=header_right(content, profile, day),
        footer=words(content.phrase(own_footer if has_own else "worksheet.footer")),
        brand=_brand_mark(mark),
        page_of=content.phrase("worksheet.page_of", page="{page}", pages="{pages}"),
    )
    return Worksheet(
        business=profile,
        language=written_in,
        page_setup=setup,
        brand=mark,
        previous=find_business(previous) if previous else None,
    )


def _brand_mark(brand: Brand) -> BrandMark:
    return BrandMark(
        programme=shortened(brand.programme or "", most=_PROGRAMME),
        accent=None if brand.colour == PALETTE.ink else brand.colour,
        logo=b64encode(brand.logo.data).decode() if brand.logo else None,
        logo_kind=brand.logo.format if brand.logo else None,
    )


def _day(prepared_on: str | date) -> date | None:
    if isinstance(prepared_on, date) or not prepared_on:
        return prepared_on or None
    try:
        return date.fromisoformat(prepared_on)
    except ValueError:
        raise WorksheetError(
            f"`prepared_on` is {prepared_on!r}. Write a day as year-month-day, "
            "for example 2026-11-22, or leave it blank."
        ) from None


def _names_twin(asked: str, written_in: str) -> str:
    if asked not in get_args(Language):
        known = " or ".join(get_args(Language))
        return f"The language asked for is {asked!r}. Use {known}."
    folder = "worksheets" if asked == "en" else f"worksheets/{asked}"
    return (
        f"This worksheet is written in {written_in!r} and {asked!r} was asked for. "
        f"Use the template of the same name in {folder}/."
    )

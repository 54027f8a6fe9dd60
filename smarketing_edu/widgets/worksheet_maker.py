"""Make my worksheet: a button, a bar that fills, a picture of the first page, and the file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from html import escape

import nbformat
from ipywidgets import Dropdown, IntProgress, VBox
from jupyter_core.utils import ensure_event_loop
from slugify import slugify

from smarketing_edu.errors import SmarketingError
from smarketing_edu.handout import Handout, HandoutOptions, make_handout
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.preview import preview
from smarketing_edu.widgets.finished_file import FinishedFile
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import Say, button, card, html, page, row, said, with_class
from smarketing_edu.worksheet.templates import find_template

_CHOICES = {
    "language": ("en", "es"),
    "paper": ("us-letter", "a4"),
    "print_size": ("normal", "large"),
}
_LONGEST_NAME = 60


def worksheet_maker(lesson: Lesson, *, template: str = "sales_vs_marketing") -> VBox:
    """A button that makes the owner's own worksheet, the very file the command line makes."""
    return WorksheetMaker(lesson, template=template).box


@dataclass(frozen=True)
class Made:
    """A finished handout with the picture of its first page."""

    handout: Handout
    picture: bytes


class WorksheetMaker:
    """Makes a handout beside the page, so that the page stays alive, and hands it over."""

    def __init__(self, lesson: Lesson, *, template: str) -> None:
        self._lesson, self._template = lesson, template
        self.choices = {name: self._choice(name) for name in _CHOICES}
        self.button = button(lesson.phrase(f"maker.button.{template}"))
        self.button.on_click(lambda _: self._start())
        self.bar = with_class(
            IntProgress(min=0, max=1, description=lesson.phrase("maker.progress")),
            *("smk-bar", "smk-quiet-label"),
        )
        self.bar.layout.display = "none"
        self.say = Say()
        self.file = FinishedFile(
            download_label=lesson.phrase("maker.download"), open_label=lesson.phrase("maker.open")
        )
        intro = html(f"<p>{said(lesson, f'maker.intro.{template}')}</p>")
        picks = with_class(row(self.choices.values()), "smk-typed-row")
        private = html(f'<p class="smk-soft">{said(lesson, "maker.private")}</p>')
        parts = [intro, picks, row([self.button]), self.bar, self.say, self.file, private]
        self.box: VBox = page(lesson, "maker", [card(parts)])

    def _choice(self, name: str) -> Dropdown:
        phrase = self._lesson.phrase
        options = [(phrase(f"maker.{name}.{each}"), each) for each in _CHOICES[name]]
        told = self._lesson.business.language or self._lesson.language
        value = told if name == "language" else _CHOICES[name][0]
        return Dropdown(description=phrase(f"maker.{name}.label"), options=options, value=value)

    def _start(self) -> None:
        self._running = asyncio.get_running_loop().create_task(self.make())

    async def make(self) -> None:
        """Make the worksheet; the page stays alive, and what goes wrong is said in plain words."""
        self._begin()
        try:
            business = self._business()
            loop = asyncio.get_running_loop()

            def on_cell(cell: int) -> None:
                loop.call_soon_threadsafe(self._move, cell)

            # not `to_thread`: a thread that knew of this loop would wait for itself
            made = await loop.run_in_executor(None, _make, business, self._options(), on_cell)
        except SmarketingError as error:
            self.say.say(escape(str(error)), tone="wrong")
        else:
            self._show(made, business)
        finally:
            self.bar.layout.display = "none"
            self.button.disabled = False

    def _begin(self) -> None:
        self.button.disabled = True
        self.file.content = b""
        template = find_template(self._template, language=self.choices["language"].value)
        cells = nbformat.read(template, as_version=4).cells  # type: ignore[no-untyped-call]
        # one more for the pages, which are set when all cells have run
        self.bar.max, self.bar.value = len(cells) + 1, 0
        self.bar.layout.display = ""
        self.say.say(said(self._lesson, "maker.making"))

    def _move(self, cell: int) -> None:
        self.bar.value = cell + 1

    def _business(self) -> Business | None:
        """What is in the file, read as the command line does; None where there is none yet."""
        lesson = self._lesson
        if not lesson.business.business_name and not lesson.answers.path.exists():
            return None
        if (lesson.business.language or "en") != self.choices["language"].value:
            lesson.save(language=self.choices["language"].value)
        return load_business(lesson.answers.path, language=lesson.language)

    def _options(self) -> HandoutOptions:
        return HandoutOptions(
            template=self._template,
            prepared_on=date.today(),
            **{name: choice.value for name, choice in self.choices.items()},
        )

    def _show(self, made: Made, business: Business | None) -> None:
        lesson = self._lesson
        pages = made.handout.pages
        key = "made" if business else "made_blank"
        self.say.say(said(lesson, f"maker.{key}", count=pages), tone="right")
        with self.file.hold_sync():
            self.file.name = file_name(business, kind=lesson.phrase(f"maker.file.{self._template}"))
            self.file.alt = lesson.phrase("maker.alt", count=pages)
            self.file.picture, self.file.content = made.picture, made.handout.pdf


def file_name(business: Business | None, *, kind: str) -> str:
    """A file name that is safe anywhere: the business and the kind of paper.

    >>> file_name(Business(business_name="Rosie's Bakery"), kind="worksheet")
    'rosies-bakery-worksheet.pdf'
    """
    name = (business.business_name if business else "").replace("'", "").replace("’", "")
    return f"{slugify(f'{name[:_LONGEST_NAME]} {kind}')}.pdf"


def _make(
    business: Business | None, options: HandoutOptions, on_cell: Callable[[int], object]
) -> Made:
    # papermill takes the event loop of its thread, makes one if need be, and leaves it open
    with closing(ensure_event_loop()):
        handout = make_handout(business, options=options, on_cell=on_cell)
    return Made(handout, preview(handout.pdf))

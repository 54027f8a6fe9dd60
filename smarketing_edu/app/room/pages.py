"""The room's own pages: the lessons, the way in, the wall, and what is said when it is full."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

import nbformat
import segno
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from smarketing_edu.app.room.door import Door
from smarketing_edu.app.room.kernels import RoomKernels
from smarketing_edu.app.room.seats import Seats
from smarketing_edu.app.workbook import lesson_files
from smarketing_edu.content import load_content
from smarketing_edu.widgets.style import style_sheet

_AUTO = select_autoescape(default=True)
_TEMPLATES = Environment(
    loader=PackageLoader("smarketing_edu.app.room"), autoescape=_AUTO, undefined=StrictUndefined
)


@dataclass
class Pages:
    """What everybody in the room may see, in one language."""

    language: str
    folder: Path
    """The lessons, in that language."""
    door: Door
    seats: Seats
    idle_minutes: float
    kernels: RoomKernels = field(init=False)
    """Set once the server has made them."""

    @cached_property
    def lessons(self) -> dict[str, str]:
        """The title of each lesson by its file's name."""
        return {
            path.name: _title(path) for path in lesson_files(self.language, lessons=self.folder)
        }

    def home(self) -> str:
        """The list of lessons, and what to do with one's answers."""
        return self._page("home", lessons=self.lessons)

    def way_in(self, *, wrong: bool) -> str:
        """The question for the password."""
        return self._page("way_in", wrong=wrong)

    def wall(self) -> str:
        """The address, large, and as a picture for a phone's camera."""
        picture = BytesIO()
        segno.make(self.door.address_to_scan, error="m").save(
            picture,
            kind="svg",
            border=2,
            omitsize=True,
            svgclass=None,
            lineclass=None,
            xmldecl=False,
        )
        return self._page("wall", door=self.door, picture=picture.getvalue().decode())

    def full(self) -> str:
        """Every seat is taken, and what to do now."""
        return self._page("full", limit=self.seats.limit)

    def entrance(self) -> str:
        """The page that hands in the answers which this browser keeps, and goes on by itself."""
        return self._page("entrance")

    def sorry(self) -> str:
        """What was asked for is not here."""
        return self._page("sorry")

    def say(self, key: str, **values: object) -> str:
        """A phrase of the room as plain text."""
        return load_content(self.language).phrase(f"serve.{key}", **values)

    def resources(self) -> dict[str, object]:
        """What the template of a lesson is given, beside what Voilà gives it."""
        keys = ("all_lessons", "opening", "rested", "open_again")
        words = {key: self.say(key, minutes=f"{self.idle_minutes:g}") for key in keys}
        return {"words": words, "language_code": self.language, "style": style_sheet()}

    def _page(self, name: str, **values: object) -> str:
        return _TEMPLATES.get_template(f"{name}.html").render(
            language=self.language, say=self.say, style=style_sheet(), **values
        )


def _title(lesson: Path) -> str:
    notebook = nbformat.read(lesson, as_version=4)  # type: ignore[no-untyped-call]
    first = str(notebook.cells[0].source).splitlines()[0]
    return first.lstrip("# ")

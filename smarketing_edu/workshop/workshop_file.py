"""The file about one workshop: when, where, how long, who leads it, and where to go next."""

from __future__ import annotations

import datetime as clock
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from smarketing_edu.content.format import format_list
from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import FieldInputError, FileInputError
from smarketing_edu.worksheet.templates import home

LENGTHS = (60, 90, 120)
"""How many minutes a workshop may have."""

MATERIALS_DUE = clock.timedelta(hours=48)
ATTENDANCE_DUE = clock.timedelta(days=5)
"""What programmes of SCORE's kind ask for: before the start, and after the day."""

FEWEST_RESOURCES = 3
LARGEST_FILE = 100_000
_EXAMPLE = "workshop.yaml"

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class Resource(BaseModel):
    """A place to go next: its name, what it is good for, and where it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    good_for: Line
    address: Line | None = None


class Workshop(BaseModel):
    """One workshop as its mentor describes it; what is blank becomes a line to write on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Line
    workshop_id: Annotated[Line | None, Field(coerce_numbers_to_str=True)] = None
    date: clock.date | None = None
    starts: clock.time | None = None
    minutes: Literal[60, 90, 120] = 90
    place: Line | None = None
    mentors: tuple[Line, ...] = ()
    programme: Line | None = None
    language: Literal["en", "es"] = "en"
    resources: tuple[Resource, ...] = ()

    @property
    def begins(self) -> clock.datetime | None:
        """The day and the hour, where both are known."""
        return clock.datetime.combine(self.date, self.starts) if self.date and self.starts else None

    def led_by(self, *, language: str) -> str:
        """The mentors' names as a list in words."""
        return format_list(self.mentors, language=language)

    def next_places(self, *, language: str) -> tuple[Resource, ...]:
        """The resources of the file, or three public ones that cost nothing."""
        if self.resources:
            return self.resources
        phrase = load_content(language).phrase
        return tuple(
            Resource(
                name=phrase(f"workshop.resource.{key}.name"),
                good_for=phrase(f"workshop.resource.{key}.good_for"),
                address=phrase(f"workshop.resource.{key}.address"),
            )
            for key in ("score", "sbdc", "library")
        )


def load_workshop(source: str | Path | Mapping[str, Any]) -> Workshop:
    """Read a workshop from a file, or from its fields; "" is the example that comes with us.

    Raises `FileInputError` for the file, `FieldInputError` for one of its lines.
    """
    if isinstance(source, Mapping):
        return _checked(source)
    path = Path(source) if source else home("examples") / _EXAMPLE
    if not path.is_file() or path.stat().st_size > LARGEST_FILE:
        message = f"The workshop file {path.name} is not there, or is no short list of lines."
        raise FileInputError(f"{message} Begin with examples/{_EXAMPLE}.", path=str(path))
    try:
        fields = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}" if mark else ""
        message = f"The workshop file {path.name} cannot be read{where}."
        raise FileInputError(f"{message} Each line is `name: value`.", path=str(path)) from error
    if not isinstance(fields, dict):
        message = f"The workshop file {path.name} is not a list of `name: value` lines."
        raise FileInputError(f"{message} Write it so.", path=str(path))
    return _checked({name: value for name, value in fields.items() if value != ""})


def _checked(fields: Mapping[str, Any]) -> Workshop:
    minutes = str(fields.get("minutes", 90))
    if not minutes.isascii() or not minutes.isdecimal() or int(minutes) not in LENGTHS:
        raise _refused("minutes", minutes, "Write 60, 90 or 120.")
    try:
        workshop = Workshop.model_validate({**fields, "minutes": int(minutes)})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(step) for step in first["loc"])
        raise _refused(field, first["input"], _CURES.get(field, _cure(first))) from error
    if 0 < len(workshop.resources) < FEWEST_RESOURCES:
        seen = ", ".join(place.name for place in workshop.resources)
        cure = "Name three or more, so that no firm is favored, or none: then ours are printed."
        raise _refused("resources", seen, cure)
    return workshop


_CURES = {
    "date": "Write it as year-month-day, such as 2026-11-24.",
    "starts": "Write hour and minutes with a colon, from 00:00 to 23:59, such as 18:00.",
    "language": "Write en or es.",
    "title": "Write one line of 120 characters at most.",
}


def _cure(problem: Mapping[str, Any]) -> str:
    if problem["type"] == "extra_forbidden":
        return f"There is no such line. Use: {', '.join(Workshop.model_fields)}."
    return f"{problem['msg']}. See examples/{_EXAMPLE}."


def _refused(field: str, value: object, cure: str) -> FieldInputError:
    seen = str(value)[:60]
    message = f"In the workshop file, `{field}` is {seen!r}. {cure}"
    return FieldInputError(message, field=field, value=seen)

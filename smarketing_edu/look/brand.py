"""The brand file: whose workshop this is, and the one colour and logo that make it theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from smarketing_edu.errors import FieldInputError, FileInputError
from smarketing_edu.look.contrast import TEXT_CONTRAST, contrast_ratio, nearest_readable
from smarketing_edu.look.logo import Logo, load_logo
from smarketing_edu.look.palette import PALETTE

LONGEST_TEXT = 120
LARGEST_FILE = 100_000
MOST_RESOURCES = 3


@dataclass(frozen=True)
class Resource:
    """One place an owner can go to next, with its address where it has one."""

    name: str
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class Brand:
    """Whose workshop a handout comes from; with nothing set, it is plainly ours."""

    programme: str | None = None
    logo: Logo | None = None
    mentor: str | None = None
    workshop: str | None = None
    workshop_date: date | None = None
    colour: str = PALETTE.ink
    contact: str | None = None
    show_contact: bool = True
    resources: tuple[Resource, ...] = ()
    lesson_address: str | None = None

    @property
    def contact_line(self) -> str | None:
        """The contact line where the programme lets it be shown."""
        return self.contact if self.show_contact else None


def load_brand(path: Path | str | None) -> Brand:
    """Read a brand file; without one, the plain brand.

    Raises `FileInputError` for the file or its logo, `FieldInputError` for one setting.
    """
    if path is None:
        return Brand()
    path = Path(path)
    settings = _read_settings(path)
    read: dict[str, Any] = {}
    for name, value in settings.items():
        attribute, reader = _SETTINGS[_known(name)]
        if value is None:
            _refuse_lost_colour(name)
            continue
        read[attribute] = reader(name, value)
    if "logo" in read:
        read["logo"] = load_logo(path.parent / read["logo"])
    return Brand(**read)


def _read_settings(path: Path) -> dict[Any, Any]:
    if not path.is_file():
        message = f"The brand file {path.name} is not there. Check its name and folder."
        raise FileInputError(message, path=str(path))
    if path.stat().st_size > LARGEST_FILE:
        message = f"The brand file {path.name} is too large to be one. It holds ten short lines."
        raise FileInputError(message, path=str(path))
    try:
        settings = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}" if mark else ""
        message = f"The brand file {path.name} cannot be read{where}. Each line is `name: value`."
        raise FileInputError(message, path=str(path)) from error
    if not isinstance(settings, dict | None):
        message = f"The brand file {path.name} is not a list of `name: value` lines. Write it so."
        raise FileInputError(message, path=str(path))
    return settings or {}


def _known(name: object) -> str:
    if isinstance(name, str) and name in _SETTINGS:
        return name
    near = get_close_matches(str(name), _SETTINGS, n=1)
    cure = f"Did you mean `{near[0]}`?" if near else f"Use: {', '.join(_SETTINGS)}."
    raise _refused(str(name), name, f"There is no brand setting `{_shown(name)}`. {cure}")


def _refuse_lost_colour(name: str) -> None:
    if name in ("color", "colour"):
        cure = 'Put quotes around it: `color: "#0b6e69"`; without them, # starts a remark.'
        raise _refused(name, None, f"`{name}` is empty. {cure}")


def _text(name: str, value: object) -> str:
    if isinstance(value, dict | list | bool):
        message = f"`{name}` is a short text, not {_shown(value)}. Write one line."
        raise _refused(name, value, message)
    text = " ".join(str(value).split())
    if not text or len(text) > LONGEST_TEXT:
        message = f"`{name}` has {len(text)} characters. Write from 1 to {LONGEST_TEXT}."
        raise _refused(name, value, message)
    return text


def _colour(name: str, value: object) -> str:
    found = re.fullmatch(r"#?([0-9a-fA-F]{6})", str(value))
    if not found:
        message = f'`{name}` is {_shown(value)}. Write it as six digits, such as "#0b6e69".'
        raise _refused(name, value, message)
    colour = f"#{found[1].lower()}"
    contrast = contrast_ratio(colour, PALETTE.paper)
    if contrast < TEXT_CONTRAST:
        message = (
            f"`{name}` is {colour}: too light to read as letters on white "
            f"(contrast {contrast:.1f}, and {TEXT_CONTRAST} is needed). "
            f'A close one that can be read is "{nearest_readable(colour)}".'
        )
        raise _refused(name, value, message)
    return colour


def _date(name: str, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        message = f"`{name}` is {_shown(value)}. Write it as year-month-day: 2026-03-05."
        raise _refused(name, value, message) from None


def _yes_no(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _refused(name, value, f"`{name}` is {_shown(value)}. Write yes or no.")
    return value


def _address(name: str, value: object) -> str:
    text = _text(name, value)
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or not re.fullmatch(r"[!-~]+", text):
        message = f"`{name}` is {_shown(value)}. Write a web address that starts with https://."
        raise _refused(name, value, message)
    return text


def _resources(name: str, value: object) -> tuple[Resource, ...]:
    if not isinstance(value, list) or len(value) > MOST_RESOURCES:
        message = f"`{name}` is a list of at most {MOST_RESOURCES}. Start each line with a dash."
        raise _refused(name, value, message)
    return tuple(_resource(name, entry) for entry in value)


def _resource(name: str, entry: object) -> Resource:
    if not isinstance(entry, dict):
        return Resource(_text(name, entry))
    if not {"name"} <= entry.keys() <= {"name", "address"}:
        message = f"`{name}` has an entry {_shown(entry)}. Give each a `name` and an `address`."
        raise _refused(name, entry, message)
    address = entry.get("address")
    return Resource(_text(name, entry["name"]), address and _address(name, address))


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _refused(name: str, value: object, message: str) -> FieldInputError:
    return FieldInputError(message, field=name, value=_shown(value))


_SETTINGS: dict[str, tuple[str, Callable[[str, object], Any]]] = {
    "programme": ("programme", _text),
    "program": ("programme", _text),
    "logo": ("logo", _text),
    "mentor": ("mentor", _text),
    "workshop": ("workshop", _text),
    "workshop_date": ("workshop_date", _date),
    "color": ("colour", _colour),
    "colour": ("colour", _colour),
    "contact": ("contact", _text),
    "show_contact": ("show_contact", _yes_no),
    "resources": ("resources", _resources),
    "lesson_address": ("lesson_address", _address),
}
"""What a brand file may say: each setting, the attribute it sets, and how it is read."""

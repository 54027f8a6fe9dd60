"""First names, last names and phones: what an attendance list needs and a worksheet never does."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.columns import find_columns
from smarketing_edu.intake.tables import is_field_name, read_table

_HEADERS = {
    "first": "first name|given name|nombre de pila|primer nombre|nombres",
    "last": "last name|surname|family name|apellido|apellidos",
    "phone": (
        "phone|phone number|telephone|tel|mobile|mobile phone|cell|cell phone|contact number|"
        "telefono|numero de telefono|celular|movil"
    ),
}
_TITLES = frozenset(
    [
        "dr",
        "dra",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "prof",
        "rev",
        "sr",
        "sra",
        "srta",
        "don",
        "dona",
        "lic",
        "ing",
    ]
)
_ENDINGS = frozenset(["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "cpa"])
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "dos",
        "do",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "bin",
        "al",
        "el",
        "y",
    ]
)
_SEVERAL = re.compile(r"&|/|\+|\b(?:and|y|e|or)\b", re.I)
_PHONE_END = re.compile(r"(?:ext|x|#)\.?\s*\d+\s*$", re.I)
_PHONE_DIGITS = 10


@dataclass(frozen=True)
class PersonName:
    """A name in two parts; `sure` is whether nobody need look at it."""

    first: str
    last: str
    sure: bool


@dataclass(frozen=True)
class Contact:
    """What the columns of a roster say that a worksheet does not use."""

    first: str = ""
    last: str = ""
    phone: str = ""


def read_contacts(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    language: str = "en",
) -> dict[int, Contact]:
    """The phone, and the first and last name where they have columns, by the row a person sees.

    Raises `FileInputError` when the file cannot be used.
    """
    known = {
        name: frozenset(plain(each) for each in text.split("|")) for name, text in _HEADERS.items()
    }
    table = read_table(path, sheet=sheet, language=language, knows=is_field_name)
    columns = find_columns(table, mapping=mapping or {})
    places = {
        name: place
        for place, header in reversed(list(enumerate(columns.headers)))
        for name, headers in known.items()
        if plain(header) in headers
    }
    return {
        row.number: Contact(**{name: _text(row.cells, at) for name, at in places.items()})
        for row in columns.rows
    }


def _text(row: Sequence[object], place: int) -> str:
    cell = row[place] if place < len(row) else None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell or "").split())


def split_name(name: str) -> PersonName:
    """A full name as first and last; what could be split in two ways is said to be unsure.

    >>> split_name("Dr. Ana de la Cruz"), split_name("Hall, Rosie").last
    (PersonName(first='Ana', last='de la Cruz', sure=True), 'Hall')
    >>> split_name("Gabriel García Márquez").sure
    False
    """
    before, comma, after = name.partition(",")
    if comma and plain(after).replace(".", "") not in _ENDINGS:
        first, last = after.strip(" ,"), before.strip()
        return PersonName(first, last, bool(first and last))
    parts = name.split()
    while len(parts) > 1 and _bare(parts[0]) in _TITLES:
        parts = parts[1:]
    if len(parts) < 2 or _SEVERAL.search(_without_particles(name)):
        return PersonName(name.strip(), "", False)
    ending = 1 if len(parts) > 2 and _bare(parts[-1]) in _ENDINGS else 0
    starts = _last_name_at(parts, len(parts) - ending)
    first, last = " ".join(parts[:starts]), " ".join(parts[starts:])
    return PersonName(first, last, starts == 1 and _bare(parts[0]) not in _PARTICLES)


def _last_name_at(parts: Sequence[str], end: int) -> int:
    """Where the last name begins: its last word, with the particles before it."""
    at = end - 1
    while at > 1 and _bare(parts[at - 1]) in _PARTICLES:
        at -= 1
    return at


def _bare(word: str) -> str:
    return plain(word).strip(".,")


def _without_particles(name: str) -> str:
    """A name without its "y", where a family has two names joined by it ("Ortega y Gasset")."""
    return re.sub(r"\s(?:y|e)\s(?=\S+$)", " ", name) if len(name.split()) > 3 else name


def phone_digits(text: str) -> str:
    """A phone as digits only, without an extension and without the country's own 1.

    >>> phone_digits("+1 (555) 014-2233 ext. 5")
    '5550142233'
    """
    digits = re.sub(r"[^0-9]", "", _PHONE_END.sub("", text))
    return digits[1:] if len(digits) == _PHONE_DIGITS + 1 and digits[0] == "1" else digits


def is_whole_phone(digits: str) -> bool:
    """Whether so many digits are a phone of the United States."""
    return len(digits) == _PHONE_DIGITS

"""One business in a file of its owner's: flat lines of "field: value", read and written whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from smarketing_edu.errors import FieldInputError, FileInputError
from smarketing_edu.intake.problem import put_in_words
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Business

FORMAT = 1


def load_business(source: str | os.PathLike[str] | Mapping[str, object]) -> Business:
    """The business in a file, or in a mapping with the same keys.

    Raises `FileInputError` or `FieldInputError`.
    """
    if isinstance(source, Mapping):
        return _business(source, exact=True)
    data = yaml.safe_load(Path(source).read_text("utf-8"))
    return _business(data, exact=False)


def business_mapping(business: Business) -> dict[str, object]:
    """The filled-in fields as plain data that JSON can hold; `load_business` reads it back."""
    plain: dict[str, object] = {}
    for name, value in asdict(business).items():
        if value is None or value == ():
            continue
        plain[name] = value.isoformat() if isinstance(value, date) else value
        if isinstance(value, tuple):
            plain[name] = list(value)
    return plain


def save_business(business: Business, path: str | os.PathLike[str]) -> None:
    """Write a business file."""
    data = {"format": FORMAT, **business_mapping(business)}
    Path(path).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _business(data: Mapping[str, Any], *, exact: bool) -> Business:
    values: dict[str, object] = {}
    for name, raw in data.items():
        if name == "format":
            continue
        if name not in FIELDS:
            raise FieldInputError(f"There is no field {name!r}.", field=name)
        reading = read_value(raw, field=FIELDS[name], exact=exact)
        if reading.value is None and reading.findings:
            problem = put_in_words(reading.findings[0], language="en", field=name, value=raw)
            raise FieldInputError(f"{problem.problem} {problem.fix}", field=name, value=str(raw))
        if reading.value is not None:
            values[name] = reading.value
    if "business_name" not in values:
        raise FileInputError("There is no business_name.")
    return Business(**values)  # type: ignore[arg-type] # read_value gives each field its own type

"""A mentor's own list of which column is which field, for headers we do not know."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.headers import match_header, nearest_field
from smarketing_edu.intake.problem import file_error
from smarketing_edu.intake.records import read_yaml
from smarketing_edu.intake.tables import read_bytes
from smarketing_edu.intake.text_tables import decode
from smarketing_edu.model.business import FIELDS

LEAVE_OUT = frozenset({"", "-", "ignore", "skip", "none", "ignorar", "omitir", "nada"})


def load_column_map(path: str | os.PathLike[str], *, language: str = "en") -> dict[str, str]:
    """The field of each header in a file of "header: field" lines; "" leaves the column out.

    Raises `FileInputError` when the file is not such a list, or names a field there is not.
    """
    file = Path(path)
    try:
        lines = read_yaml(decode(read_bytes(file))[0])
        if not isinstance(lines, Mapping):
            raise BadFileError("map_not_sound")
        return {header: _field(header, name) for header, name in lines.items()}
    except BadFileError as error:
        raise file_error(error.key, path=file, language=language, **error.details) from error


def _field(header: str, name: object) -> str:
    if not isinstance(name, str | None):
        raise BadFileError("map_not_sound")
    text = (name or "").strip()
    if text.casefold() in LEAVE_OUT:
        return ""
    if text in FIELDS:
        return text
    match = match_header(text)
    if match and match.sure and match.field:
        return match.field
    nearest = nearest_field(text) or nearest_field(header) or "business_name"
    raise BadFileError("map_no_such_field", name=text, nearest=nearest)

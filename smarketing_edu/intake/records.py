"""Answers in files of records: JSON, JSON Lines and YAML, read without a surprise.

Nothing in them is built, followed or repeated: no tags, no aliases, no key twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from smarketing_edu.intake.bad_file import BadFileError

DEEPEST = 8
MOST_NODES = 5_000_000
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})")
_TWO_WAYS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_DECIMAL = re.compile(r"[-+]?(?:\d{1,15}\.\d{0,17}|\.\d{1,17}|\d{1,15})(?:[eE][-+]?\d{1,2})?")


def read_json(text: str) -> Any:
    """What a JSON text holds.

    Raises `BadFileError`.
    """
    try:
        return _shallow(json.loads(text, object_pairs_hook=_no_key_twice))
    except json.JSONDecodeError as error:
        raise BadFileError("not_sound", line=error.lineno) from error
    except RecursionError as error:
        raise BadFileError("too_deep") from error
    except ValueError as error:
        if isinstance(error, BadFileError):
            raise
        raise BadFileError("not_sound", line=1) from error


def read_json_lines(text: str) -> list[tuple[int, Any]]:
    """What each line of JSON holds, with the number of the line.

    Raises `BadFileError`.
    """
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                found.append((number, read_json(line)))
            except BadFileError as error:
                raise BadFileError(error.key, **{**error.details, "line": number}) from error
    return found


def read_yaml(text: str) -> Any:
    """What a YAML text holds: mappings, lists, texts, whole and decimal numbers, and None.

    "yes", "no" and dates stay texts, for the field to read. Raises `BadFileError`.
    """
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).build()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadFileError("not_sound", line=mark.line + 1 if mark else 1) from error


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            raise BadFileError("twice_in_file", name=key)
        record[key] = value
    return record


def _shallow(data: Any, depth: int = 0) -> Any:
    if depth > DEEPEST:
        raise BadFileError("too_deep")
    if isinstance(data, Mapping):
        for value in data.values():
            _shallow(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            _shallow(value, depth + 1)
    return data


class _Builder:
    """Builds plain data from the events of a YAML parser."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._nodes = 0

    def build(self) -> Any:
        """The one document in the text."""
        data: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise BadFileError("not_sound", line=1)
                data = self._node(next(self._events), 0)
        return data

    def _node(self, event: Any, depth: int) -> Any:
        self._nodes += 1
        line = int(event.start_mark.line) + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadFileError("has_aliases", line=line)
        if depth > DEEPEST or self._nodes > MOST_NODES:
            raise BadFileError("too_deep")
        if getattr(event, "tag", None) not in (None, "!"):
            raise BadFileError("not_sound", line=line)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else _plain_value(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(depth)
        return self._mapping(depth)

    def _sequence(self, depth: int) -> list[Any]:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        record: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._node(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                raise BadFileError("not_sound", line=int(event.start_mark.line) + 1)
            if event.value in record:
                raise BadFileError("twice_in_file", name=event.value)
            record[event.value] = self._node(next(self._events), depth + 1)
        return record


def _plain_value(text: str) -> str | int | float | None:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if _INTEGER.fullmatch(text):
        return int(text)
    # "1.234" may mean 1234: it stays a text, and the field asks
    if _DECIMAL.fullmatch(text) and not text.isdecimal() and not _TWO_WAYS.fullmatch(text):
        return float(text)
    return text

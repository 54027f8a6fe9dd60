"""A content file as checked entries: the words of one language with the facts of all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from pydantic import ValidationError

from smarketing_edu.content.models import Entry
from smarketing_edu.content.yaml_file import read_yaml
from smarketing_edu.errors import ContentError

EntryT = TypeVar("EntryT", bound=Entry)

FACTS_LANGUAGE = "en"
"""The language whose files hold the facts too, beside its words."""

_SHARED_FACTS = frozenset({"concepts", "clashes", "sources"})


class Speaker(Protocol):
    """What holds entry files: something that speaks one language."""

    @property
    def language(self) -> str:
        """The language, by its code."""


class EntryFile(Generic[EntryT]):
    """An attribute that holds the entries of the file of its own name, read on first use."""

    def __init__(self, kind: type[EntryT]) -> None:
        self.kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, speaker: Speaker, owner: type | None = None) -> Mapping[str, EntryT]:
        entries = load_entries(self.kind, name=self.name, language=speaker.language)
        # found there first from now on
        vars(speaker)[self.name] = entries
        return entries


def load_entries(
    kind: type[EntryT], *, name: str, language: str, root: Traversable | None = None
) -> Mapping[str, EntryT]:
    """The entries of `<language>/<name>.yaml` by key, in the order of the English file.

    `root` is the folder that holds the languages: our own, unless you say.

    Raises `ContentError`, which names the file, the entry and the field, when one is not sound.
    """
    file = f"{language}/{name}.yaml"
    root = root or files("smarketing_edu.content")
    words = _read(root, name, language=language)
    facts: Mapping[str, Any] = {key: {} for key in words}
    if language != FACTS_LANGUAGE:
        facts = _facts(kind, root, name=name)
        _same_keys(words, facts, file=file)
    # the order of the facts, so that both languages show the same order
    entries = {key: _entry(kind, key, words[key], facts[key], file=file) for key in facts}
    return MappingProxyType(entries)


def _read(root: Traversable, name: str, *, language: str) -> dict[str, Any]:
    file = f"{language}/{name}.yaml"
    data = read_yaml(root / language / f"{name}.yaml", name=file)
    if not isinstance(data, dict) or not all(isinstance(entry, dict) for entry in data.values()):
        raise ContentError(f"{file}: each entry is a key with its fields below it.")
    return data


def _facts(kind: type[Entry], root: Traversable, *, name: str) -> dict[str, Any]:
    shared = kind.facts | _SHARED_FACTS
    everything = _read(root, name, language=FACTS_LANGUAGE)
    return {
        key: {field: value for field, value in entry.items() if field in shared}
        for key, entry in everything.items()
    }


def _same_keys(words: Mapping[str, Any], facts: Mapping[str, Any], *, file: str) -> None:
    odd = sorted(set(words) ^ set(facts))
    if odd:
        raise ContentError(f"{file}: these entries are in one language alone: {', '.join(odd)}.")


def _entry(
    kind: type[EntryT], key: str, words: dict[str, Any], facts: dict[str, Any], *, file: str
) -> EntryT:
    twice = sorted(set(words) & set(facts))
    if twice:
        raise ContentError(f"{file}, {key}, {twice[0]}: this stands in the English file alone.")
    try:
        return kind.model_validate({"key": key, **facts, **words})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ContentError(f"{file}, {key}, {field}: {first['msg']}.") from error

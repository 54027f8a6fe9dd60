"""Reading one of our own YAML files, strictly: a key said twice is an error, not a silent loss."""

from __future__ import annotations

from collections.abc import Hashable
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from smarketing_edu.errors import ContentError

# libyaml reads ten times faster; the pure Python loader says the same where it is not built
_SafeLoader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_SafeLoader):  # type: ignore[misc] # the base is chosen when we are imported
    """A safe loader that refuses a mapping with the same key twice, or a key that is not text."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build one mapping, key by key."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            where = f"line {key_node.start_mark.line + 1}"
            if not isinstance(key, str):
                raise ContentError(f"{where}: the key {key!r} is not text: put quotes around it.")
            if key in seen:
                raise ContentError(f"{where}: the key {key!r} is there twice: remove one.")
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def read_yaml(file: Traversable, *, name: str) -> Any:
    """The data of one content file.

    Raises `ContentError`, which names the file and the line, when it is not sound YAML.
    """
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_StrictLoader)
    except FileNotFoundError as error:
        raise ContentError(f"{name}: there is no such content file.") from error
    except ContentError as error:
        raise ContentError(f"{name}, {error}") from error
    except yaml.YAMLError as error:
        raise ContentError(f"{name}: this is not sound YAML: {error}") from error

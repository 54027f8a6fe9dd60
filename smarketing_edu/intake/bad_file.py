"""Why a whole file is refused, before it is put into words."""

from __future__ import annotations


class BadFileError(ValueError):
    """A file that cannot be used: `key` names the words that say why, `details` fill their slots.

    It never leaves this folder: `tables` and `business_file` turn it into a `FileInputError`.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details

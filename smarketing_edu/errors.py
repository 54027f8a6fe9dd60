"""Everything that can go wrong, in one tree.

SmarketingError             base: the message says what is wrong, the value seen, what to do
├── InputError              what somebody gave us cannot be used
│   ├── FileInputError      a whole file: not there, not readable, not what its name says
│   └── FieldInputError     one value of one field
├── ContentError            one of our own content files breaks its rules
├── WorksheetError          a worksheet template asks for something that cannot be made
└── HandoutError            a handout could not be made from a template and a business
"""

from __future__ import annotations


class SmarketingError(Exception):
    """The base of every error this package raises on purpose."""


class InputError(SmarketingError):
    """What somebody gave us cannot be used."""


class FileInputError(InputError):
    """A whole file cannot be used."""

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(message)
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.args, self.__dict__))


class FieldInputError(InputError):
    """One value of one field cannot be used."""

    def __init__(self, message: str, *, field: str = "", value: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.value = value

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.args, self.__dict__))


class ContentError(SmarketingError):
    """One of our own content files breaks its rules."""


class WorksheetError(SmarketingError):
    """A worksheet template asks for something that cannot be made."""


class HandoutError(SmarketingError):
    """A handout could not be made from a template and a business."""


def _rebuild(
    kind: type[SmarketingError], args: tuple[str, ...], fields: dict[str, str]
) -> SmarketingError:
    """Unpickle an error with its fields: workers send errors to their parent."""
    error = kind(*args)
    error.__dict__.update(fields)
    return error

"""A digest of everything that changes a byte of a handout: the same key, the same file."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from smarketing_edu.handout import HandoutOptions, handout_inputs
from smarketing_edu.look.brand import load_brand
from smarketing_edu.model.business import Business

_PACKAGE = Path(__file__).parents[1]
_PARTS = ("charts", "content", "intake", "look", "model", "pdf", "worksheet")
_FILES = ("__init__.py", "errors.py", "handout.py")
_LIBRARIES = (
    "babel",
    "fonttools",
    "matplotlib",
    "mistune",
    "nbconvert",
    "nbformat",
    "papermill",
    "pikepdf",
    "pydantic",
    "segno",
    "smarketing-edu",
    "typst",
)


def handout_key(business: Business, *, options: HandoutOptions) -> str:
    """The key of one handout; it says nothing about the business to who reads it.

    Raises a `SmarketingError` when the template or the brand file cannot be used.
    """
    inputs = handout_inputs(business, options=options)
    parameters = inputs.parameters | {"brand": _brand(options.brand)}
    parts = (
        json.dumps(parameters, sort_keys=True, ensure_ascii=False).encode(),
        inputs.template.read_bytes(),
        program_key().encode(),
    )
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _brand(path: Path | None) -> str:
    """What a brand file and its logo hold, wherever they lie."""
    if path is None:
        return ""
    brand = load_brand(path)
    logo = brand.logo.data if brand.logo else b""
    return hashlib.sha256(path.read_bytes() + logo).hexdigest()


@cache
def program_key() -> str:
    """A digest of the part of this program that makes pages, and of the libraries it uses."""
    digest = hashlib.sha256()
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    paths = [_PACKAGE / name for name in _FILES]
    for part in _PARTS:
        paths += sorted(path for path in (_PACKAGE / part).rglob("*") if path.is_file())
    for path in paths:
        if "__pycache__" not in path.parts:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # run from a source folder
        return ""

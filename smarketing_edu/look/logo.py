"""A programme's logo: an SVG or PNG file, taken only when it is a picture and nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image

from smarketing_edu.errors import FileInputError

LARGEST_BYTES = 500_000
LARGEST_PIXELS = 4_000

_ACTIVE_ELEMENTS = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "a"}
    | {"link", "handler", "listener", "html", "body", "set", "animate", "animatemotion"}
    | {"animatetransform"}
)
_INSIDE_LINK = re.compile(r"\s*(#|data:image/(png|jpeg);base64,)", re.IGNORECASE)
_OUTSIDE_STYLE = re.compile(r"@import|expression\s*\(|url\s*\(\s*['\"]?\s*(?!#)\S", re.IGNORECASE)


@dataclass(frozen=True)
class Logo:
    """A checked picture: its format and its bytes."""

    format: Literal["svg", "png"]
    data: bytes


def load_logo(path: Path) -> Logo:
    """Read a logo and check that it is a sound picture with nothing active in it.

    Raises `FileInputError`.
    """
    data = _read(path)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        _check_png(data, path=path)
        return Logo("png", data)
    if path.suffix.lower() == ".svg":
        _check_svg(data, path=path)
        return Logo("svg", data)
    raise _refused(path, "is neither an SVG nor a PNG picture", "Save it as one of these.")


def _read(path: Path) -> bytes:
    if not path.is_file():
        cure = "Check the name; it is looked for next to the brand file."
        raise _refused(path, "is not there", cure)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refused(path, "cannot be opened", "Check that you may read it.") from error
    if len(data) > LARGEST_BYTES:
        cure = f"Save a smaller one: at most {LARGEST_BYTES // 1000} kB."
        raise _refused(path, f"is {len(data) // 1000:,} kB", cure)
    return data


def _check_png(data: bytes, *, path: Path) -> None:
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    # looked at before it is unpacked: a small file can hold a picture that fills the memory
    if max(width, height) > LARGEST_PIXELS:
        cure = f"Save a smaller one: at most {LARGEST_PIXELS} each way."
        raise _refused(path, f"is {width} by {height} pixels", cure)
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as image:
            image.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise _refused(path, "is damaged", "Save it again as PNG.") from error


def _check_svg(data: bytes, *, path: Path) -> None:
    # a declared entity could grow without end or read another file: refused before it is parsed
    if re.search(rb"<!\s*(DOCTYPE[^>]*\[|ENTITY)", data, re.IGNORECASE):
        raise _refused(path, "declares entities", "Save it again as plain SVG.")
    try:
        root = ET.fromstring(data.decode("utf-8"))
    except (ET.ParseError, ValueError) as error:
        raise _refused(path, "is not sound SVG", "Save it again as plain SVG.") from error
    if _local_name(root.tag) != "svg":
        raise _refused(path, "is not an SVG picture", "Save it again as plain SVG.")
    if "viewBox" not in root.attrib and not {"width", "height"} <= root.attrib.keys():
        raise _refused(path, "does not say how large it is", "Save it with a width and a height.")
    for element in root.iter():
        if _local_name(element.tag) == "text":
            # letters would be set in whatever font is at hand
            raise _refused(path, "holds letters as text", "Save it with letters made into shapes.")
        found = _active_part(element)
        if found:
            raise _refused(path, f"holds {found}", "Save it again as plain SVG, without it.")


def _active_part(element: ET.Element) -> str:
    """Name what makes an element more than a drawing; nothing for a plain one."""
    name = _local_name(element.tag)
    if name in _ACTIVE_ELEMENTS:
        return f"a <{name}> element"
    if name == "style" and _OUTSIDE_STYLE.search(element.text or ""):
        return "a style that fetches something"
    for attribute, value in element.attrib.items():
        plain = _local_name(attribute)
        if plain.startswith("on"):
            return f"an action ({plain})"
        if plain in ("href", "src") and not _INSIDE_LINK.match(value):
            return "a link to something outside it"
        if _OUTSIDE_STYLE.search(value):
            return "a style that fetches something"
    return ""


def _local_name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _refused(path: Path, what: str, cure: str) -> FileInputError:
    return FileInputError(f"The logo {path.name} {what}. {cure}", path=str(path))

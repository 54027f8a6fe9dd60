"""A brand file is read whole or refused with words that say what to do."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from smarketing_edu.errors import FieldInputError, FileInputError, InputError
from smarketing_edu.look.brand import Brand, Resource, load_brand
from smarketing_edu.look.contrast import contrast_ratio

PLAIN_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def brand_file(folder: Path, text: str) -> Path:
    """Write a brand file."""
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_the_plain_brand() -> None:
    """Without a brand file everything is left open, and the colour can be read."""
    brand = load_brand(None)
    assert brand == Brand()
    assert contrast_ratio(brand.colour, "#ffffff") >= 4.5


def test_a_full_file_is_read(tmp_path: Path) -> None:
    """Each setting of a full brand file arrives."""
    (tmp_path / "logo.svg").write_text(PLAIN_SVG)
    brand = load_brand(
        brand_file(
            tmp_path,
            """
program: Riverside Small Business Center
logo: logo.svg
mentor: Rosa Diaz
workshop: Sales and marketing, two jobs
workshop_date: 2026-11-22
color: "#0B6E69"
contact: 555-0100, hello@example.org
show_contact: no
resources:
  - Riverside library
  - name: Free mentors
    address: https://example.org/mentors
lesson_address: https://example.org/lessons
""",
        )
    )
    assert brand.programme == "Riverside Small Business Center"
    assert brand.logo is not None
    assert brand.logo.format == "svg"
    assert brand.workshop_date == date(2026, 11, 22)
    assert brand.colour == "#0b6e69"
    assert brand.contact_line is None
    assert brand.resources == (
        Resource("Riverside library"),
        Resource("Free mentors", "https://example.org/mentors"),
    )
    assert brand.lesson_address == "https://example.org/lessons"


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        ('color: "#ffcc00"', "color", "A close one that can be read is"),
        ("color: #0b6e69", "color", "quotes"),
        ("color: teal", "color", "six digits"),
        ("mentr: Rosa", "mentr", "Did you mean `mentor`"),
        ("workshop_date: next week", "workshop_date", "year-month-day"),
        ("show_contact: maybe", "show_contact", "yes or no"),
        ("lesson_address: javascript:alert(1)", "lesson_address", "https://"),
        ("lesson_address: http://[", "lesson_address", "https://"),
        ("mentor: [a, b]", "mentor", "short text"),
        ("program: " + "x" * 121, "program", "121 characters"),
        ("resources: [a, b, c, d]", "resources", "at most 3"),
        ("resources: [{title: a}]", "resources", "`name`"),
    ],
)
def test_a_wrong_setting_is_refused_with_a_cure(
    tmp_path: Path, line: str, field: str, words: str
) -> None:
    """The message names the setting and says what to write instead."""
    with pytest.raises(FieldInputError) as caught:
        load_brand(brand_file(tmp_path, line))
    assert caught.value.field == field
    assert words in str(caught.value)


def test_the_proposed_colour_is_taken(tmp_path: Path) -> None:
    """The colour that a refusal proposes is itself accepted."""
    with pytest.raises(FieldInputError) as caught:
        load_brand(brand_file(tmp_path, 'color: "#ffcc00"'))
    proposed = str(caught.value).rpartition('is "')[2][:7]
    assert load_brand(brand_file(tmp_path, f'color: "{proposed}"')).colour == proposed


@pytest.mark.parametrize("text", ["a: [", "- just\n- a list", "\x00", "!!python/object:x {}"])
def test_a_file_that_is_no_brand_file_is_refused(tmp_path: Path, text: str) -> None:
    """Anything but plain settings is refused as a whole file."""
    with pytest.raises(FileInputError):
        load_brand(brand_file(tmp_path, text))


def test_a_file_that_is_not_there_is_named() -> None:
    """A wrong name is told."""
    with pytest.raises(FileInputError, match="nowhere"):
        load_brand("nowhere.yaml")


@given(st.text(max_size=80))
def test_any_text_is_a_brand_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """No file whatever does anything but load or be refused in words."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    with suppress(InputError):
        assert isinstance(load_brand(path), Brand)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p/></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>',
        '<rect onclick="alert(1)"/>',
        "<style>@import 'https://example.org/a.css'</style>",
        '<rect style="fill:url(https://example.org/a#b)"/>',
        '<a href="#x"/>',
        "<text>letters</text>",
    ],
)
def test_an_active_logo_is_refused(tmp_path: Path, inside: str) -> None:
    """A drawing that runs, fetches or depends on something is not taken."""
    (tmp_path / "logo.svg").write_text(PLAIN_SVG.replace("<path", inside + "<path"))
    with pytest.raises(FileInputError, match="logo"):
        load_brand(brand_file(tmp_path, "logo: logo.svg"))


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>',
        "<svg/>",
        "<html/>",
        "not a picture",
    ],
)
def test_a_broken_or_growing_svg_is_refused(tmp_path: Path, text: str) -> None:
    """Entities, a missing size and other files in an SVG's clothes are not taken."""
    (tmp_path / "logo.svg").write_text(text)
    with pytest.raises(FileInputError, match="logo"):
        load_brand(brand_file(tmp_path, "logo: logo.svg"))


def test_a_png_logo_is_read_and_a_damaged_one_refused(tmp_path: Path) -> None:
    """A sound PNG is taken as it is; half of one is not."""
    logo = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), "#0b6e69").save(logo)
    data = logo.read_bytes()
    brand = load_brand(brand_file(tmp_path, "logo: logo.png"))
    assert brand.logo is not None
    assert (brand.logo.format, brand.logo.data) == ("png", data)
    logo.write_bytes(data[: len(data) // 2])
    with pytest.raises(FileInputError, match="damaged"):
        load_brand(brand_file(tmp_path, "logo: logo.png"))


def test_a_logo_too_large_to_unpack_is_refused(tmp_path: Path) -> None:
    """The size a PNG claims is checked before it is unpacked."""
    logo = tmp_path / "logo.png"
    Image.new("1", (40, 20)).save(logo)
    data = logo.read_bytes()
    logo.write_bytes(data[:16] + (90_000).to_bytes(4) * 2 + data[24:])
    with pytest.raises(FileInputError, match="90000 by 90000"):
        load_brand(brand_file(tmp_path, "logo: logo.png"))

"""What somebody typed into a PDF of ours."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from smarketing_edu.errors import FileInputError
from smarketing_edu.pdf.filled import read_filled_pdf
from tests.intake.damage import filled_pdf


def test_typed_text_comes_out_by_field_name(tmp_path: Path) -> None:
    """Blank boxes say nothing; accents and signs stay."""
    path = tmp_path / "a.pdf"
    path.write_bytes(filled_pdf({"revenue": "$5,000", "offer": "piñatas €", "note_one": " "}))
    assert read_filled_pdf(path) == {"revenue": "$5,000", "offer": "piñatas €"}


def test_ticks_and_fields_within_fields_are_read(tmp_path: Path) -> None:
    """A ticked box says yes, an empty one nothing; a nested name is joined by dots."""
    document = pikepdf.new()
    document.add_blank_page()
    tick = pikepdf.Dictionary(FT=pikepdf.Name.Btn, T="local", V=pikepdf.Name.Yes)
    empty = pikepdf.Dictionary(FT=pikepdf.Name.Btn, T="visual", V=pikepdf.Name.Off)
    kid = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="inner", V=pikepdf.String("x"))
    widgets = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Widget)])
    two = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="two", V=pikepdf.String("y"), Kids=widgets)
    outer = pikepdf.Dictionary(T="outer", Kids=pikepdf.Array([kid]))
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([tick, empty, outer, two]))
    document.save(tmp_path / "a.pdf")
    expected = {"local": "yes", "outer.inner": "x", "two": "y"}
    assert read_filled_pdf(tmp_path / "a.pdf") == expected


def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """No boxes, a password, damage, or no PDF at all."""
    document = pikepdf.new()
    document.add_blank_page()
    plain, locked = io.BytesIO(), io.BytesIO()
    document.save(plain)
    document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    faults = {
        "no boxes to type into": plain.getvalue(),
        "has a password": locked.getvalue(),
        "damaged": b"hello, this is no PDF",
    }
    for words, data in faults.items():
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        with pytest.raises(FileInputError, match=words):
            read_filled_pdf(path)


def test_fields_that_contain_themselves_end(tmp_path: Path) -> None:
    """A form that goes round in a circle is refused, not followed for ever."""
    document = pikepdf.new()
    document.add_blank_page()
    field = document.make_indirect(pikepdf.Dictionary(T="again"))
    field.Kids = pikepdf.Array([field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    document.save(tmp_path / "a.pdf")
    with pytest.raises(FileInputError, match="damaged"):
        read_filled_pdf(tmp_path / "a.pdf")

"""The font that a viewer uses for what somebody types into a field.

It is our own, embedded, so that the file still keeps PDF/UA and PDF/A after it is filled in.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from fontTools import subset, ttLib
from pikepdf import Array, Dictionary, Name, Object, Pdf

from smarketing_edu.look.fonts import FONT_DIR

_CODES = range(32, 256)


@dataclass(frozen=True)
class _FormFont:
    data: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int


def embed_form_font(pdf: Pdf) -> Object:
    """Put the font into a PDF, with the Windows Latin encoding that form fields use."""
    font = _latin_font()
    name = Name("/FORMAA+AtkinsonHyperlegible")
    file = pdf.make_stream(font.data, Length1=len(font.data))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=80,
        FontFile2=file,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=_CODES.start,
            LastChar=_CODES.stop - 1,
            Widths=Array(font.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


@cache
def _latin_font() -> _FormFont:
    path = FONT_DIR / "AtkinsonHyperlegible-Regular.ttf"
    font = ttLib.TTFont(path, recalcTimestamp=False)
    letters = [bytes([code]).decode("cp1252", errors="ignore") for code in _CODES]
    options = subset.Options(
        notdef_outline=True, glyph_names=False, layout_features=[], hinting=False
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    unit = 1000 / font["head"].unitsPerEm
    glyphs, widths, head = font.getBestCmap(), font["hmtx"], font["head"]
    return _FormFont(
        data=out.getvalue(),
        widths=tuple(
            round(widths[glyphs[ord(c)]][0] * unit) if c and ord(c) in glyphs else 0
            for c in letters
        ),
        box=tuple(round(edge * unit) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(font["hhea"].ascent * unit),
        descent=round(font["hhea"].descent * unit),
        cap_height=round(font["OS/2"].sCapHeight * unit),
    )

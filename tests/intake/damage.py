"""Sound files of every kind we read, and ways to damage them, from a seed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pikepdf

from smarketing_edu.errors import InputError
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.intake.check import check_roster
from smarketing_edu.intake.column_map import load_column_map
from smarketing_edu.intake.numbers import propose_numbers
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.filled import read_filled_pdf

EXAMPLES = Path(__file__).parents[2] / "examples"
_OWNER = Business(business_name="Rosie's Bakery")
_DEALS = (
    "Deal Name,Deal Stage,Amount,Create Date,Close Date\n"
    "a,closedwon,$10.50,2026-01-02,2026-02-03\nb,Closed lost,,2026-01-05,2026-03-01\n"
)
_TEXTS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b'"', b",", b";", b"{", b"[", b"&a", b"*a", b"%",
    b"<<", b">>", b"]>", b"9" * 40, b"-", b"1e999", b"\xc3", "٣".encode(), "\u202e".encode(), b": ",
    b"!!python/object", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"r=\"XFD1048576\"", b"#REF!", b"=cmd|x",
)  # fmt: skip

Reader = Callable[[Path], object]


def readers() -> dict[str, Reader]:
    """What reads a file of each ending; all must end well or with an error of our own."""
    return {
        ".csv": check_roster,
        ".tsv": check_roster,
        ".xlsx": check_roster,
        ".ods": check_roster,
        ".json": check_roster,
        ".jsonl": check_roster,
        ".yaml": load_business,
        ".yml": check_roster,
        ".map": load_column_map,
        ".zip": lambda path: propose_numbers([path], _OWNER),
        ".deals.csv": lambda path: propose_numbers([path], _OWNER),
        ".pdf": read_filled_pdf,
    }


def sound_files() -> dict[str, bytes]:
    """One sound file of each kind, by its ending."""
    roster = (EXAMPLES / "workshop.csv").read_bytes()
    business = (EXAMPLES / "businesses" / "rosies_bakery.yaml").read_bytes()
    record = b'{"business_name": "Rosie", "revenue": 12.5, "activities": ["a", "b"]}'
    return {
        ".csv": roster,
        ".tsv": b"Business\tRevenue\tEmail\nRosie\t$2.5k\tr@example.org\n",
        ".xlsx": _workbook(),
        ".ods": _open_document(),
        ".json": b"[" + record + b", " + record + b"]",
        ".jsonl": record + b"\n" + record + b"\n",
        ".yaml": business,
        ".yml": b"- business_name: Rosie\n  revenue: 5\n- business_name: Two\n",
        ".map": b"Firma: business_name\nFarbe: ignore\n",
        ".zip": _zip({"subscribed.csv": b"Email Address,LEID\na@example.org,1\n"}),
        ".deals.csv": _DEALS.encode(),
        ".pdf": filled_pdf({"revenue": "$5,000", "note_one": "hello"}),
    }


def damage(data: bytes, dice: random.Random) -> bytes:
    """The bytes cut, overwritten, doubled, or with something nasty put in."""
    for _ in range(dice.choice((1, 1, 2, 5))):
        at, end = sorted(dice.randrange(len(data) + 1) for _ in range(2))
        match dice.randrange(6):
            case 0:
                data = data[:at] or b"x"
            case 1:
                data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
            case 2:
                data = data[:at] + dice.choice(_TEXTS) + data[at:]
            case 3:
                data = data[:at] + data[end:] or b"x"
            case 4:
                data = data[:end] + data[at:]
            case _:
                data = data[:at] + bytes(dice.randrange(256) for _ in range(end - at)) + data[end:]
        data = data[:200_000]
    return data


def damage_inside(data: bytes, dice: random.Random) -> bytes:
    """A ZIP (a workbook is one) with one part damaged and all else sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    parts[name] = damage(parts[name], dice)
    return _zip(parts)


def try_reader(suffix: str, data: bytes, folder: Path) -> str:
    """Read some bytes as a file with this ending; returns "read" or "refused", or raises."""
    path = folder / f"damaged{suffix}"
    path.write_bytes(data)
    try:
        readers()[suffix](path)
    except InputError:
        return "refused"
    return "read"


def filled_pdf(answers: dict[str, str]) -> bytes:
    """A small PDF with one text field for each answer."""
    document = pikepdf.new()
    document.add_blank_page()
    fields = [
        document.make_indirect(
            pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String(name), V=pikepdf.String(text))
        )
        for name, text in answers.items()
    ]
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
    data = io.BytesIO()
    document.save(data, deterministic_id=True)
    return data.getvalue()


def _workbook() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Business name", "Revenue", "Gross margin", "Local"])
    sheet.append(["Rosie's Bakery", 2500.5, 0.4, True])
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def _open_document() -> bytes:
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + '</table:table-row><table:table-row table:number-rows-repeated="3"/>'
        for row in (("Business name", "Revenue"), ("Rosie", "$2.5k"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {namespaces} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="One">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
        'xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return _zip(
        {
            "mimetype": kind.encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()

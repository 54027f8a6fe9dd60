"""Links become widgets: the marked places of a typeset PDF turn into form fields.

Typst has no form fields, but it writes a link's exact rectangle, its page, its place in the
reading order and its entry in the structure tree. So each place to write is typeset as a link to
an address that only this document knows, and here its dictionaries are edited: the annotation
becomes a widget, its structure element a form. Nothing is drawn over the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from smarketing_edu.errors import HandoutError
from smarketing_edu.pdf.document import FormField
from smarketing_edu.pdf.form_font import embed_form_font

_PRINT = 4  # the annotation flag that makes a field show on paper too
_MULTILINE = 1 << 12


def add_fields(
    pdf: Pdf, *, fields: tuple[FormField, ...], scheme: str, text_size: int = 11
) -> None:
    """Turn each marked place of a PDF into its form field, to type into at `text_size` points.

    Raises `HandoutError` when a place was broken across two pages.
    """
    appearance = String(f"/FormFont {text_size} Tf 0 g")
    elements = _structure_elements(pdf)
    widgets: dict[int, Object] = {}
    for page, annotation, address in _links(pdf):
        if not address.startswith(f"{scheme}:"):
            continue
        number = int(address.removeprefix(f"{scheme}:"))
        if number in widgets:
            raise HandoutError(f"The field {fields[number].name!r} would break across two pages.")
        widgets[number] = annotation
        _to_widget(annotation, page, fields[number])
        if fields[number].tick:
            _to_tick_box(pdf, annotation, *_ink(page))
        else:
            _to_text_box(pdf, annotation, appearance, lines=fields[number].lines)
        element = elements.get(int(annotation.StructParent))
        if element is not None and element.get("/S") == Name.Link:
            element.S = Name.Form
        page.obj.Tabs = Name.S
    in_order = Array([widgets[number] for number in sorted(widgets)])
    fonts = Dictionary(Font=Dictionary(FormFont=embed_form_font(pdf)))
    form = Dictionary(Fields=in_order, DR=fonts, DA=appearance)
    pdf.Root.AcroForm = pdf.make_indirect(form)


def _links(pdf: Pdf) -> Iterator[tuple[Page, Object, str]]:
    for page in pdf.pages:
        for annotation in list(page.obj.get("/Annots", [])):
            if annotation.get("/Subtype") == Name.Link and "/A" in annotation:
                yield page, annotation, str(annotation.A.get("/URI", ""))


def _to_widget(annotation: Object, page: Page, field: FormField) -> None:
    for key in ("/A", "/Border", "/Contents"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype = Name.Widget
    annotation.F = _PRINT
    annotation.T = String(field.name)
    annotation.TU = String(field.label)
    annotation.P = page.obj


def _to_text_box(pdf: Pdf, annotation: Object, appearance: String, *, lines: int) -> None:
    annotation.FT = Name.Tx
    annotation.Ff = _MULTILINE if lines > 1 else 0
    annotation.DA = appearance
    annotation.V = String("")
    empty = _appearance(pdf, annotation, b"/Tx BMC EMC", Dictionary())
    annotation.AP = Dictionary(N=empty)


def _to_tick_box(pdf: Pdf, annotation: Object, colour: bytes, resources: Dictionary) -> None:
    width, height = _size(annotation)
    annotation.FT = Name.Btn
    annotation.V = Name.Off
    annotation.AS = Name.Off
    mark = b"q 1.4 w %b %.2f %.2f m %.2f %.2f l %.2f %.2f l S Q" % (
        colour,
        width * 0.2,
        height * 0.5,
        width * 0.42,
        height * 0.22,
        width * 0.82,
        height * 0.8,
    )
    ticked = _appearance(pdf, annotation, mark, resources)
    unticked = _appearance(pdf, annotation, b"", Dictionary())
    annotation.AP = Dictionary(N=Dictionary(Yes=ticked, Off=unticked))


def _appearance(pdf: Pdf, annotation: Object, content: bytes, resources: Dictionary) -> Object:
    width, height = _size(annotation)
    form = Stream(pdf, content)
    form.Type = Name.XObject
    form.Subtype = Name.Form
    form.BBox = Array([0, 0, width, height])
    form.Resources = resources
    return form


def _size(annotation: Object) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in annotation.Rect.as_list())
    return right - left, top - bottom


def _ink(page: Page) -> tuple[bytes, Dictionary]:
    """The operator that sets black, and what it needs.

    PDF/A wants every colour to stand in a space the file defines; Typst has written one.
    """
    for space in page.resources.get("/ColorSpace", Dictionary()).values():
        if isinstance(space, Array) and space[0] == Name.ICCBased:
            black = b"/Ink CS " + b"0 " * int(space[1].N) + b"SC"
            return black, Dictionary(ColorSpace=Dictionary(Ink=space))
    return b"0 G", Dictionary()


def _structure_elements(pdf: Pdf) -> dict[int, Object]:
    """The structure element of each annotation, by its number in the parent tree."""
    found: dict[int, Object] = {}
    nodes = [pdf.Root.StructTreeRoot.ParentTree]
    while nodes:
        node = nodes.pop()
        pairs = list(node.get("/Nums", []))
        found.update({int(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)})
        nodes += list(node.get("/Kids", []))
    return found

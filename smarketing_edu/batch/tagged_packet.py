"""All handouts of a roster in a few files to read on a screen: tags and fields stay as they are.

Each handout has a structure tree, and numbers and names of its own in it. Here the trees become the
parts of one tree, and what would be the same in two of them gets the learner's row in front.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from smarketing_edu.batch.merge import end_sheet, saved
from smarketing_edu.batch.results import BatchResult, RowResult
from smarketing_edu.errors import FileInputError
from smarketing_edu.handout import save_file

LEARNERS_IN_A_PART = 50
_FIRST_SAYS = ("/OutputIntents", "/MarkInfo", "/ViewerPreferences", "/Lang", "/Metadata")


def make_tagged_packet(result: BatchResult, folder: Path) -> list[Path]:
    """Merge the handouts of a batch into `folder/packet-tagged-1.pdf` and so on; gives the files.

    Every part holds up to fifty learners in the order of the roster, each on a fresh right-hand
    sheet, behind a bookmark, and in the own language. Parts of an earlier run that are not needed
    any more go. Raises `FileInputError` when a part cannot be written.
    """
    try:
        return _make_parts(result, folder)
    except (OSError, pikepdf.PdfError) as error:
        raise FileInputError(
            f"The packet in {folder} cannot be made: {error}. Close it if it is open in a viewer, "
            "see that the handouts are in place, and run the same command again.",
            path=str(folder),
        ) from error


def _make_parts(result: BatchResult, folder: Path) -> list[Path]:
    rows = [row for row in result.rows if row.file]
    starts = range(0, len(rows), LEARNERS_IN_A_PART)
    parts = [rows[start : start + LEARNERS_IN_A_PART] for start in starts]
    paths = [folder / f"packet-tagged-{number}.pdf" for number, _ in enumerate(parts, start=1)]
    for path, part in zip(paths, parts, strict=True):
        _make_part(part, folder, path)
    for old in set(folder.glob("packet-tagged-*.pdf")) - set(paths):
        old.unlink()
    return paths


def _make_part(rows: Sequence[RowResult], folder: Path, path: Path) -> None:
    with pikepdf.new() as packet:
        merging = _Merging(packet)
        with packet.open_outline() as outline:
            for row in rows:
                outline.root.append(
                    pikepdf.OutlineItem(f"{row.row}  {row.business_name}", len(packet.pages))
                )
                with pikepdf.open(folder / row.file) as handout:
                    merging.add(handout, row)
        merging.finish(f"{rows[0].business_name} - {rows[-1].business_name}")
        whole = saved(packet, min_version="1.7")
    save_file(whole.getvalue(), path, what="packet")


class _Merging:
    """The one structure tree and the one form that those of the handouts become parts of."""

    def __init__(self, packet: Pdf) -> None:
        self.packet = packet
        self.root = packet.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.whole = packet.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self.numbers, self.names, self.fields = Array(), Array(), Array()
        self.next_number = 0

    def add(self, handout: Pdf, row: RowResult) -> None:
        """Add a handout's pages, tags and fields, and an empty page after an odd number."""
        if not len(self.packet.pages):
            self._take_over(handout)
        begins = len(self.packet.pages)
        with warnings.catch_warnings():  # fields would be lost: they are added below
            warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)
            self.packet.pages.extend(handout.pages)
        # only now: what the tree says of pages then leads to the pages just added
        tree = self.packet.copy_foreign(handout.Root.StructTreeRoot)
        mark = f"r{row.row}"
        self._number_pages(list(self.packet.pages)[begins:])
        self._add_numbers(tree)
        self._add_names(tree, mark)
        self._add_elements(tree, row, language=handout.Root.Lang)
        self._add_fields(handout, mark)
        end_sheet(self.packet, like=handout.pages[-1])

    def finish(self, title: str) -> None:
        """Put the tree and the form into the packet, and say what the packet is."""
        self.root.K = Array([self.whole])
        self.root.ParentTree = self.packet.make_indirect(Dictionary(Nums=self.numbers))
        self.root.ParentTreeNextKey = self.next_number
        names = sorted(zip(*[iter(self.names)] * 2, strict=True), key=lambda pair: bytes(pair[0]))
        flat = [entry for pair in names for entry in pair]
        if flat:
            limits = Array([flat[0], flat[-2]])
            leaf = self.packet.make_indirect(Dictionary(Names=Array(flat), Limits=limits))
            self.root.IDTree = Dictionary(Kids=Array([leaf]))
        self.packet.Root.StructTreeRoot = self.root
        if len(self.fields):
            self.packet.Root.AcroForm.Fields = self.fields
        elif "/AcroForm" in self.packet.Root:
            del self.packet.Root.AcroForm
        with self.packet.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            said["dc:title"] = title
            if "pdf:Keywords" in said:
                del said["pdf:Keywords"]  # it names the first learner

    def _take_over(self, handout: Pdf) -> None:
        """What holds for the whole file is as the first handout says."""
        for key in _FIRST_SAYS:
            value = handout.Root[key]
            known = value.is_indirect
            self.packet.Root[key] = self.packet.copy_foreign(value) if known else _own(value)
        if "/AcroForm" in handout.Root:
            form = handout.Root.AcroForm
            fonts = self.packet.copy_foreign(handout.make_indirect(form.DR))
            self.packet.Root.AcroForm = Dictionary(DR=fonts, DA=String(str(form.DA)))
        self.root.RoleMap = _own(handout.Root.StructTreeRoot.RoleMap)

    def _number_pages(self, pages: Sequence[pikepdf.Page]) -> None:
        for page in pages:
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + self.next_number
            for annotation in page.obj.get("/Annots", []):
                annotation.StructParent = int(annotation.StructParent) + self.next_number

    def _add_numbers(self, tree: Object) -> None:
        for number, element in _pairs(tree.ParentTree, "/Nums"):
            self.numbers.append(int(number) + self.next_number)
            self.numbers.append(element)
        self.next_number += int(tree.ParentTreeNextKey)

    def _add_names(self, tree: Object, mark: str) -> None:
        """Names of elements, and the header cells that others call by them."""
        for _, element in _pairs(tree.get("/IDTree", Dictionary()), "/Names"):
            element.ID = String(f"{mark}-{element.ID}")
            self.names.extend([element.ID, element])
        for element in _elements(tree):
            held = element.get("/A", Array())
            for attributes in held if isinstance(held, Array) else [held]:
                if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                    called = [String(f"{mark}-{name}") for name in attributes.Headers.as_list()]
                    attributes.Headers = Array(called)

    def _add_elements(self, tree: Object, row: RowResult, *, language: Object) -> None:
        for element in _kids(tree):
            element.S = Name.Part
            element.P = self.whole
            element.Lang = String(str(language))
            element.T = String(row.business_name)
            self.whole.K.append(element)

    def _add_fields(self, handout: Pdf, mark: str) -> None:
        """Each learner's fields stand below one: two with the same name would be one field."""
        if "/AcroForm" not in handout.Root:
            return
        widgets = [self.packet.copy_foreign(field) for field in handout.Root.AcroForm.Fields]
        learner = self.packet.make_indirect(Dictionary(T=String(mark), Kids=Array(widgets)))
        for widget in widgets:
            widget.Parent = learner
        self.fields.append(learner)


def _own(value: Object) -> Object:
    """A direct value without references to its file."""
    return Object.parse(value.unparse())


def _pairs(node: Object, key: str) -> Iterator[tuple[Object, Object]]:
    """The entries of a number or name tree."""
    entries = node.get(key, Array())
    yield from zip(*[iter(entries)] * 2, strict=True)
    for kid in node.get("/Kids", Array()):
        yield from _pairs(kid, key)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", Array())
    several = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in several if isinstance(kid, Dictionary) and "/S" in kid]


def _elements(parent: Object) -> Iterator[Object]:
    for kid in _kids(parent):
        yield kid
        yield from _elements(kid)

"""What the files an owner already has say about the business: read, worked out, proposed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from smarketing_edu.content import load_content
from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.choice_text import plain
from smarketing_edu.intake.columns import find_columns
from smarketing_edu.intake.exports.export import Learned, as_export
from smarketing_edu.intake.exports.forms import learn_from_form, learn_from_pdf
from smarketing_edu.intake.exports.proposal import Change, Proposal
from smarketing_edu.intake.exports.tools import KNOWN_COLUMNS, learn, tool_of
from smarketing_edu.intake.problem import file_error
from smarketing_edu.intake.tables import (
    LARGEST_FILE,
    RawTable,
    is_field_name,
    parse_table,
    read_bytes,
)
from smarketing_edu.intake.zip_parts import unpack
from smarketing_edu.model.business import Business


def propose_numbers(
    files: Sequence[str | os.PathLike[str]],
    business: Business,
    *,
    pdf_answers: Mapping[str, Mapping[str, str]] | None = None,
    language: str = "en",
) -> Proposal:
    """What exports, form answers and filled-in PDFs answer about a business.

    `files` are tables (or a ZIP of them); `pdf_answers` holds what was typed into each PDF, by
    file name. Where two files answer one field, the first counts and the second is named.
    Personal columns are never kept. Raises `FileInputError` when a file cannot be used.
    """
    learned: list[tuple[str, Learned]] = []
    for path in files:
        learned += _learn_from_file(Path(path), business, language)
    for name, answers in (pdf_answers or {}).items():
        from_pdf = Learned(load_content(language))
        learn_from_pdf(answers, from_pdf)
        learned.append((name, from_pdf))
    return _proposal(learned, business, language)


def _proposal(
    learned: Sequence[tuple[str, Learned]], business: Business, language: str
) -> Proposal:
    changes: dict[str, Change] = {}
    facts: list[str] = []
    left_out: list[str] = []
    content = load_content(language)
    for file, found in learned:
        facts += [f"{file}: {text}" for text in found.facts]
        left_out += [f"{file}: {text}" for text in found.left_out]
        for name, (value, how) in found.answers.items():
            old = getattr(business, name)
            if name in changes and changes[name].new != value:
                label = content.fields[name].label
                details = {"label": label, "first": changes[name].file, "second": file}
                left_out.append(content.phrase("numbers.two_files", **details))
            elif name not in changes and value != old:
                changes[name] = Change(name, old, value, how, file)
    return Proposal(
        changes=tuple(changes.values()),
        facts=tuple(facts),
        left_out=tuple(left_out),
        language=language,
        currency=business.currency or "USD",
    )


def _learn_from_file(
    path: Path, business: Business, language: str
) -> Iterator[tuple[str, Learned]]:
    currency = business.currency or "USD"
    try:
        tables = list(_tables(path))
    except BadFileError as error:
        raise file_error(error.key, path=path, language=language, **error.details) from error
    for name, table in tables:
        learned = Learned(load_content(language))
        export = as_export(table, file=name, known=KNOWN_COLUMNS)
        tool = tool_of(export) if export else None
        if export and tool:
            learned.fact("read_as", tool=tool.name, count=len(export.records))
            learn(export, tool, learned, currency=currency)
        elif len(tables) == 1:
            if "business_name" not in find_columns(table, mapping={}).fields:
                raise file_error("unknown_export", path=path, language=language)
            learn_from_form(path, learned, business=business)
        else:
            learned.leave_out("unknown_table")
        yield name, learned


def _tables(path: Path) -> Iterator[tuple[str, RawTable]]:
    data = read_bytes(path)
    if path.suffix.casefold() != ".zip":
        yield path.name, parse_table(data, name=path.name, knows=_is_known)
        return
    for name, part in _zip_parts(data):
        yield name, parse_table(part, name=name, knows=_is_known)


def _zip_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The tables in a ZIP, such as the one Mailchimp sends; the rest is passed over."""
    parts = [
        (name, part)
        for name, part in unpack(data, largest=LARGEST_FILE)
        if name.casefold().endswith(".csv")
    ]
    if not parts:
        raise BadFileError("not_a_table")
    for name, part in parts:
        # only the last part of the name: a path in an archive is followed nowhere
        yield name.replace("\\", "/").rsplit("/", 1)[-1], part


def _is_known(header: str) -> bool:
    return plain(header) in KNOWN_COLUMNS or is_field_name(header)

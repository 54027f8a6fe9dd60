"""A table of past leads, pasted or from a file: who bought, when, and what was known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from smarketing_edu.intake.bad_file import BadFileError
from smarketing_edu.intake.choice_text import plain, read_yes_no
from smarketing_edu.intake.date_text import read_date
from smarketing_edu.intake.number_text import parse_part
from smarketing_edu.intake.problem import file_error
from smarketing_edu.intake.tables import parse_table
from smarketing_edu.model.lead_score import PastLead

# plain words, as people and programs head these columns, in English and Spanish
_HEADS = {
    "won": {"won", "bought", "buyer", "converted", "purchased", "compro", "ganado", "status"}
    | {"outcome", "resultado", "closed won"},
    "arrived": {"arrived", "date", "created", "first contact", "created date", "create date"}
    | {"fecha", "llego", "llegada", "primer contacto", "first contact date"},
    "won_on": {"won on", "won date", "close date", "closed date", "bought on"}
    | {"fecha de compra", "fecha de cierre", "compro el"},
    "days": {"days to win", "days", "dias", "dias hasta comprar"},
}
_WON_WORDS = {"won", "closed won", "bought", "ganado", "compro", "ganada"}
_LOST_WORDS = {"lost", "closed lost", "open", "perdido", "abierto", "perdida", ""}
MOST_VALUES = 8
"""A column with more different words than this is a name or a note, not a fact."""


@dataclass(frozen=True)
class PastLeads:
    """Leads of a table, and the headings of the columns that were taken as facts."""

    leads: tuple[PastLead, ...]
    facts: tuple[str, ...]
    rows_left_out: int


def read_past_leads(data: bytes, *, name: str = "leads.csv", language: str = "en") -> PastLeads:
    """Read a table with one lead in each row; it needs a column that says who bought.

    A yes-or-no column is one fact; one with up to eight different words is a fact for each word.
    Names, notes and numbers are never facts. Raises `FileInputError` in plain words.

    >>> table = read_past_leads(b"bought,friend\\nyes,yes\\nno,no\\n")
    >>> [(lead.won, sorted(lead.facts)) for lead in table.leads]
    [(True, ['friend']), (False, [])]
    """
    try:
        table = parse_table(data, name=name, knows=lambda head: _kind(head) is not None)
        rows = [[str(cell or "").strip() for cell in row.cells] for row in table.rows]
        rows = [row for row in rows if any(row)]
        heads = list(table.header or (rows.pop(0) if rows else ()))
        return _read(heads, rows)
    except BadFileError as error:
        raise file_error(error.key, path=name, language=language, **error.details) from error


def _read(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> PastLeads:
    kinds = [_kind(head) for head in heads]
    if "won" not in kinds:
        raise BadFileError("no_won_column", seen=", ".join(heads[:8])[:120])
    columns = [
        [row[place] if place < len(row) else "" for row in rows] for place in range(len(heads))
    ]
    own = {kind: columns[place] for place, kind in enumerate(kinds) if kind}
    won = [_won(text) for text in own["won"]]
    arrived = _days(own.get("arrived"), len(rows))
    won_on = _days(own.get("won_on"), len(rows))
    told = own.get("days", [""] * len(rows))
    facts, names = _facts(heads, kinds, columns)
    leads = [
        PastLead(bought, frozenset(known), came, _cycle(came, bought_on, parse_part(days)))
        for bought, known, came, bought_on, days in zip(
            won, facts, arrived, won_on, told, strict=True
        )
        if bought is not None
    ]
    return PastLeads(tuple(leads), tuple(names), won.count(None))


def _kind(head: str) -> str | None:
    text = plain(head)
    return next((kind for kind, names in _HEADS.items() if text in names), None)


def _won(text: str) -> bool | None:
    word = plain(text)
    if word in _WON_WORDS:
        return True
    if word in _LOST_WORDS:
        return False
    answer = read_yes_no(text).value
    return answer if isinstance(answer, bool) else None


def _days(texts: Sequence[str] | None, rows: int) -> list[date | None]:
    if texts is None:
        return [None] * rows
    read = {text: read_date(text).value if text else None for text in set(texts)}
    return [day if isinstance(day := read[text], date) else None for text in texts]


def _cycle(arrived: date | None, won_on: date | None, days: float | None) -> float | None:
    if arrived and won_on:
        return float((won_on - arrived).days)
    return days


def _facts(
    heads: Sequence[str], kinds: Sequence[str | None], columns: Sequence[Sequence[str]]
) -> tuple[list[set[str]], list[str]]:
    found: list[set[str]] = [set() for _ in (columns[0] if columns else ())]
    names = []
    for head, kind, cells in zip(heads, kinds, columns, strict=True):
        fact_of = None if kind else _fact_words(head, cells)
        if fact_of:
            names.append(head)
            for known, cell in zip(found, cells, strict=True):
                known.update(filter(None, [fact_of.get(cell)]))
    return found, names


def _fact_words(head: str, cells: Sequence[str]) -> dict[str, str] | None:
    """Give the fact that each different word of a column stands for; None where it holds none."""
    seen = Counter(cell for cell in cells if cell)
    answers = {cell: read_yes_no(cell).value for cell in seen}
    if not seen or len(seen) > MOST_VALUES:
        return None
    if all(isinstance(answer, bool) for answer in answers.values()):
        return {cell: head for cell, answer in answers.items() if answer}
    if any(parse_part(cell) is not None for cell in seen) or len(seen) == len(cells):
        return None
    return {cell: f"{head}: {cell}" for cell in seen}

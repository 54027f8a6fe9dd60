"""The back sheet: how each number was made, where the ideas come from, and the mentor's notes."""

from __future__ import annotations

from smarketing_edu.content.explain import Explanation, explain_measure
from smarketing_edu.model.measure import Measure
from smarketing_edu.worksheet.blocks import Ask, Cell, Chart, Column, Columns, Section, Table, Text
from smarketing_edu.worksheet.letters import LETTERS
from smarketing_edu.worksheet.spans import Span, Words
from smarketing_edu.worksheet.start import Worksheet

_TERMS = ("lead", "conversion_rate", "gross_margin")
_EXAMPLE_STEP = "purchase"


def how_made(worksheet: Worksheet) -> Table:
    """Each letter with its formula in words, what went in, and what came out."""
    note = worksheet.phrase
    return Table(
        columns=(
            Column(heading=_small(note("made.number")), width=1.6),
            Column(heading=_small(note("made.formula")), width=3.1),
            Column(heading=_small(note("made.with_yours")), width=1.6),
            Column(heading=_small(note("made.result")), width=0.8, align="right"),
        ),
        rows=tuple(_formula_row(worksheet, name, letter) for name, letter in LETTERS.items()),
        header_column=True,
        dense=True,
    )


def _formula_row(worksheet: Worksheet, name: str, letter: str) -> tuple[Cell, ...]:
    measure = _measure(worksheet, name)
    words = explain_measure(measure, language=worksheet.language, currency=worksheet.currency)
    shared = {"stage_rate": "made.every_step", "stage_needed": "made.every_need"}
    title = worksheet.phrase(shared[name]) if name in shared else words.name
    first = (Span(text=f"{letter} ", strong=True, anchor=letter), Span(text=title, note=True))
    formula = words.formula
    if measure.value is None and name in worksheet.content.measures:
        formula = worksheet.content.measures[name].formula
    # a default or two among blanks would only confuse
    known = 2 * sum(bool(shown) for _, shown in words.inputs) > len(words.inputs)
    inputs = "; ".join(shown or "___" for _, shown in words.inputs) if known else ""
    cells: tuple[Words, ...] = (first, _small(formula), _small(inputs), _result(words))
    return tuple(Cell(words=cell) for cell in cells)


def _measure(worksheet: Worksheet, name: str) -> Measure:
    """The measure of a letter; one letter serves all steps, so the last stands for them."""
    if name == "money_at_stake":
        ranked = worksheet.where_to_work.ranked
        if ranked and ranked[0].stake:
            return ranked[0].stake.money
        return Measure("money_at_stake", None, "money")
    return worksheet.measures[name.replace("stage_", f"{_EXAMPLE_STEP}_")]


def _result(words: Explanation) -> Words:
    return _small(words.value)


def _small(text: str) -> Words:
    return (Span(text=text, note=True),)


def words_and_sources(worksheet: Worksheet) -> Columns:
    """Words of the trade in plain words, beside the sources with their years."""
    return Columns(
        sections=(
            Section(heading=worksheet.phrase("made.words"), blocks=(_terms(worksheet),)),
            Section(heading=worksheet.phrase("made.sources"), blocks=(_sources(worksheet),)),
        )
    )


def _terms(worksheet: Worksheet) -> Text:
    glossary = worksheet.content.glossary
    return Text(
        paragraphs=tuple(
            (
                Span(text=f"{glossary[key].term}: ", strong=True, note=True),
                Span(text=glossary[key].meaning, note=True),
            )
            for key in _TERMS
        )
    )


def _sources(worksheet: Worksheet) -> Text:
    sources = worksheet.content.sources
    articles = [source.used_for for source in sources.values() if source.article]
    lines = [
        worksheet.phrase("made.articles", topics="; ".join(articles)),
        worksheet.phrase("made.ranges"),
        worksheet.phrase("made.rounding"),
    ]
    return Text(paragraphs=tuple(_small(line) for line in lines))


def next_steps(worksheet: Worksheet) -> Columns | Chart | Text:
    """The brand file's places to go next and its contact line, beside a code to scan."""
    places = Text(paragraphs=tuple(_small(line) for line in worksheet.next_steps))
    code = _lesson_code(worksheet)
    if code is None:
        return places
    if not worksheet.next_steps:
        return code
    return Columns(
        sections=(
            Section(heading=worksheet.phrase("next.places"), width=1.6, blocks=(places,)),
            Section(heading=worksheet.phrase("next.lessons"), blocks=(code,)),
        )
    )


def _lesson_code(worksheet: Worksheet) -> Chart | None:
    """A code to scan that opens the lessons, where the brand file has their address."""
    if worksheet.lesson_code is None:
        return None
    address = worksheet.lesson_address or ""
    return Chart(
        svg=worksheet.lesson_code,
        alt=worksheet.phrase("made.code_alt", address=address),
        key=((Span(text=address, note=True),),),
        width=0.4,
    )


def mentor_notes(worksheet: Worksheet) -> Ask:
    """Ruled lines for what was said."""
    return Ask(
        question=worksheet.rich("notes.question"),
        write_in=worksheet.write_in("note_mentor", lines=8),
        fill_page=True,
    )

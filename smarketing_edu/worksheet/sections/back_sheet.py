"""The back sheet: how each number was made, where the ideas come from, and the mentor's notes."""

from __future__ import annotations

from smarketing_edu.content.explain import explain_measure
from smarketing_edu.content.format import is_in_days
from smarketing_edu.model.measure import Measure
from smarketing_edu.worksheet.blocks import Ask, Cell, Chart, Column, Columns, Section, Table, Text
from smarketing_edu.worksheet.letters import IN_DAYS, LETTERS, WORKED
from smarketing_edu.worksheet.room import longer_than_room
from smarketing_edu.worksheet.spans import Span, Words, WriteIn, words
from smarketing_edu.worksheet.start import Worksheet

_TERMS = (
    "lead",
    "conversion_rate",
    "gross_margin",
    "customer_acquisition_cost",
    "customer_lifetime_value",
    "likely_range",
)
_SOURCES = ("wilson", "census", "gupta_lehmann")
_EXAMPLES = {"stage_rate": "purchase_rate", "stage_needed": "evaluation_needed"}
"""One letter serves all steps of the funnel: the step that is worked out for it."""
_MOST_IN_FULL = 12
_LONGEST_IN_FULL = 160


def how_made(worksheet: Worksheet) -> Table:
    """Each letter with its formula in words, what went in, and what came out.

    A number that is still unknown has room to work it out by hand.
    """
    phrase = worksheet.phrase
    large = worksheet.large
    formula = Column(heading=words(phrase("made.formula")), width=3.3)
    return Table(
        columns=(
            Column(width="auto" if large else 0.3),
            Column(heading=words(phrase("made.number")), width=4 if large else 2.2),
            *(() if large else (formula,)),
            Column(heading=words(phrase("made.with_yours")), width=2.6 if large else 2.2),
            Column(
                heading=words(phrase("made.result")), width=1.4 if large else 1.1, align="right"
            ),
        ),
        rows=tuple(_formula_row(worksheet, name, letter) for name, letter in LETTERS.items()),
        header_column=True,
        dense=True,
    )


def _formula_row(worksheet: Worksheet, name: str, letter: str) -> tuple[Cell, ...]:
    measure = _measure(worksheet, name)
    said = explain_measure(measure, language=worksheet.language, currency=worksheet.currency)
    title, formula = said.name, said.formula
    if name in _EXAMPLES:
        title, formula = (worksheet.phrase(f"made.{name}{end}") for end in ("", "_formula"))
    elif not said.value and name in worksheet.content.measures:
        formula = worksheet.content.measures[name].formula
    name_of = (Span(text=title, strong=True),)
    first = (
        Cell(words=(Span(text=letter, anchor=letter),)),
        # in large print the formula stands under the name: a column more would be too narrow
        *(
            (Cell(words=name_of, note=formula),)
            if worksheet.large
            else (Cell(words=name_of), Cell(words=words(formula)))
        ),
    )
    if not said.value:
        return (*first, *_by_hand(worksheet, letter, title))
    inputs = [shown for _, shown in said.inputs]
    worked = WORKED[name].format(*inputs) if inputs else ""
    if is_in_days(measure):
        worked += IN_DAYS
    if name in _EXAMPLES:
        worked = worksheet.phrase(f"made.{name}_example", worked=worked)
    doubt = said.status if measure.asks_for_a_recount else ""
    result = Cell(words=(Span(text=said.value, strong=True),), note=doubt)
    return (*first, Cell(words=words(worked)), result)


def _by_hand(worksheet: Worksheet, letter: str, title: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(write_in=WriteIn(name=f"note_made_{letter}{end}", label=f"{title}: {label}"))
        for end, label in (
            ("_with", worksheet.phrase("made.with_yours")),
            ("", worksheet.phrase("made.result")),
        )
    )


def _measure(worksheet: Worksheet, name: str) -> Measure:
    """The measure of a letter."""
    if name == "money_at_stake":
        ranked = worksheet.where_to_work.ranked
        if ranked and ranked[0].stake:
            return ranked[0].stake.money
        return Measure("money_at_stake", None, "money")
    return worksheet.measures[_EXAMPLES.get(name, name)]


def _small(text: str) -> Words:
    return (Span(text=text, note=True),)


def words_and_sources(worksheet: Worksheet) -> Columns:
    """Words of the trade in plain words, beside the sources with their years."""
    return Columns(
        optional=1,
        sections=(
            Section(heading=worksheet.phrase("made.words"), blocks=(_terms(worksheet),)),
            Section(
                heading=worksheet.phrase("made.sources"), width=1.25, blocks=(_sources(worksheet),)
            ),
        ),
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
    listed = [
        f"{sources[key].used_for}: {sources[key].publisher}, {sources[key].year}"
        for key in _SOURCES
    ]
    articles = "; ".join(source.used_for for source in sources.values() if source.article)
    rules = [
        worksheet.phrase("made.ranges"),
        worksheet.phrase("made.rounding"),
        worksheet.phrase("made.articles", topics=articles),
        f"{'; '.join(listed)}.",
    ]
    return Text(paragraphs=tuple(map(_small, rules)))


def words_in_full(worksheet: Worksheet) -> Text:
    """The owner's own words that are longer than their place on a page."""
    longer = list(longer_than_room(worksheet.business))[:_MOST_IN_FULL]
    if not longer:
        return Text(paragraphs=())
    return Text(
        paragraphs=(
            worksheet.rich("in_full.title"),
            *(
                (
                    Span(text=f"{worksheet.field_label(name)}: ", strong=True, note=True),
                    Span(text=worksheet.short(text, _LONGEST_IN_FULL), note=True),
                )
                for name, text in longer
            ),
        )
    )


def next_steps(worksheet: Worksheet) -> Columns | Chart | Text:
    """The brand file's places to go next and its contact line, beside a code to scan."""
    places = Text(paragraphs=tuple(words(line) for line in worksheet.next_steps))
    code = _lesson_code(worksheet)
    if code is None:
        return places
    if not worksheet.next_steps:
        return code
    return Columns(
        sections=(
            Section(heading=worksheet.phrase("next.places"), width=2.2, blocks=(places,)),
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
        key=((Span(text=address.removeprefix("https://"), note=True),),),
        width=0.5,
    )


def quiz_scores(worksheet: Worksheet) -> Text:
    """How much of the quiz was right before and after the lessons; nothing without a score."""
    key = "_".join(when for when in ("before", "after") if worksheet.shown(f"{when}_score"))
    if not key:
        return Text(paragraphs=())
    shown = {when: worksheet.shown(f"{when}_score") for when in ("before", "after")}
    return Text(paragraphs=(worksheet.rich(f"scores.{key}", **shown),))


def zoom_again(worksheet: Worksheet) -> Text:
    """The three questions about one open lead, for the talk with the mentor."""
    asked = (worksheet.phrase(f"zoom.{name}") for name in ("name", "buy", "hold_back"))
    return Text(paragraphs=((*worksheet.rich("notes.zoom"), Span(text=" ".join(asked))),))


def mentor_notes(worksheet: Worksheet) -> Ask:
    """Ruled lines for what was said."""
    return Ask(
        question=worksheet.rich("notes.question"),
        write_in=worksheet.write_in("note_mentor", lines=6),
        fill_page=True,
    )

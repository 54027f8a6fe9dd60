"""What has moved, as a page for the mentor and as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smarketing_edu.content.format import format_number, format_percent
from smarketing_edu.content.loader import Content, load_content
from smarketing_edu.worksheet.blocks import BigNumber, Cell, Numbers, Table, Text
from smarketing_edu.worksheet.spans import Span, words
from smarketing_edu.workshop.before_after import PeopleList
from smarketing_edu.workshop.groups import group_shown, groups_table, people_shown
from smarketing_edu.workshop.paper import Paper, cells

_UNKNOWN = "–"


def change_people(paper: Paper) -> Text:
    """Who was compared with whom, and how."""
    said = _who(paper.content, _change(paper))
    return Text(paragraphs=(words(Span(text=said, strong=True)),))


def change_counts(paper: Paper) -> Numbers:
    """How many people are in both lists, how many in one, and how many rows were left out."""
    change = _change(paper)
    counts = {name: people_shown(paper.content, count) for name, count in change["people"].items()}
    numbers = [
        BigNumber(label=paper.phrase(f"change.people.{name}"), value=count)
        for name, count in counts.items()
        if count != "0" or name in ("both", "left", "joined")
    ]
    unused = sum(change["unused"])
    if unused:
        label = paper.phrase("change.people.unused")
        numbers.append(BigNumber(label=label, value=people_shown(paper.content, unused)))
    return Numbers(numbers=tuple(numbers[:6]))


def change_table(paper: Paper) -> Table:
    """Each measure before and after, with the likely range of the change and what it says."""
    return Table(
        columns=(
            paper.column("measure", width=2.2),
            paper.column("before", width=0.8, align="right"),
            paper.column("after", width=1, align="right"),
            paper.column("change", width=1.3, align="right"),
            paper.column("likely", width=1.3, align="right"),
            paper.column("says", width=2),
        ),
        rows=tuple(_row(paper, measure) for measure in _change(paper)["measures"]),
        header_column=True,
    )


def _row(paper: Paper, measure: Mapping[str, Any]) -> tuple[Cell, ...]:
    shown = _shown(paper.content, measure)
    return cells(
        shown["name"],
        shown["before"],
        shown["after"],
        (Span(text=shown["change"], strong=True),),
        shown["range"],
        shown["says"],
    )


def change_moved(paper: Paper) -> Table | Text:
    """How many of the same people had more, as many or fewer right than before."""
    moved = _change(paper)["moved"]
    if not moved:
        return Text(paragraphs=())
    named = {paper.phrase(f"change.moved.{name}"): count for name, count in moved.items()}
    return groups_table(paper, Span(text=paper.phrase("change.moved_title")), named)


def change_notes(paper: Paper) -> Text:
    """How to read the page, and where its ranges come from."""
    keys = ["range", "luck", "cause", "privacy", "sources"]
    if _change(paper)["kind"] == "roster":
        keys.insert(0, "blank")
    return Text(
        paragraphs=tuple(
            words(Span(text=paper.phrase(f"change.note.{key}"), note=True)) for key in keys
        )
    )


def change_lines(change: Mapping[str, Any], *, language: str) -> Iterator[str]:
    """The same for a terminal, a line each."""
    content = load_content(language)
    yield _who(content, change)
    for name, count in change["people"].items():
        if count != 0:
            label = content.phrase(f"workshop.change.people.{name}")
            yield f"  {label}: {people_shown(content, count)}"
    for measure in change["measures"]:
        shown = _shown(content, measure)
        key = (
            "hidden"
            if measure["says"] == "hidden"
            else "alike"
            if measure["low"] is None
            else "line"
        )
        yield content.phrase(f"workshop.change.{key}", **shown)
    for name, count in change["moved"].items():
        label = content.phrase(f"workshop.change.moved.{name}")
        yield f"  {label}: {group_shown(content, count)}"


def left_out_lines(
    names: Sequence[str], lists: Sequence[PeopleList], *, language: str
) -> Iterator[str]:
    """Each row that was left out, by the name of its list, with the reason and what to do."""
    phrase = load_content(language).phrase
    count = sum(len(each.problems) for each in lists)
    if count:
        yield phrase("workshop.change.unused_title", count=count)
    for name, each in zip(names, lists, strict=True):
        for found in each.problems:
            said = {"row": found.row, "problem": found.problem, "fix": found.fix}
            yield f"  {phrase('workshop.change.unused', list=name, **said)}"


def _change(paper: Paper) -> Mapping[str, Any]:
    change: Mapping[str, Any] = paper.figures["change"]
    return change


def _who(content: Content, change: Mapping[str, Any]) -> str:
    how = "paired" if change["paired"] else "separate"
    key = how if change["enough"] else f"{how}_too_few"
    people = {name: people_shown(content, count) for name, count in change["people"].items()}
    return content.phrase(f"workshop.change.{key}", **people)


def _shown(content: Content, measure: Mapping[str, Any]) -> dict[str, str]:
    """A measure as it is read; a dash for what is not shown."""
    phrase, average = content.phrase, measure["average"]
    told = {"name": phrase(f"workshop.change.measure.{measure['key']}")}
    told["says"] = phrase(f"workshop.change.says.{measure['says']}")
    told |= dict.fromkeys(("before", "after", "change", "range"), _UNKNOWN)
    if measure["says"] == "hidden":
        return told
    for side in ("before", "after"):
        told[side] = _value(measure[side], average=average, language=content.language)
    told["change"] = _moved_by(content, measure["change"], average=average)
    if measure["low"] is not None:
        ends = (
            _signed(measure[end], average=average, language=content.language)
            for end in ("low", "high")
        )
        told["range"] = phrase("measures.range", **dict(zip(("low", "high"), ends, strict=True)))
    return told


def _value(value: float, *, average: bool, language: str) -> str:
    if average:
        return format_number(value, language=language, digits=1)
    return format_percent(value, language=language)


def _moved_by(content: Content, change: float, *, average: bool) -> str:
    signed = _signed(change, average=average, language=content.language)
    return signed if average else content.phrase("workshop.change.points", points=signed)


def _signed(change: float, *, average: bool, language: str) -> str:
    """A change with its sign: of an average to a tenth, of a share in whole points."""
    value = round(change, 1) if average else round(change * 100)
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return sign + format_number(abs(value), language=language, digits=1 if average else 0)

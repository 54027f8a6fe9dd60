"""Two lists of the same room, before and after: who is in both, and what each of them told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from smarketing_edu.content.loader import load_content
from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.finding import Finding
from smarketing_edu.intake.problem import Problem, put_in_words
from smarketing_edu.intake.quiz_list import read_quiz_list
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.workshop.cohort import PARTS

EIGHT = 8
"""So many right of ten, and somebody can tell the two jobs apart."""

Told = Mapping[str, float | bool]


@dataclass(frozen=True)
class Person:
    """One row that can be used: whose it is ("" where the list does not say), and what it tells.

    `told` is None where nothing was answered.
    """

    row: int
    learner_id: str
    told: Told | None


@dataclass(frozen=True)
class PeopleList:
    """The rows of one list, and in plain words why each other row was left out."""

    kind: Literal["quiz", "roster"]
    people: tuple[Person, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Matched:
    """Who is in both lists by an ID that both give, who is in one, and whom nobody can match.

    `pairs` have answered both times; `unanswered` left one time blank; who never answered is not
    counted. `before` and `after` are all answers of each list, for where no ID stands in both.
    """

    pairs: tuple[tuple[Told, Told], ...]
    unanswered: int
    left: int
    joined: int
    without_id: tuple[int, int]
    before: tuple[Told, ...]
    after: tuple[Told, ...]


def read_both(
    before: Path, after: Path, *, language: str, **reading: Any
) -> tuple[PeopleList, PeopleList]:
    """Read two lists of one kind: two rosters, or two lists of quiz sheets.

    Raises `FileInputError` when one cannot be used, or they are of two kinds.
    """
    lists = [_read(path, language=language, **reading) for path in (before, after)]
    if lists[0].kind != lists[1].kind:
        message = load_content(language).phrase("workshop.change.two_kinds")
        raise FileInputError(message, path=str(after))
    doubled = [_doubled(each.people) for each in lists]
    first, second = (
        _each_once(each, own=doubled[place], other=doubled[1 - place], language=language)
        for place, each in enumerate(lists)
    )
    return first, second


def match(before: PeopleList, after: PeopleList) -> Matched:
    """Match the people of two lists by the IDs that the lists give, never by their rows."""
    old, new = ({_key(p): p.told for p in each.people if _key(p)} for each in (before, after))
    told = [(old[key], new[key]) for key in old if key in new]
    pairs = tuple((first, second) for first, second in told if first and second)
    left, joined = (
        sum(bool(each) for key, each in some.items() if key not in others)
        for some, others in ((old, new), (new, old))
    )
    return Matched(
        pairs=pairs,
        unanswered=sum(bool(first) != bool(second) for first, second in told),
        left=left,
        joined=joined,
        without_id=(_without_id(before), _without_id(after)),
        before=tuple(person.told for person in before.people if person.told),
        after=tuple(person.told for person in after.people if person.told),
    )


def _without_id(read: PeopleList) -> int:
    return sum(bool(person.told) and not _key(person) for person in read.people)


def _read(path: Path, *, language: str, sheet: str | None = None, **reading: Any) -> PeopleList:
    quiz = read_quiz_list(path, language=language, sheet=sheet)
    if quiz is None:
        return _read_roster(path, language=language, sheet=sheet, **reading)
    people = tuple(
        Person(each.row, each.learner_id, _told_by_sheet(each.right)) for each in quiz.sheets
    )
    return PeopleList("quiz", people, quiz.problems)


def _told_by_sheet(right: int | None) -> Told | None:
    return None if right is None else {"right": right, "eight": right >= EIGHT}


def _read_roster(path: Path, **reading: Any) -> PeopleList:
    roster = read_roster(path, **reading)
    people = tuple(
        Person(
            row.number,
            row.given_id,
            {
                **{name: has(row.business) for name, has in PARTS.items()},
                "margin": row.business.gross_margin is not None,
            },
        )
        for row in roster.rows
        if row.business
    )
    problems = [found for found in roster.problems if found.row]
    problems += [row.problems[0] for row in roster.rows if not row.business]
    return PeopleList("roster", people, tuple(problems))


def _key(person: Person) -> str:
    return " ".join(person.learner_id.split()).casefold()


def _doubled(people: Sequence[Person]) -> frozenset[str]:
    counts = Counter(filter(None, map(_key, people)))
    return frozenset(key for key, count in counts.items() if count > 1)


def _each_once(
    read: PeopleList, *, own: frozenset[str], other: frozenset[str], language: str
) -> PeopleList:
    """The list without the rows of an ID that stands twice, here or in the other list."""

    def unclear() -> Iterator[Problem]:
        for person in read.people:
            if _key(person) in own | other:
                key = "same_id_twice" if _key(person) in own else "same_id_in_other"
                finding = Finding(key, "warning", {"value": person.learner_id})
                yield put_in_words(finding, language=language, row=person.row)

    kept = tuple(person for person in read.people if _key(person) not in own | other)
    return PeopleList(read.kind, kept, (*read.problems, *unclear()))

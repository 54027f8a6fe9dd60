"""A roster and a workshop file -> the folder that a mentor runs the evening from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from smarketing_edu.handout import HandoutOptions, make_deck, make_handout, make_sheet, save_file
from smarketing_edu.intake.roster import Roster
from smarketing_edu.look.fonts import printable
from smarketing_edu.model.business import Business
from smarketing_edu.workshop.attendance import write_attendance
from smarketing_edu.workshop.cohort import cohort_of, people_to_call
from smarketing_edu.workshop.contacts import Contact
from smarketing_edu.workshop.made_files import note_files
from smarketing_edu.workshop.quiz_lists import write_quiz_lists
from smarketing_edu.workshop.workshop_file import Workshop

ROOM, MENTOR, OFFICE = "for-the-room", "for-the-mentor", "to-send-in"
START_HERE = "start-here.pdf"

Data = Literal["people", "speakers", "cohort", "calls", "files"]


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper: its template, its folder, and the data that it is made from.

    A paper for the room is made in each language that somebody in the room speaks; `copies` is for
    each "person" of that language, for each "pair", "one", or "none" where it is not for printing.
    """

    template: str
    folder: str
    copies: Literal["person", "pair", "one", "none"] = "one"
    takes: tuple[Data, ...] = ()

    def file(self, ending: str = "") -> str:
        """Its file in the folder, with an ending for its language where there are several."""
        kind = "html" if self.copies == "none" else "pdf"
        return f"{self.folder}/{self.template.replace('_', '-')}{ending}.{kind}"

    def make(self, given: Mapping[str, Any], *, options: HandoutOptions) -> bytes:
        """Make it: a page to print, or slides.

        Raises a `SmarketingError` that says what is wrong.
        """
        if self.copies == "none":
            return make_deck(given, options=options)
        return make_sheet(given, options=options).pdf


PAPERS = (
    PaperKind("agenda", ROOM, "person"),
    PaperKind("sign_in", ROOM, takes=("people",)),
    PaperKind("name_tents", ROOM, takes=("people",)),
    PaperKind("quiz", ROOM, "person"),
    PaperKind("card_sort", ROOM, "pair"),
    PaperKind("evaluation", ROOM, "person"),
    PaperKind("resources", ROOM, "person"),
    PaperKind("certificates", ROOM, takes=("speakers",)),
    PaperKind("slides", ROOM, "none", takes=("cohort",)),
    PaperKind("guide", MENTOR),
    PaperKind("card_key", MENTOR),
    PaperKind("cohort", MENTOR, takes=("cohort",)),
    PaperKind("who_to_call", MENTOR, takes=("calls",)),
)
"""Every paper of a kit but the first page, in the order in which they are needed."""

_FOR_ALL = frozenset({"sign_in", "name_tents", "slides"})
"""Made once for everybody, in the workshop's language."""


@dataclass(frozen=True)
class KitResult:
    """What a kit holds: its files, and how many names somebody must look at.

    `by_hand` are the rows whose name has letters that our fonts lack: a line stands in its place.
    """

    folder: Path
    files: tuple[str, ...]
    to_check: int
    by_hand: tuple[int, ...]


@dataclass(frozen=True)
class _Job:
    kind: PaperKind
    language: str
    file: str
    copies: int


def make_kit(
    roster: Roster,
    contacts: Mapping[int, Contact],
    folder: Path,
    *,
    workshop: Workshop,
    options: HandoutOptions,
    on_paper: Callable[[int], None] = lambda papers: None,
) -> KitResult:
    """Make every paper around the handouts; `on_paper` is told how many there are, each time.

    Raises a `SmarketingError` that says what is wrong.
    """
    jobs = tuple(_jobs(roster, workshop))
    languages = _languages(roster, workshop)
    total = len(jobs) + len(languages) + 1
    data = _data(roster, language=workshop.language)
    files: list[str] = []
    listed: list[tuple[str, str, int]] = []
    if (folder / "handouts").is_dir():
        listed.append(("handouts/", "handouts", len(roster.businesses)))
    for job in jobs:
        given = {"workshop": workshop.model_dump(mode="json"), **_given(job, data)}
        sheet = _options(options, template=f"kit/{job.kind.template}", language=job.language)
        save_file(job.kind.make(given, options=sheet), folder / job.file)
        files.append(job.file)
        listed.append((job.file, job.kind.template, job.copies))
        on_paper(total)
    for language in languages:
        name = f"{ROOM}/blank-worksheet{_ending(language, workshop)}.pdf"
        blank = replace(options, language=language)
        save_file(make_handout(None, options=blank).pdf, folder / name)
        files.append(name)
        listed.append((name, "blank", _WALK_INS))
        on_paper(total)
    to_check = write_attendance(
        roster, contacts, folder / OFFICE, workshop=workshop, language=workshop.language
    )
    files += [f"{OFFICE}/attendance.csv", f"{OFFICE}/names-to-check.csv"]
    sheets = len(roster.businesses) + _WALK_INS
    lists = write_quiz_lists(folder / MENTOR, sheets=sheets, language=workshop.language)
    files += [f"{MENTOR}/{name}" for name in lists]
    by_hand = _by_hand(roster)
    first = {
        "workshop": workshop.model_dump(mode="json"),
        "people": data["people"],
        "figures": {"files": [list(line) for line in listed], "by_hand": list(by_hand)},
    }
    sheet = _options(options, template="kit/start_here", language=workshop.language)
    save_file(make_sheet(first, options=sheet).pdf, folder / START_HERE)
    on_paper(total)
    files.append(START_HERE)
    note_files(folder, files)
    return KitResult(folder, tuple(files), to_check, by_hand)


_WALK_INS = 5


def _by_hand(roster: Roster) -> tuple[int, ...]:
    names = ((row.number, _person(row.business)) for row in roster.rows if row.business)
    return tuple(row for row, person in names if any(map(_unprintable, person.values())))


def _person(business: Business) -> dict[str, str]:
    return {"name": business.owner_name or "", "business": business.business_name}


def _unprintable(name: str) -> bool:
    return printable(name) != name


def _options(options: HandoutOptions, *, template: str, language: str) -> HandoutOptions:
    return replace(options, template=template, language=language, fillable=False, previous=None)


def _languages(roster: Roster, workshop: Workshop) -> list[str]:
    """The workshop's language, and each that somebody of the roster asked for."""
    spoken = {business.language or workshop.language for business in roster.businesses}
    return [workshop.language, *sorted(spoken - {workshop.language})]


def _ending(language: str, workshop: Workshop) -> str:
    return "" if language == workshop.language else f".{language}"


def _jobs(roster: Roster, workshop: Workshop) -> Iterator[_Job]:
    for kind in PAPERS:
        shared = kind.folder == MENTOR or kind.template in _FOR_ALL
        for language in [workshop.language] if shared else _languages(roster, workshop):
            speakers = sum(
                (business.language or workshop.language) == language
                for business in roster.businesses
            )
            copies = {
                "person": max(1, speakers),
                "pair": max(1, (speakers + 1) // 2),
                "one": 1,
                "none": 0,
            }
            file = kind.file(_ending(language, workshop))
            yield _Job(kind, language, file, copies[kind.copies])


def _data(roster: Roster, *, language: str) -> dict[str, Any]:
    people: list[dict[str, str]] = []
    speakers: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for business in roster.businesses:
        people.append(_person(business))
        speakers[business.language or language].append(people[-1])
    return {
        "people": people,
        "speakers": speakers,
        "cohort": cohort_of(roster),
        "calls": [list(call) for call in people_to_call(roster)],
    }


def _given(job: _Job, data: Mapping[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if "people" in job.kind.takes:
        given["people"] = data["people"]
    if "speakers" in job.kind.takes:
        given["people"] = data["speakers"].get(job.language, [])
    figures: Sequence[str] = [name for name in ("cohort", "calls") if name in job.kind.takes]
    if figures:
        given["figures"] = {name: data[name] for name in figures}
    return given

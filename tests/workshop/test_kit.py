"""A roster of forty with odd names becomes a whole kit, in both languages."""

from __future__ import annotations

import csv
import itertools
import re
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from smarketing_edu.cli import main
from smarketing_edu.content import load_content
from smarketing_edu.intake.quiz_list import read_quiz_list
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.worksheet.templates import find_template
from smarketing_edu.workshop.agenda import parts_of
from smarketing_edu.workshop.cohort import cohort_of
from smarketing_edu.workshop.quiz_lists import write_quiz_lists
from smarketing_edu.workshop.workshop_file import LENGTHS, load_workshop
from tests.conftest import EXAMPLES
from tests.pdf.standards import broken_clauses
from tests.pdf.text import text_of
from tests.programs import need, run
from tests.workshop.room import BY_HAND, NAMES, PEOPLE, marker, write_room

pytestmark = pytest.mark.xdist_group("kit")
BOTH = (
    *("agenda", "blank-worksheet", "card-sort", "certificates", "evaluation", "quiz"),
    "resources",
)
FOR_ALL = ("name-tents", "sign-in")
MENTOR = ("card-key", "cohort", "guide", "who-to-call")


@dataclass(frozen=True)
class Kit:
    """A finished kit, the language of its mentor, and what the command said."""

    folder: Path
    language: str
    said: str

    def text(self, name: str) -> str:
        """The words of one of its papers."""
        return text_of(self.folder / name)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The roster of forty."""
    return write_room(tmp_path_factory.mktemp("room") / "room.csv")


@pytest.fixture(scope="module", params=["en", "es"])
def kit(
    request: pytest.FixtureRequest, room: Path, tmp_path_factory: pytest.TempPathFactory
) -> Kit:
    """The kit of the room for a mentor of one language.

    Everybody's handout is in the language of the row, so it is enough to make them once.
    """
    folder = tmp_path_factory.mktemp(f"kit-{request.param}")
    fixed = ["kit", str(room), "-o", str(folder), "--workshop", str(EXAMPLES / "workshop.yaml")]
    handouts = [] if request.param == "en" else ["--no-handouts"]
    result = CliRunner().invoke(main, [*fixed, "--language", request.param, *handouts])
    assert result.exit_code == 0, result.output
    return Kit(folder, request.param, result.output)


def test_every_paper_is_there(kit: Kit) -> None:
    """Papers for the room are there in both languages, the mentor's in the mentor's own."""
    other = {"en": "es", "es": "en"}[kit.language]
    room = {f"{name}.pdf" for name in (*BOTH, *FOR_ALL)} | {f"{name}.{other}.pdf" for name in BOTH}
    made = {path.name for path in (kit.folder / "for-the-room").iterdir()}
    assert made == room | {"slides.html"}
    mentor = {path.name for path in (kit.folder / "for-the-mentor").glob("*.pdf")}
    assert mentor == {f"{name}.pdf" for name in MENTOR}
    assert (kit.folder / "start-here.pdf").is_file()


def test_every_paper_keeps_both_standards(kit: Kit) -> None:
    """veraPDF finds nothing against PDF/UA-1 or PDF/A-2a in any paper, nor in any handout."""
    papers = {path for path in kit.folder.rglob("*.pdf") if path.name != "packet.pdf"}
    assert broken_clauses(sorted(papers)) == {}


def test_first_page_names_every_file(kit: Kit) -> None:
    """What to print is listed, file by file."""
    said = kit.text("start-here.pdf").replace(" ", "")
    for path in (*kit.folder.rglob("*.pdf"), *kit.folder.rglob("*.html")):
        if path.parent.name not in ("handouts", kit.folder.name):
            assert path.relative_to(kit.folder).as_posix() in said
    assert ("handouts/" in said) == (kit.folder / "handouts").is_dir()


def test_first_page_knows_both_days(kit: Kit) -> None:
    """Materials are due two days before November 24, attendance five days after."""
    said = kit.text("start-here.pdf")
    days = {"en": ("November 22", "November 29"), "es": ("22 de noviembre", "29 de noviembre")}
    assert all(day in said for day in days[kit.language])


def test_agenda_on_paper_adds_up(kit: Kit) -> None:
    """The minutes printed beside the parts add up to the ninety printed under them."""
    said = kit.text("for-the-room/agenda.pdf")
    lines = run(need("pdftotext"), "-layout", kit.folder / "for-the-room" / "agenda.pdf", "-")
    minutes = list(map(int, re.findall(r"(?im)^ *\d+:\d\d\s*[ap].* (\d+)$", lines)))
    printed = [part.minutes for part in parts_of(90, language=kit.language)]
    assert minutes == printed
    assert re.search(r"(Together|En total) 90\b", said)


def test_everybody_can_sign_and_has_a_tent(kit: Kit) -> None:
    """The sign-in sheet and the tents have a place for all forty."""
    signing = kit.text("for-the-room/sign-in.pdf")
    tents = kit.text("for-the-room/name-tents.pdf")
    for place in range(PEOPLE):
        assert f"Business of number {place}" in signing
        assert f"Business of number {place}" in tents


def test_everybody_has_a_certificate_in_their_own_language(kit: Kit) -> None:
    """Each person's certificate has the name in full, in the person's language, and no other's."""
    other = {"en": "es", "es": "en"}[kit.language]
    files = {
        kit.language: "for-the-room/certificates.pdf",
        other: f"for-the-room/certificates.{other}.pdf",
    }
    for place in range(PEOPLE):
        for language, file in files.items():
            said = kit.text(file)
            own = ("es" if place % 4 == 3 else "en") == language
            assert bool(re.search(rf"Business of number {place}\b", said)) == own
    assert "M" * 90 in kit.text(files["en"]).replace(" ", "")
    assert "María Fernanda de la Cruz" in kit.text(files["en"])
    for language, file in files.items():
        pages = run(need("pdfinfo"), kit.folder / file)
        spanish = len(range(3, PEOPLE, 4))
        people = spanish if language == "es" else PEOPLE - spanish
        assert int(re.findall(r"Pages: +(\d+)", pages)[0]) == people + 2


@pytest.mark.parametrize("kit", ["en"], indirect=True)
def test_no_number_of_a_learner_is_in_anothers_handout(kit: Kit) -> None:
    """Each of the forty handouts bears its own amount and business, and none of the others'."""
    handouts = sorted((kit.folder / "handouts").glob("*.pdf"))
    assert len(handouts) == PEOPLE
    for own, path in enumerate(handouts):
        said = text_of(path)
        amounts = set(map(int, re.findall(r"\b731\d{4}\b", said.replace(",", ""))))
        assert amounts & {marker(place) for place in range(PEOPLE)} == {marker(own)}
        assert set(re.findall(r"Business of number (\d+)", said)) == {str(own)}
        assert "@" not in said


def test_letters_that_we_lack_leave_a_line(kit: Kit) -> None:
    """No name shows boxes: its row is told, and a line stands in its place on every paper."""
    listed = {"en": "rows 9 and 28", "es": "filas 9 y 28"}[kit.language]
    assert "rows 9, 28" in kit.said
    assert listed in kit.text("start-here.pdf")
    papers = set(kit.folder.glob("for-*/*.pdf"))
    for row in BY_HAND:
        papers |= set(kit.folder.glob(f"handouts/{row - 1:03d}-*.pdf"))
    assert [path.name for path in papers if "\N{WHITE SQUARE}" in text_of(path)] == []


def test_room_page_names_nobody(kit: Kit) -> None:
    """No name, business, address or phone stands on the page of the room in numbers."""
    said = kit.text("for-the-mentor/cohort.pdf")
    for told in (*NAMES[:4], *NAMES[5:], "Cruz", "Business of", "@", "555", "K-0"):
        assert told not in said


def test_slides_name_nobody(kit: Kit) -> None:
    """No name, business, address or phone of anybody in the room is in the slides or notes."""
    html = (kit.folder / "for-the-room" / "slides.html").read_text(encoding="utf-8")
    said = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.S)
    assert f'lang="{kit.language}"' in said
    people = [name for name in NAMES if len(name) > len("Li")]
    for told in (*people, "Hartwell", "García", "Business of", "@", "555", "K-0", "731"):
        assert escape(told) not in said, told


def test_stock_tools_make_the_same_slides(kit: Kit, room: Path, tmp_path: Path) -> None:
    """papermill and then nbconvert, by our exporter or by its own, give the very same file."""
    workshop = load_workshop("").model_copy(update={"language": kit.language})
    given = {
        "workshop": workshop.model_dump(mode="json"),
        "figures": {"cohort": cohort_of(read_roster(room))},
    }
    (tmp_path / "given.yaml").write_text(yaml.safe_dump(given, sort_keys=False), encoding="utf-8")
    template = find_template("kit/slides", language=kit.language)
    out = tmp_path / "out.ipynb"
    run(sys.executable, "-m", "papermill", template, out, "-f", tmp_path / "given.yaml")
    ours = (kit.folder / "for-the-room" / "slides.html").read_bytes()
    for way in (["workshop-slides"], ["slides", "--template", "workshop_slides"]):
        run(sys.executable, "-m", "nbconvert", "--to", *way, out)
        assert (tmp_path / "out.slides.html").read_bytes() == ours


def test_no_amount_of_a_learner_is_on_a_paper(kit: Kit) -> None:
    """No paper around the handouts bears anybody's revenue, address or phone."""
    for path in (*kit.folder.glob("for-*/*.pdf"), kit.folder / "start-here.pdf"):
        said = re.sub(r"[,.]", "", text_of(path))
        assert not re.search(r"731\d{4}", said), path.name
        assert "@example" not in said


def test_guide_has_every_answer(kit: Kit) -> None:
    """The guide has the ten statements' answers, and begins each part at its hour."""
    said = kit.text("for-the-mentor/guide.pdf")
    hour = {"en": "6:25 PM", "es": "6:25 p.m."}
    assert hour[kit.language] in said.replace("\u202f", " ")
    for question in load_content(kit.language).questions.values():
        assert " ".join(question.right_answer.text.split()[:2]) in said


def test_attendance_list_can_be_imported(kit: Kit) -> None:
    """The list has the programme's columns, digits for phones, and no cell that is a formula."""
    with (kit.folder / "to-send-in" / "attendance.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0]) == ["Workshop ID", "First Name", "Last Name", "Email", "Phone"]
    assert len(lines) == PEOPLE
    assert [line["Phone"] for line in lines] == [f"555014{1000 + n}" for n in range(PEOPLE)]
    assert {line["Workshop ID"] for line in lines} == {"HL-2026-118"}
    assert not [c for line in lines for c in line.values() if c.startswith(("=", "+", "@", "-"))]


def test_quiz_lists_wait_for_the_answers(kit: Kit) -> None:
    """Both lists have a numbered line for each sheet, and the command reads them as they are."""
    for name in ("quiz-before.csv", "quiz-after.csv"):
        quiz = read_quiz_list(kit.folder / "for-the-mentor" / name)
        assert quiz is not None
        assert [each.right for each in quiz.sheets] == [None] * (PEOPLE + 5)
        assert quiz.sheets[-1].learner_id == str(PEOPLE + 5)
        assert quiz.problems == ()


def test_a_list_that_was_typed_into_is_kept(tmp_path: Path) -> None:
    """Making the kit again does not take the answers away."""
    assert len(write_quiz_lists(tmp_path, sheets=2, language="en")) == 2
    (tmp_path / "quiz-before.csv").write_text("Sheet,Right answers\n1,7\n", encoding="utf-8")
    assert write_quiz_lists(tmp_path, sheets=2, language="en") == []
    assert "1,7" in (tmp_path / "quiz-before.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_agenda_adds_up(length: int, language: str) -> None:
    """The parts of each length follow on each other and fill it, to the minute."""
    parts = parts_of(length, language=language)
    assert parts[0].begins == 0
    for before, after in itertools.pairwise(parts):
        assert after.begins == before.begins + before.minutes
    assert parts[-1].begins + parts[-1].minutes == length

"""Make my worksheet: the very file that the command line makes, from the same answers."""

from __future__ import annotations

import asyncio
import re
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from smarketing_edu.cli import main
from smarketing_edu.model.business import Language
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.two_jobs_quiz import TwoJobsQuiz
from smarketing_edu.widgets.worksheet_maker import WorksheetMaker
from tests.widgets.conftest import BUSINESSES, LANGUAGES, OpenLesson
from tests.widgets.test_quizzes import play


def made_in_lesson(lesson: Lesson) -> WorksheetMaker:
    """A maker whose button was pressed, when it is done."""
    maker = WorksheetMaker(lesson, template="sales_vs_marketing")
    asyncio.run(maker.make())
    return maker


def made_by_command(folder: Path, *arguments: str) -> bytes:
    """What `smarketing worksheet` makes."""
    out = folder / "by_command.pdf"
    done = CliRunner().invoke(main, ["worksheet", *arguments, "-o", str(out)])
    assert done.exit_code == 0, done.output
    return out.read_bytes()


@pytest.mark.parametrize(
    ("written_in", "answers"), [("en", "rosies_bakery"), ("es", "yoga_la_ceiba")]
)
def test_the_same_bytes_as_the_command_line(
    lesson_at: OpenLesson, written_in: Language, answers: str
) -> None:
    """Button and command line make one and the same file, in the learner's language."""
    lesson = lesson_at(10, written_in=written_in, answers=answers)
    maker = made_in_lesson(lesson)
    file = lesson.answers.path
    assert maker.file.content == made_by_command(file.parent, str(file))
    assert maker.file.picture.startswith(b"\x89PNG")
    assert maker.file.name.startswith(answers.replace("_", "-"))
    assert maker.bar.value >= maker.bar.max - 2
    assert not maker.button.disabled
    assert "6" in maker.say.value


@pytest.mark.parametrize("written_in", LANGUAGES)
def test_the_scores_of_the_quiz_reach_the_paper(
    lesson_at: OpenLesson, written_in: Language
) -> None:
    """The worksheet of the button and of the command shows both scores as lesson ten does."""
    play(TwoJobsQuiz(lesson_at(1, written_in=written_in), when="before"), right=4)
    lesson = lesson_at(10, written_in=written_in)
    quiz = TwoJobsQuiz(lesson, when="after")
    play(quiz, right=9)
    shown = re.findall(r"<strong>(\S+)</strong>", quiz.scores.value)
    maker = made_in_lesson(lesson)
    file = lesson.answers.path
    assert maker.file.content == made_by_command(file.parent, str(file))
    with pypdfium2.PdfDocument(maker.file.content) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()
    assert re.findall(r"\d+%", last) == shown == ["40%", "90%"]


def test_another_language_is_kept_for_the_command_line_too(lesson_at: OpenLesson) -> None:
    """Whoever picks Spanish gets it here, and the file says so to the command line as well."""
    lesson = lesson_at(10, answers="rosies_bakery")
    maker = WorksheetMaker(lesson, template="sales_vs_marketing")
    maker.choices["language"].value = "es"
    asyncio.run(maker.make())
    with pikepdf.open(BytesIO(maker.file.content)) as pdf:
        assert str(pdf.Root.Lang).startswith("es")
    assert lesson.business.language == "es"


def test_without_answers_it_is_the_blank_one(lesson_at: OpenLesson, tmp_path: Path) -> None:
    """Nobody is turned away: with no answers yet it is the worksheet to fill in by hand."""
    lesson = lesson_at(10, written_in="es")
    maker = made_in_lesson(lesson)
    assert maker.file.content == made_by_command(tmp_path, "--blank", "--language", "es")
    assert lesson.content.phrase("widgets.maker.made_blank", count=6)[-20:-1] in maker.say.value
    assert not lesson.answers.path.exists()


def test_a_broken_file_is_said_in_plain_words(lesson_at: OpenLesson) -> None:
    """Answers that cannot be read make no worksheet; the button waits for the next try."""
    lesson = lesson_at(10)
    lesson.answers.path.write_text("business_name: [", encoding="utf-8")
    maker = made_in_lesson(lesson)
    assert "smk-is-wrong" in maker.say.value
    assert maker.file.content == b""
    assert not maker.button.disabled
    assert maker.bar.layout.display == "none"
    shutil.copy(BUSINESSES / "rolling_dumpling.yaml", lesson.answers.path)
    asyncio.run(maker.make())
    assert maker.file.content.startswith(b"%PDF")

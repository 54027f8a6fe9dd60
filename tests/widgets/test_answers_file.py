"""One file holds a learner's answers: nothing is lost, whoever saves when."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smarketing_edu import load_business, open_lesson
from smarketing_edu.intake.business_file import save_business
from smarketing_edu.model.business import STAGES, Business, Language
from tests.widgets.conftest import OpenLesson


def test_the_first_answer_makes_the_file(lesson_at: OpenLesson, tmp_path: Path) -> None:
    """A lesson opened in an empty folder writes nothing until there is an answer."""
    lesson = lesson_at(2)
    assert list(tmp_path.iterdir()) == []
    assert lesson.save(hours_sales=7.5)
    business = load_business(tmp_path / "my_business.yaml")
    assert business.hours_sales == 7.5
    assert business.hours_marketing is None


def test_a_business_without_a_name_can_still_be_read(lesson_at: OpenLesson, tmp_path: Path) -> None:
    """Until the owner gives a name, the lesson sees none, and the file has a general word."""
    lesson = lesson_at(2)
    lesson.save(hours_sales=3)
    assert lesson.business.business_name == ""
    assert load_business(tmp_path / "my_business.yaml").business_name == "My business"
    lesson.save(business_name="Ana's")
    assert lesson_at(5).business.business_name == "Ana's"


def test_two_open_lessons_do_not_undo_each_other(lesson_at: OpenLesson) -> None:
    """What one lesson saves is still there after the other saves."""
    one, other = lesson_at(1), lesson_at(2)
    one.save(offer="bread")
    other.save(hours_sales=4)
    one.save(offer="bread and cakes")
    assert (other.business.offer, other.business.hours_sales) == ("bread and cakes", 4)


def test_lessons_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    """Six lessons that each count up their own field at the same time all end at their last."""
    file = tmp_path / "my_business.yaml"

    def count_up(stage: str) -> None:
        lesson = open_lesson(4, written_in="en", file=file)
        for count in range(1, 9):
            assert lesson.save(**{stage: count})

    with ThreadPoolExecutor(len(STAGES)) as pool:
        list(pool.map(count_up, STAGES))
    assert load_business(file).stage_counts == (8,) * len(STAGES)


@pytest.mark.parametrize(
    "broken", ["format: 1\noffer: [", "hours_sales: lots", "format: 99", "\x00\x01", "- a\n- b"]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_broken_file_is_never_overwritten(
    tmp_path: Path, broken: str, language: Language
) -> None:
    """A file that cannot be read stays as it is, and the lesson says so in plain words."""
    file = tmp_path / "my_business.yaml"
    file.write_text(f"business_name: Ana's\n{broken}", encoding="utf-8")
    before = file.read_bytes()
    lesson = open_lesson(2, written_in=language, file=file)
    assert lesson.trouble
    assert not lesson.save(hours_sales=7)
    assert file.read_bytes() == before
    assert "Traceback" not in lesson.trouble
    assert "yaml." not in lesson.trouble.replace("my_business.yaml.", "")


def test_saving_goes_on_once_the_file_is_mended(tmp_path: Path) -> None:
    """When the owner has mended the file, the next answer is kept, beside what stands there."""
    file = tmp_path / "my_business.yaml"
    file.write_text("business_name: Ana's\nhours_sales: lots\n", encoding="utf-8")
    lesson = open_lesson(2, written_in="en", file=file)
    file.write_text("business_name: Ana's\nhours_sales: 8\n", encoding="utf-8")
    assert lesson.save(hours_marketing=2)
    assert lesson.trouble == ""
    assert load_business(file).hours_sales == 8


def test_a_file_broken_while_the_lesson_is_open_is_left_alone(lesson_at: OpenLesson) -> None:
    """A slip of the owner's in the file, made during the lesson, is not wiped out."""
    lesson = lesson_at(2)
    lesson.save(hours_sales=7)
    lesson.answers.path.write_text("business_name: [", encoding="utf-8")
    assert not lesson.save(hours_sales=8)
    assert lesson.answers.path.read_text(encoding="utf-8") == "business_name: ["


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Where nothing can be written, the lesson works and says that answers are not kept."""
    lesson = open_lesson(2, written_in="en", file=tmp_path / "gone" / "my_business.yaml")
    assert not lesson.save(hours_sales=7)
    assert "my_business.yaml" in lesson.trouble


def test_spanish_answers_make_a_spanish_worksheet(lesson_at: OpenLesson) -> None:
    """The first answer in a Spanish lesson sets the language, unless the owner chose one."""
    lesson = lesson_at(1, written_in="es")
    lesson.save(offer="pan")
    assert lesson.business.language == "es"
    lesson.save(language="en")
    lesson.save(offer="pan dulce")
    assert lesson.business.language == "en"


def test_picks_and_answers_share_the_file(lesson_at: OpenLesson) -> None:
    """What was picked in exercises stays when answers change, and the other way round."""
    one, other = lesson_at(1), lesson_at(2)
    assert one.pick("check", {"L1-Q1": "2", "L1-Q2": "1"})
    assert other.pick("check", {"L2-Q1": "3"})
    assert other.pick("cards", {"A01": "sales"})
    one.save(offer="bread")
    assert one.pick("check", {"L1-Q2": None})
    assert lesson_at(0).picks("check") == {"L1-Q1": "2", "L2-Q1": "3"}
    assert lesson_at(0).picks("cards") == {"A01": "sales"}
    assert load_business(one.answers.path).offer == "bread"


def test_other_programs_leave_the_picks_alone(lesson_at: OpenLesson) -> None:
    """Numbers that another program writes into the file do not wipe out what was picked."""
    lesson = lesson_at(1)
    lesson.pick("check", {"L1-Q1": "2"})
    save_business(Business(business_name="Ana's", revenue=9), lesson.answers.path)
    assert lesson.picks("check") == {"L1-Q1": "2"}
    assert lesson.business.revenue == 9


@pytest.mark.parametrize(
    "part",
    ["lessons: all", "lessons: [1, 2]", "lessons:\n  check: 3", 'lessons:\n  check: {"<b>": "1"}'],
)
def test_odd_picks_do_no_harm(lesson_at: OpenLesson, part: str) -> None:
    """A `lessons` part that is not what we write is left out, and the answers are read."""
    lesson = lesson_at(1)
    lesson.answers.path.write_text(f"business_name: Ana's\n{part}\n", encoding="utf-8")
    assert lesson.business.business_name == "Ana's"
    assert lesson.picks("check") == {}
    assert lesson.trouble == ""


def test_a_file_that_may_not_be_changed_is_not(lesson_at: OpenLesson) -> None:
    """A file marked as read-only stays as it is and is said; once it may be changed, it is."""
    lesson = lesson_at(2, answers="blank")
    file = lesson.answers.path
    before = file.read_bytes()
    file.chmod(0o444)
    assert not lesson.save(hours_sales=7)
    assert "cannot be written" in lesson.trouble
    assert file.read_bytes() == before
    file.chmod(0o644)
    assert lesson.save(hours_sales=7)
    assert lesson.trouble == ""


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "hours_sales": st.integers(0, 336).map(lambda halves: halves / 2),
        "awareness": st.integers(0, 10**7),
        "revenue": st.integers(0, 10**9).map(lambda cents: cents / 100),
        "gross_margin": st.integers(0, 1000).map(lambda tenths: tenths / 1000),
        "activities_sales": st.lists(st.sampled_from(["call", "a; b", "- x", "# y", "é: ñ"])).map(
            lambda items: tuple(dict.fromkeys(items))
        ),
        "local": st.booleans(),
    },
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(answers=ANSWERS)
def test_what_is_saved_is_read_back(tmp_path: Path, answers: dict[str, object]) -> None:
    """Any answers come back from the file exactly as they went in."""
    file = tmp_path / "my_business.yaml"
    file.unlink(missing_ok=True)
    open_lesson(0, written_in="en", file=file).save(**answers)
    again = open_lesson(9, written_in="en", file=file).business
    assert {name: getattr(again, name) for name in answers} == answers

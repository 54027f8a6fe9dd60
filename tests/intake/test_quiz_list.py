"""A list of quiz sheets is read as people write one; what cannot be read is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from smarketing_edu.errors import FileInputError
from smarketing_edu.intake.quiz_list import QuizList, read_quiz_list


def read(folder: Path, text: str) -> QuizList | None:
    """Read a list from its text."""
    path = folder / "quiz.csv"
    path.write_text(text, encoding="utf-8")
    return read_quiz_list(path)


@pytest.mark.parametrize(
    "head",
    ["learner_id,right", "Sheet,Right answers", "Hoja,Aciertos", "ID,Score", "Número,Correctas"],
)
def test_headers_that_people_write(tmp_path: Path, head: str) -> None:
    """The two columns are known by their usual names, in both languages."""
    quiz = read(tmp_path, f"{head}\nA7,6\n8,10\n")
    assert quiz is not None
    assert [(each.learner_id, each.right) for each in quiz.sheets] == [("A7", 6), ("8", 10)]
    assert quiz.problems == ()


def test_a_blank_is_no_zero(tmp_path: Path) -> None:
    """Nothing answered is None, none right is 0."""
    quiz = read(tmp_path, "learner_id,right\n1,\n2,0\n3,n/a\n")
    assert quiz is not None
    assert [each.right for each in quiz.sheets] == [None, 0, None]


@pytest.mark.parametrize("wrong", ["eleven", "11", "-1", "7.5", "6-7", "70%", "=1+1", "1e3"])
def test_what_is_no_count_is_named(tmp_path: Path, wrong: str) -> None:
    """A count that cannot be is left out with its row, the value and what to write."""
    quiz = read(tmp_path, f"learner_id,right\n1,5\n2,{wrong}\n")
    assert quiz is not None
    assert [each.row for each in quiz.sheets] == [2]
    (problem,) = quiz.problems
    assert problem.row == 3
    assert wrong in problem.problem
    assert "0 to 10" in problem.fix


def test_ten_columns_are_counted(tmp_path: Path) -> None:
    """Right or wrong for each statement is counted; a sheet with some blank has no count."""
    head = "learner_id," + ",".join(map(str, range(1, 11)))
    lines = (
        "1," + ",".join(["right"] * 6 + ["wrong"] * 4),
        "2," + ",".join(["1"] * 3 + ["0"] * 7),
        "3," + ",".join(["yes"] * 9 + [""]),
        "4," + ",".join([""] * 10),
        "5," + ",".join(["correcta"] * 9 + ["maybe"]),
    )
    quiz = read(tmp_path, "\n".join((head, *lines)))
    assert quiz is not None
    assert [(each.learner_id, each.right) for each in quiz.sheets] == [
        ("1", 6),
        ("2", 3),
        ("4", None),
    ]
    assert ["10" in quiz.problems[0].problem, "maybe" in quiz.problems[1].problem] == [True, True]


def test_a_roster_is_no_quiz_list(tmp_path: Path) -> None:
    """A file of businesses is not taken for one, whatever else it counts."""
    assert read(tmp_path, "business_name,score\nA Bakery,5\n") is None


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """A file without anything in it is said to be so."""
    with pytest.raises(FileInputError):
        read(tmp_path, "")

"""What has moved in a room: honest ranges, nobody matched by guess, no small group to be seen."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from smarketing_edu.cli import main
from smarketing_edu.workshop.before_after import read_both
from smarketing_edu.workshop.room_change import room_change
from tests.conftest import EXAMPLES
from tests.pdf.standards import broken_clauses
from tests.pdf.text import text_of

PAGE = Path("for-the-mentor") / "what-has-moved.pdf"


def quiz(path: Path, sheets: Iterable[Sequence[object]]) -> Path:
    """Write a list of quiz sheets."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("learner_id", "right"), *sheets])
    return path


def compared(folder: Path, before: Iterable[Sequence[object]], after: Iterable[Sequence[object]]):  # type: ignore[no-untyped-def]
    """What two lists of quiz sheets say, as plain data."""
    lists = (quiz(folder / "before.csv", before), quiz(folder / "after.csv", after))
    return room_change(*read_both(*lists, language="en"))


def command(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["room-change", *map(str, arguments)])


@pytest.fixture(scope="module", params=["en", "es"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example lists in one language."""
    folder = tmp_path_factory.mktemp(f"change-{request.param}")
    lists = (EXAMPLES / "quiz_before.csv", EXAMPLES / "quiz_after.csv")
    result = command(*lists, "-o", folder, "--language", request.param, "--paper", "a4")
    assert result.exit_code == 0, result.output
    return folder


def test_page_says_what_the_terminal_says(made: Path) -> None:
    """The example's averages, shares and ranges stand on one page, which is valid and ours."""
    said = text_of(made / PAGE)
    for shown in ("6.0", "7.5", "+1.5", "27%", "68%", "+41", "15"):
        assert shown in said
    assert re.search(r"\+0\.8 (to|a) \+2\.3", said)
    assert broken_clauses([made / PAGE]) == {}
    assert CliRunner().invoke(main, ["erase", str(made), "--dry-run"]).exit_code == 0


def test_nobody_is_matched_by_row_or_by_guess(tmp_path: Path) -> None:
    """Without IDs, two lists of as many rows are two groups, and that is said."""
    before, after = [("", 4 + n % 3) for n in range(20)], [("", 6 + n % 4) for n in range(20)]
    change = compared(tmp_path, before, after)
    assert change["paired"] is False
    assert change["people"] == {"before": 20, "after": 20}
    result = command(tmp_path / "before.csv", tmp_path / "after.csv", "-o", tmp_path / "out")
    assert "two groups are compared" in result.output


def test_rosters_without_ids_are_never_matched_by_row(tmp_path: Path) -> None:
    """A roster that gives no IDs gets none from its row numbers here."""
    roster = tmp_path / "roster.csv"
    names = "".join(f"Business {n},{'40%' if n % 2 else ''}\n" for n in range(12))
    roster.write_text("business_name,gross_margin\n" + names, encoding="utf-8")
    change = room_change(*read_both(roster, roster, language="en"))
    assert change["paired"] is False
    margin = next(each for each in change["measures"] if each["key"] == "margin")
    assert (margin["before"], margin["after"], margin["says"]) == (0.5, 0.5, "luck")


def test_a_row_without_an_id_is_counted_and_left_unmatched(tmp_path: Path) -> None:
    """Six rows without an ID on each side change nothing of what the matched people say."""
    people = [(n, 3 + n % 5) for n in range(12)]
    later = [(n, right + n % 3) for n, right in people]
    alone = compared(tmp_path, people, later)
    joined = compared(tmp_path, [*people, *[("", 0)] * 6], [*[("", 10)] * 6, *later])
    assert joined["measures"] == alone["measures"]
    assert joined["people"]["without_id_before"] == joined["people"]["without_id_after"] == 6


def test_who_left_and_who_joined_is_counted(tmp_path: Path) -> None:
    """People of one list alone are counted, and a group of one to four is not shown."""
    before = [(f"K-{n}", 5 + n % 3) for n in range(20)]
    after = [(f" k-{n} ", 7 + n % 2) for n in range(6, 23)]
    people = compared(tmp_path, before, after)["people"]
    assert (people["both"], people["left"], people["joined"]) == (14, 6, None)


def test_an_id_that_stands_twice_is_nobodys(tmp_path: Path) -> None:
    """Both its rows and the other list's are named and left out: who it is cannot be told."""
    before = [*[(n, 4 + n % 3) for n in range(12)], (3, 9)]
    after = [(n, 6 + n % 3) for n in range(12)]
    change = compared(tmp_path, before, after)
    assert change["people"]["both"] == 11
    assert change["people"]["left"] == change["people"]["joined"] == 0
    assert change["unused"] == [2, 1]
    result = command(tmp_path / "before.csv", tmp_path / "after.csv", "-o", tmp_path / "out")
    assert result.exit_code == 1
    for named in ("before.csv, row 5", "before.csv, row 14", "after.csv, row 5"):
        assert named in result.output


def test_bad_rows_are_named_and_counted(tmp_path: Path) -> None:
    """A count that cannot be is named with its row, its value and what to do."""
    people = [(n, 4 + n % 3) for n in range(12)]
    change = compared(tmp_path, [*people, (90, 11), (91, "many")], people)
    assert change["unused"] == [2, 0]
    result = command(tmp_path / "before.csv", tmp_path / "after.csv", "-o", tmp_path / "out")
    assert "2 rows were left out" in result.output
    assert 'row 14: "11" right answers cannot be' in result.output
    assert 'row 15: "many" is not a count' in result.output


def test_a_blank_is_no_zero(tmp_path: Path) -> None:
    """Who answered nothing the second time has not fallen to none right."""
    before = [(n, 6 + n % 3) for n in range(20)]
    after = [(n, "" if n < 8 else 8 + n % 2) for n in range(20)]
    change = compared(tmp_path, before, after)
    assert change["people"]["both"] == 12
    assert change["people"]["unanswered"] == 8
    assert change["measures"][0]["after"] == 8.5


def test_a_sheet_that_nobody_used_is_nobody(tmp_path: Path) -> None:
    """Numbers of the kit's lists that stayed blank both times, or in one list, are no people."""
    before = [(n, 6 + n % 3) for n in range(12)] + [(n, "") for n in range(12, 30)]
    after = [(n, 7 + n % 3) for n in range(12)] + [(n, "") for n in range(20, 40)]
    people = compared(tmp_path, before, after)["people"]
    assert people["both"] == 12
    assert people["unanswered"] == people["left"] == people["joined"] == 0


def test_no_width_and_few_people_are_never_more_than_luck(tmp_path: Path) -> None:
    """All one better, or nine people much better: neither is said to be more than luck."""
    alike = compared(tmp_path, [(n, 5) for n in range(30)], [(n, 6) for n in range(30)])
    assert alike["measures"][0]["says"] == "alike"
    nine = compared(tmp_path, [(n, n % 3) for n in range(9)], [(n, 9 + n % 2) for n in range(9)])
    assert nine["measures"][0]["low"] > 5
    assert {each["says"] for each in nine["measures"]} <= {"few", "hidden"}
    ten = compared(tmp_path, [(n, n % 3) for n in range(10)], [(n, 9 + n % 2) for n in range(10)])
    assert ten["measures"][0]["says"] == "up"


@pytest.mark.parametrize("shared", [0, 1, 4])
def test_too_few_people_are_not_shown(tmp_path: Path, shared: int) -> None:
    """With under five to compare nothing is worked out, no page is made, and it says so."""
    before = [(n, 5 + n % 4) for n in range(4)]
    after = [(n if n < shared else n + 50, 8 + n % 2) for n in range(20)]
    change = compared(tmp_path, before, after)
    assert (change["enough"], change["measures"], change["moved"]) == (False, [], {})
    result = command(tmp_path / "before.csv", tmp_path / "after.csv", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "five are needed" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("right_after", "hidden"),
    [([9] * 3 + [5] * 17, True), ([9] * 17 + [5] * 3, True), ([9] * 20, False)],
)
def test_small_groups_and_their_rest_are_not_shown(
    tmp_path: Path, right_after: list[int], hidden: bool
) -> None:
    """Three who reach eight of ten are not shown, nor three who do not."""
    before = [(n, 4 + n % 2) for n in range(20)]
    eight = compared(tmp_path, before, list(enumerate(right_after)))["measures"][1]
    assert (eight["says"] == "hidden") == hidden
    assert ("after" in eight) != hidden


def test_those_who_did_not_move_cannot_be_worked_out(tmp_path: Path) -> None:
    """Where fewer than five have not improved, how many have is not shown either."""
    before = [(n, 5) for n in range(20)]
    after = [(n, 7 if n < 17 else 5 if n < 19 else 4) for n in range(20)]
    assert set(compared(tmp_path, before, after)["moved"].values()) == {None}


def test_two_kinds_of_lists_are_refused(tmp_path: Path) -> None:
    """A quiz list and a roster cannot be compared, and the answer says what to give."""
    result = command(
        EXAMPLES / "quiz_before.csv", EXAMPLES / "workshop.csv", "-o", tmp_path / "out"
    )
    assert result.exit_code == 2
    assert "two of the same kind" in result.output


def test_ids_and_names_stay_off_the_page(tmp_path: Path) -> None:
    """Hostile or odd IDs and file names reach the terminal at most: the page has none."""
    ids = ["=HYPERLINK(1)", "#image(1)", "李小龍", "<b>x</b>", "'; --", *map(str, range(100, 110))]
    before = quiz(tmp_path / "before.csv", [(each, 4 + n % 3) for n, each in enumerate(ids)])
    after = quiz(tmp_path / "after #1 $x$.csv", [(each, 6 + n % 4) for n, each in enumerate(ids)])
    assert command(before, after, "-o", tmp_path / "out").exit_code == 0
    said = text_of(tmp_path / "out" / PAGE)
    assert "after #1 $x$" in said
    assert not [each for each in ids if each in said]

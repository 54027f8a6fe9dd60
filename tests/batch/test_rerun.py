"""Running a batch again: only what changed is made, and nothing stale is left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdf
import pytest

from smarketing_edu.batch.folder import only_one
from smarketing_edu.errors import FileInputError
from tests.batch.rooms import DAY, files, make, people, statuses

pytestmark = pytest.mark.xdist_group("batch")

ANA, BO, CY = ("a1", "Ana's Cakes"), ("b2", "Bo Bikes"), ("c3", "Cy Clay")


def test_rows_that_move_change_names_and_nothing_else(tmp_path: Path, template: Path) -> None:
    """Rows in another order keep their files under new names; a removed row's file goes."""
    out = tmp_path / "out"
    assert statuses(make(people(tmp_path, ANA, BO, CY), out, template)) == ["made"] * 3
    before = files(out)
    assert set(before) == {"001-anas-cakes.pdf", "002-bo-bikes.pdf", "003-cy-clay.pdf"}
    (out / "handouts" / "my notes.txt").write_text("mine")
    # a day later: the handouts keep the date of the first run
    again = make(people(tmp_path, CY, ANA), out, template, first_date=date(2026, 11, 23))
    assert statuses(again) == ["unchanged", "unchanged"]
    assert files(out) == {
        "001-cy-clay.pdf": before["003-cy-clay.pdf"],
        "002-anas-cakes.pdf": before["001-anas-cakes.pdf"],
        "my notes.txt": b"mine",
    }
    assert [row.pages for row in again.rows] == [1, 1]


def test_only_what_changed_is_made(tmp_path: Path, template: Path) -> None:
    """A changed row, another date and `force` each make what they must, and no more."""
    out = tmp_path / "out"
    same = ("x", "Same Name")
    first = people(tmp_path, same, ("y", "Same Name"))
    make(first, out, template)
    changed = people(tmp_path, same, ("y", "Same Name Too"))
    assert statuses(make(changed, out, template)) == ["unchanged", "made"]
    assert set(files(out)) == {"001-same-name.pdf", "002-same-name-too.pdf"}
    before = files(out)
    assert statuses(make(changed, out, template, force=True)) == ["made", "made"]
    assert files(out) == before
    other_day = make(changed, out, template, day=date(2027, 1, 2), only={3})
    assert statuses(other_day) == ["made"]
    assert files(out)["001-same-name.pdf"] == before["001-same-name.pdf"]
    assert files(out)["002-same-name-too.pdf"] != before["002-same-name-too.pdf"]


def test_what_somebody_wrote_in_a_handout_is_kept(tmp_path: Path, template: Path) -> None:
    """A handout that was changed by hand is set aside, and made anew beside it."""
    out = tmp_path / "out"
    make(people(tmp_path, ANA), out, template)
    made = out / "handouts" / "001-anas-cakes.pdf"
    original = made.read_bytes()
    made.write_bytes(original + b"% answers")
    assert statuses(make(people(tmp_path, ANA), out, template)) == ["made"]
    assert made.read_bytes() == original
    aside = out / "handouts" / "001-anas-cakes-changed-by-hand.pdf"
    assert aside.read_bytes() == original + b"% answers"


def test_the_ledger_holds_nobodys_words(tmp_path: Path, template: Path) -> None:
    """The ledger knows names of files and digests: no learner ID, no name as it was written."""
    out = tmp_path / "out"
    make(people(tmp_path, ("secret-7", "Äußerst Privat")), out, template)
    text = (out / ".ledger").read_text(encoding="utf-8")
    assert "secret-7" not in text
    assert "Privat" not in text


def test_two_batches_do_not_work_in_one_folder(tmp_path: Path, template: Path) -> None:
    """The second is told to wait, and nothing is made."""
    out = tmp_path / "out"
    out.mkdir()
    with only_one(out / ".lock"), pytest.raises(FileInputError, match="Wait"):
        make(people(tmp_path, ANA), out, template)


def test_shards_make_every_row_once(tmp_path: Path, template: Path) -> None:
    """The parts of a job array together make all rows, and a whole run then makes none."""
    out = tmp_path / "out"
    everybody = people(tmp_path, ANA, BO, CY, ("d4", "Di Dogs"))
    made = [make(everybody, out, template, shard=(which, 2)).made for which in (1, 2)]
    assert sum(made) == 4
    assert statuses(make(everybody, out, template)) == ["unchanged"] * 4
    assert len(files(out)) == 4


def test_the_date_is_printed_as_metadata_too(tmp_path: Path, template: Path) -> None:
    """The first run's date stands in the file, and not the clock's."""
    make(people(tmp_path, ANA), tmp_path / "out", template)
    about = pypdf.PdfReader(tmp_path / "out" / "handouts" / "001-anas-cakes.pdf").metadata
    assert about is not None
    assert about.creation_date is not None
    assert about.creation_date.date() == DAY

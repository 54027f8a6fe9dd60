"""Files from other programs: read, shown, and taken over only when the owner says so."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.model.business import Business
from smarketing_edu.widgets.export_reader import ExportReader
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.uploads import Upload, read_uploads
from tests.widgets.conftest import OpenLesson

SALES = ("Date", "Time", "Time Zone", "Gross Sales", "Discounts", "Net Sales", "Tax", "Tip")
SALES += ("Partial Refunds", "Total Collected", "Source", "Card", "Cash", "Fees", "Net Total")
SALES += ("Transaction ID", "Payment ID", "Event Type", "Customer Name", "Customer ID")


def square(*amounts: str) -> bytes:
    """A table of sales as Square writes it."""
    text = io.StringIO()
    table = csv.DictWriter(text, SALES, restval="")
    table.writeheader()
    for day, amount in enumerate(amounts, start=13):
        row = {"Date": f"03/{day}/26", "Gross Sales": amount, "Net Sales": amount}
        row |= {"Total Collected": amount, "Transaction ID": f"T{day}", "Event Type": "Payment"}
        table.writerow(row | {"Customer Name": "Mrs. Secret", "Customer ID": f"C{day}"})
    return text.getvalue().encode()


def upload(reader: ExportReader, name: str, content: bytes) -> None:
    """Choose a file, as the browser hands it over."""
    about = {"type": "text/csv", "size": len(content), "last_modified": datetime.now(UTC)}
    reader.upload.value = [{"name": name, "content": memoryview(content), **about}]


@pytest.fixture
def lesson(lesson_at: OpenLesson) -> Lesson:
    """The lesson that reads exports."""
    return lesson_at(5)


def test_nothing_is_kept_before_the_owner_agrees(lesson: Lesson) -> None:
    """A file is read and its numbers are shown; one press takes them over."""
    reader = ExportReader(lesson)
    upload(reader, "items.csv", square("$40.00", "$60.00"))
    assert "$100" in reader.result.value
    assert lesson.business.revenue is None
    reader.take.click()
    assert lesson.business.revenue == 100
    assert lesson.business.sales_count == 2
    assert "Mrs. Secret" not in lesson.answers.path.read_text(encoding="utf-8")


def test_what_is_there_is_replaced_only_when_ticked(lesson: Lesson) -> None:
    """A number the owner has already stays, unless its box is ticked."""
    lesson.save(revenue=75, sales_count=9)
    reader = ExportReader(lesson)
    upload(reader, "a.csv", square("$40.00", "$60.00"))
    assert {"revenue", "sales_count"} <= set(reader.replace)
    reader.replace["revenue"].value = True
    reader.take.click()
    assert (lesson.business.revenue, lesson.business.sales_count) == (100, 9)


def test_a_bad_file_does_not_stop_a_good_one(lesson: Lesson) -> None:
    """Each file that cannot be read is named with what to do, and the others are read."""
    reader = ExportReader(lesson)
    reader.read(
        [
            Upload("broken.xlsx", b"PK no workbook"),
            Upload("sales.csv", square("$40.00")),
            Upload("sheet.pdf", b"%PDF-1.4 no more"),
            Upload("empty.csv", b""),
        ]
    )
    for name in ("broken.xlsx", "sheet.pdf", "empty.csv"):
        assert name in reader.result.value
    reader.take.click()
    assert lesson.business.revenue == 40


def test_a_file_of_nothing_new(lesson: Lesson) -> None:
    """Where no file could be read there is nothing to take over."""
    reader = ExportReader(lesson)
    reader.read([Upload("x.csv", b"")])
    assert "nothing new" in reader.result.value
    reader.take.click()
    assert not lesson.answers.path.exists()


@settings(max_examples=30, deadline=None)
@given(name=st.text(max_size=120))
def test_no_file_name_leads_out(name: str) -> None:
    """Whatever a file calls itself, it is read in a place of its own or refused in words."""
    owner = Business(business_name="Ana's")
    found, problems = read_uploads([Upload(f"../../{name}/..", b"x")], owner, language="en")
    assert found.changes == ()
    assert problems or found.left_out or found.facts

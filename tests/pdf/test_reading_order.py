"""What a screen reader hears: everything a worksheet says, in the order it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smarketing_edu.pdf.document import document_of
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.in_process import run_template
from tests.pdf.golden import businesses
from tests.programs import need, run

CASES = [
    ("sales_vs_marketing", "complete", "en", "normal"),
    ("sales_vs_marketing", "complete", "es", "normal"),
    ("sales_vs_marketing", "blank", "en", "normal"),
    ("sales_vs_marketing", "complete", "en", "large"),
    ("one_page_plan", "complete", "en", "normal"),
    ("lead_score_card", "complete", "es", "normal"),
    ("customer_conversations", "blank", "en", "normal"),
]
_SAID = ("text", "raw", "title", "heading", "question", "value", "note", "prompt")
_UNSEEN = re.compile("[\\s\u200b\u2060\u2066-\u2069]")


def meant(part: Any) -> Iterator[str]:
    """Each run of words of a part of the document, in its order."""
    if isinstance(part, list):
        for each in part:
            yield from meant(each)
    if not isinstance(part, dict):
        return
    for key, held in part.items():
        if isinstance(held, str):
            # what a number is called is printed; what a place to write is called is a tooltip
            if key in _SAID or (key == "label" and "value" in part):
                yield held
        elif key == "items":
            yield from (item["label"] for item in held)
        elif key != "bars":
            yield from meant(held)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_tags_say_the_pages_in_their_order(case: tuple[str, str, str, str], tmp_path: Path) -> None:
    """In the order of the tags stand all words of the document, none before its place."""
    name, business, language, print_size = case
    notebook = run_template(
        businesses()[business], name=name, language=language, print_size=print_size
    )
    file = tmp_path / "page.pdf"
    file.write_bytes(make_pdf(notebook).data)
    tagged = run(need("pdfinfo"), "-struct-text", file)
    heard = _UNSEEN.sub("", "".join(re.findall(r'^\s*"(.*)"$', tagged, flags=re.MULTILINE)))
    place, said = 0, 0
    for part in document_of(notebook).parts:
        for words in filter(None, (_UNSEEN.sub("", text) for text in meant(part))):
            found = heard.find(words, place)
            if found < 0 and part.get("optional"):
                break  # a full page may leave such a part out
            # nothing stands between two runs of words but letters on marks and in rings, and the
            # digits of a chart
            between = re.sub(r"[\d,.]", "", heard[place : max(found, place)])
            assert found >= place, (words, heard[place : place + 60])
            assert len(between) < 9, (words, between)
            place, said = found + len(words), said + 1
    assert said > 30
    assert len(heard) - place < 9

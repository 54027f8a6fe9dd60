"""Blocks: two faces of the same data, and a format that others can rely on."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pydantic import ValidationError

from smarketing_edu.content.loader import load_content
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.document import document_of
from smarketing_edu.worksheet.blocks import BLOCK, MIME, Ask, Block, Callout, Card, Cards, Text
from smarketing_edu.worksheet.rich import rich
from smarketing_edu.worksheet.schema import SCHEMA_FILE, schema_text
from smarketing_edu.worksheet.sections.asking import ask, goal, together, who_for
from smarketing_edu.worksheet.sections.my_funnel import five_numbers, funnel_note, funnel_table
from smarketing_edu.worksheet.sections.two_jobs import (
    contrast_table,
    own_activities,
    two_jobs,
    week_hours,
)
from smarketing_edu.worksheet.spans import Span, WriteIn, text_of, words
from smarketing_edu.worksheet.start import start_worksheet


def blocks_of(business: Business | str) -> list[Block]:
    """Every block of the English worksheet of a business."""
    worksheet = start_worksheet(business, written_in="en")
    sections = (
        who_for, two_jobs, goal, contrast_table, week_hours, own_activities, funnel_table,
        funnel_note, five_numbers,
    )  # fmt: skip
    return [worksheet.page_setup, *(section(worksheet) for section in sections)]


def test_committed_schema_is_the_format() -> None:
    """The committed JSON Schema is the one that the blocks keep to."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_every_block_of_a_worksheet_keeps_to_the_schema(bakery: Business) -> None:
    """What a notebook stores, and all the data, are valid by the committed schema."""
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))
    both = [*blocks_of(bakery), *blocks_of("")]
    for block in [*both, together(*both[1:9])]:
        for data in (block.data(), block._repr_mimebundle_()[MIME]):
            validator.validate(json.loads(json.dumps(data)))


def test_data_can_be_read_back(bakery: Business) -> None:
    """A block read back from its data, or from what a notebook stores, is the same block."""
    both = [*blocks_of(bakery), *blocks_of("")]
    for block in [*both, together(*both[1:9])]:
        for data in (block.data(), block._repr_mimebundle_()[MIME]):
            assert BLOCK.validate_python(json.loads(json.dumps(data))) == block


def test_blocks_in_one_cell_make_the_page_that_each_in_its_own_makes(bakery: Business) -> None:
    """`together` changes what a cell shows, and nothing on the page."""
    setup, *blocks = blocks_of(bakery)
    rest = together(*blocks[1:])
    apart = new_notebook(cells=[_cell(block) for block in (setup, *blocks)])
    joined = new_notebook(cells=[_cell(block) for block in (setup, blocks[0], rest)])
    assert document_of(joined) == document_of(apart)
    assert rest.text() == "\n".join(block.text() for block in blocks[1:])


def _cell(block: Block) -> NotebookNode:
    shown = new_output("display_data", block._repr_mimebundle_())
    return new_code_cell(outputs=[shown])


class _Shown(HTMLParser):
    """What a browser would make of some HTML: its tags and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@example("one\r\ntwo")
@given(st.text() | st.sampled_from(["<script>x</script>", "<img src=x onerror=y>", "&lt;b&gt;"]))
def test_html_holds_a_learners_words_as_text(text: str) -> None:
    """No text can become HTML: what a browser would show is the text itself."""
    label = WriteIn(name="note_a", label=text or "a")
    for block in (
        Text(paragraphs=(words(text),)),
        Cards(cards=(Card(title=text, paragraphs=(words(text),), write_ins=(label,)),)),
        Callout(title=words(text)),
        Ask(question=words(text), write_in=label),
    ):
        shown = _Shown(block.html())
        assert shown.tags <= {"p", "div", "section", "h4", "span", "br"}
        assert with_plain_breaks(text) in with_plain_breaks(shown.text)


def with_plain_breaks(text: str) -> str:
    """Every line break as a browser reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_bundle_has_both_faces() -> None:
    """Jupyter gets the HTML, the exporter the data, a terminal the plain text."""
    bundle = Text(
        paragraphs=(words("Hello ", Span(text="<you>", strong=True)),)
    )._repr_mimebundle_()
    assert bundle["text/plain"] == "Hello <you>"
    assert "<strong>&lt;you&gt;</strong>" in bundle["text/html"]
    assert bundle[MIME]["paragraphs"][0][1] == {"text": "<you>", "strong": True}


@pytest.mark.parametrize("name", ["", "Two words", "../up", "ñ", "1st"])
def test_place_to_write_needs_a_plain_name(name: str) -> None:
    """The name of a place to write is a plain word, since programs read it back."""
    with pytest.raises(ValidationError):
        WriteIn(name=name, label="Anything")


@given(st.text(min_size=1))
def test_phrases_may_be_strong_but_values_may_not(text: str) -> None:
    """Our phrase decides what is strong; a learner's words come through exactly as they are."""
    parts = rich(load_content("en"), "worksheet.card.rule", points=text)
    assert [part.text for part in parts if part.strong] == [f"{text} points"]
    assert text in text_of(parts)


def test_blank_business_is_the_same_worksheet_with_lines(food_truck: Business) -> None:
    """What is not known becomes a place to write, and no text says None or nan."""
    for business in ("", food_truck):
        text = "\n".join(block.text() for block in blocks_of(business))
        assert not {"None", "nan"} & set(text.replace(":", " ").split())
    data = json.dumps([block.data() for block in blocks_of("")])
    for name in ("audience", "offer", "closing_moment", "revenue_goal", "awareness", "revenue"):
        assert f'"name": "{name}"' in data


def test_ask_has_room(bakery: Business) -> None:
    """A question brings as many lines as it is given."""
    question = ask(start_worksheet(bakery, written_in="en"), "why_people_stop", lines=3)
    assert question.write_in.lines == 3

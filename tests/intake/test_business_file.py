"""The file an owner keeps: explained, exact, whole."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smarketing_edu.content import load_content
from smarketing_edu.errors import FieldInputError, FileInputError
from smarketing_edu.intake.business_file import business_mapping, load_business, save_business
from smarketing_edu.intake.clean_text import tidy
from smarketing_edu.intake.values import read_value
from smarketing_edu.model.business import FIELDS, Business, Channel, Field, LeadPoint

EXAMPLES = Path(__file__).parents[2] / "examples" / "businesses"


def kept(text: str) -> bool:
    """Whether a text is one that reading would keep as it is."""
    return bool(text) and read_value(text, field=FIELDS["offer"]).value == text


texts = st.text(max_size=60).map(tidy).filter(kept)
amounts = st.floats(0, 1e9).map(lambda number: round(number, 6))
counts = st.integers(0, 10**9)


def answers_to(field: Field) -> st.SearchStrategy[Any]:
    """Any answer a field may hold."""
    low, high = int(field.low or 0), int(field.high or 10**9)
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "text": texts,
        "choice": st.sampled_from(field.choices or ("en",)),
        "integer": st.integers(low, high),
        "number": st.floats(low, min(high, 1e6)).map(lambda number: round(number, 6)),
        "money": amounts,
        "rate": st.floats(0, 1).map(lambda share: round(share, 6)),
        "date": st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        "yes_no": st.booleans(),
        "channels": st.builds(Channel, texts, st.none() | amounts, st.none() | counts),
        "points": st.builds(LeadPoint, texts, st.integers(-100, 100)),
        "list": st.sampled_from(field.choices) if field.choices else texts,
    }
    one = by_kind[field.kind]
    if field.name == "currency":
        return st.sampled_from(["USD", "EUR", "MXN"])
    if field.name == "email":
        return st.just("rosie@example.org")
    if field.kind in ("list", "channels", "points"):
        return st.lists(one, min_size=1, max_size=4, unique=True).map(tuple)
    return one


businesses = st.fixed_dictionaries(
    {"business_name": texts},
    optional={name: answers_to(field) for name, field in FIELDS.items() if name != "business_name"},
).map(lambda answers: Business(**answers))


@settings(max_examples=40)
@given(businesses, st.sampled_from(["en", "es"]))
def test_a_saved_business_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, business: Business, language: str
) -> None:
    """Whatever an owner may answer, the file holds it exactly, in either language."""
    path = tmp_path_factory.mktemp("saved") / "my_business.yaml"
    save_business(business, path, language=language)
    assert load_business(path) == business


@settings(max_examples=40)
@given(businesses)
def test_a_mapping_goes_through_json_and_back(business: Business) -> None:
    """A business can be handed to another program as plain data."""
    assert load_business(json.loads(json.dumps(business_mapping(business)))) == business


def answers_in(path: Path) -> list[str]:
    """The lines of a business file that are no explanation, which may be reworded."""
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_as_save_writes_them(tmp_path: Path, path: Path) -> None:
    """Saving an example again changes none of its answers, nor how they are written."""
    again = tmp_path / path.name
    save_business(load_business(path), again)
    assert answers_in(again) == answers_in(path)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_file_explains_every_field(tmp_path: Path, language: str) -> None:
    """Each field's question stands above its line, also where the answer is blank."""
    path = tmp_path / "mine.yaml"
    save_business(Business(business_name="Mine"), path, language=language)
    lines = path.read_text("utf-8").splitlines()
    text = " ".join(line.removeprefix("# ") for line in lines)
    for name in FIELDS:
        assert load_content(language).fields[name].question in text
        assert any(line.startswith(f"{name}:") for line in lines)
    assert "format: 1" in lines


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fails in the middle, the old file is there and no part of the new one."""
    path = tmp_path / "mine.yaml"
    save_business(Business(business_name="Old"), path)

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileInputError, match="cannot be written"):
        save_business(Business(business_name="New"), path)
    assert load_business(path).business_name == "Old"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.yaml"]


def test_older_files_and_other_ways_to_name_a_field_are_read(tmp_path: Path) -> None:
    """A file without a format, with labels for names, is the same business."""
    path = tmp_path / "mine.yaml"
    path.write_text("Business name: Mine\nIngresos: $2.5k\nSpent on ads: '12'\n", "utf-8")
    assert load_business(path) == Business(business_name="Mine", revenue=2500.0, ad_spend=12.0)


REFUSED = {
    "format: 2\nbusiness_name: A\n": "newer version of this program (format 2)",
    "format: one\nbusiness_name: A\n": 'says "format: one"',
    "business_name: A\nrevenu: 5\n": 'no line called "revenu"',
    "business_name: A\nrevenue: 5\nRevenue: 6\n": "there twice",
    "- a\n- b\n": "does not hold businesses",
    "business_name: A\n  x: [": "near line",
}


@pytest.mark.parametrize(("text", "words"), REFUSED.items())
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, words: str) -> None:
    """The message names the line or the fault, and what to do."""
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileInputError) as error:
        load_business(path)
    assert words in str(error.value)


UNCLEAR = {
    "business_name: A\ngross_margin: 4.25\n": ("gross_margin", "can mean 4.25% or 425%"),
    "business_name: A\nrevenue: 1.234\n": ("revenue", "can be two numbers"),
    "business_name: A\nrevenue: -5\n": ("revenue", "below zero"),
    "business_name: A\ncrm: cloud\n": ("crm", "In a notebook"),
    "revenue: 5\n": ("business_name", "name of the business is blank"),
}


@pytest.mark.parametrize(("text", "expected"), UNCLEAR.items())
def test_a_line_that_is_not_clear_is_named(
    tmp_path: Path, text: str, expected: tuple[str, str]
) -> None:
    """An owner can mend the line at once: its field, the value seen, what to do."""
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FieldInputError) as error:
        load_business(path)
    assert error.value.field == expected[0]
    assert expected[1] in str(error.value)


def test_messages_can_be_in_spanish() -> None:
    """The language of the messages is chosen by who calls."""
    with pytest.raises(FieldInputError, match="Falta el nombre del negocio"):
        load_business({}, language="es")


def test_a_mapping_holds_only_what_is_filled_in() -> None:
    """Blank fields are not there at all."""
    assert business_mapping(Business(business_name="A", local=False)) == {
        "business_name": "A",
        "local": False,
    }
    assert {f.name for f in fields(Business)} == set(FIELDS)

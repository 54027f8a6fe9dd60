"""All numbers of a business in words and as data say the same."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from smarketing_edu.cli import main
from smarketing_edu.content.measures_report import SCHEMA_FILE, measures_json, schema_text
from smarketing_edu.model.business import Business
from smarketing_edu.model.measures import all_measures
from tests.conftest import EXAMPLES

BUSINESSES = sorted((EXAMPLES / "businesses").glob("*.yaml"))


def test_committed_schema_is_the_format() -> None:
    """The committed JSON Schema is the one that the data keep to."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", BUSINESSES, ids=[path.stem for path in BUSINESSES])
@pytest.mark.parametrize("language", ["en", "es"])
def test_command_prints_valid_data(path: object, language: str) -> None:
    """`measures --json` of each example keeps to the schema and holds every number."""
    arguments = ["measures", str(path), "--json", "--language", language]
    data = json.loads(CliRunner().invoke(main, arguments).output)
    Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))).validate(data)
    assert [entry["key"] for entry in data["measures"]] == list(
        all_measures(Business(business_name="any"))
    )


def test_table_reads_like_an_explanation() -> None:
    """The plain command shows a number, how it is made, and why one is rough."""
    bakery = EXAMPLES / "businesses" / "rosies_bakery.yaml"
    result = CliRunner().invoke(main, ["measures", str(bakery)], env={"COLUMNS": "400"})
    assert result.exit_code == 0
    shown = " ".join(result.output.split())
    for words in ("Cost of one lead", "$3.88", "÷ leads", "fewer than ten"):
        assert words in shown


def test_blank_is_missing_and_not_zero(food_truck: Business) -> None:
    """What nobody told us is null with a reason, never 0."""
    data = json.loads(measures_json(food_truck, language="en"))
    missing = [entry for entry in data["measures"] if entry["status"] == "missing"]
    assert len(missing) > 40
    assert all(entry["value"] is None and entry["reason_in_words"] for entry in missing)

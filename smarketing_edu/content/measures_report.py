"""All numbers of one business: as a mentor would read them out, and as JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from rich.box import SIMPLE
from rich.table import Table
from rich.text import Text

from smarketing_edu.content.explain import Explanation, explain_measure
from smarketing_edu.content.loader import load_content
from smarketing_edu.model.business import Business
from smarketing_edu.model.measure import Measure, Status, Unit
from smarketing_edu.model.measures import all_measures

SCHEMA_FILE = Path(__file__).with_name("measures.schema.json")


class MeasureData(BaseModel):
    """One number as data, with its words beside it."""

    model_config = ConfigDict(extra="forbid")

    key: str
    name: str
    value: float | None
    shown: str
    unit: Unit
    status: Status
    reason: str | None
    reason_in_words: str
    low: float | None
    high: float | None
    inputs: dict[str, float | None]
    formula: str


class MeasuresData(BaseModel):
    """All numbers of one business."""

    model_config = ConfigDict(extra="forbid")

    version: Literal[1] = 1
    business_name: str
    language: str
    currency: str
    measures: list[MeasureData]


def explained(business: Business, *, language: str) -> list[tuple[Measure, Explanation]]:
    """Every number of a business, told or worked out, with its words."""
    currency = business.currency or "USD"
    return [
        (measure, explain_measure(measure, language=language, currency=currency))
        for measure in all_measures(business).values()
    ]


def measures_table(business: Business, *, language: str) -> Table:
    """Every number worked out, how, and how far to trust it; then those that miss something."""
    phrase = load_content(language).phrase
    table = Table(box=SIMPLE, show_edge=False, pad_edge=False)
    for column in ("name", "value", "likely", "how", "note"):
        table.add_column(phrase(f"measures.column.{column}"), overflow="fold")
    told = phrase("measures.told")
    found = explained(business, language=language)
    for _, words in sorted(found, key=lambda entry: entry[0].value is None):
        if words.formula != told:
            note = " ".join(part for part in (words.reason, words.caution) if part)
            cells = (words.name, words.value or "—", words.likely, words.formula, note)
            table.add_row(*(Text(cell) for cell in cells))
    return table


def measures_json(business: Business, *, language: str) -> str:
    """All numbers of a business as JSON that keeps to `measures.schema.json`."""
    data = MeasuresData(
        business_name=business.business_name,
        language=language,
        currency=business.currency or "USD",
        measures=[
            _data(measure, words) for measure, words in explained(business, language=language)
        ],
    )
    return data.model_dump_json(indent=2)


def schema() -> dict[str, Any]:
    """The JSON Schema of `measures_json`; the committed file is a copy of it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **MeasuresData.model_json_schema(mode="serialization"),
    }


def schema_text() -> str:
    """The schema as it stands in the committed file."""
    return json.dumps(schema(), indent=2, sort_keys=True) + "\n"


def _data(measure: Measure, words: Explanation) -> MeasureData:
    return MeasureData(
        key=measure.key,
        name=words.name,
        value=measure.value,
        shown=words.value,
        unit=measure.unit,
        status=measure.status,
        reason=measure.reason,
        reason_in_words=words.reason,
        low=measure.low,
        high=measure.high,
        inputs=dict(measure.inputs),
        formula=words.formula,
    )

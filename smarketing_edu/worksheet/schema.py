"""The format of blocks as a JSON Schema, committed as `schema.json` beside this file."""

from __future__ import annotations

import json
from pathlib import Path

from smarketing_edu.worksheet.blocks import BLOCK

SCHEMA_FILE = Path(__file__).with_name("schema.json")


def schema_text() -> str:
    """The schema as it stands in the file: re-make it with `make schemas` after a change."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **BLOCK.json_schema()}
    return json.dumps(schema, indent=2, sort_keys=True) + "\n"


def write_schema() -> None:
    """Write the schema's file."""
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")

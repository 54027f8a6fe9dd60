"""The sums on the back sheet: whoever does one with a pocket calculator gets the result."""

from __future__ import annotations

import ast
import operator
import re

import pytest

from smarketing_edu.intake.business_file import load_business
from smarketing_edu.worksheet.sections.back_sheet import how_made
from smarketing_edu.worksheet.spans import text_of
from smarketing_edu.worksheet.start import start_worksheet
from tests.conftest import EXAMPLES

SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
EXAMPLE_SUMS = ("rosies_bakery", "yoga_la_ceiba", "june_okafor_photography")


def calculator(keys: str) -> float:
    """What a pocket calculator shows after these keys."""
    keys = re.sub(
        r"([\d,.]+)%", r"(\1/100)", keys.replace("÷", "/").replace("×", "*").replace("−", "-")
    )
    keys = re.sub(r"[^\d.+*/()-]", "", keys.replace("aprox.", ""))
    return _worked(ast.parse(keys, mode="eval").body)


def half_of_the_last_digit(shown: str) -> float:
    """How far a number can be from the way it is written."""
    decimals = len(re.sub(r"[^\d.]", "", shown).partition(".")[2])
    return 0.5 * 10.0**-decimals / (100 if "%" in shown else 1)


def _worked(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return float(SIGNS[type(node.op)](_worked(node.left), _worked(node.right)))
    assert isinstance(node, ast.Constant)
    return float(node.value)


@pytest.mark.parametrize("example", EXAMPLE_SUMS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_pocket_calculator_agrees(example: str, language: str) -> None:
    """Each worked sum, done with the numbers as printed, comes to the printed result."""
    business = load_business(EXAMPLES / "businesses" / f"{example}.yaml")
    worksheet = start_worksheet(business, written_in=language, language=language)
    done = 0
    for row in how_made(worksheet).rows:
        formula, worked, result = (text_of(cell.words) for cell in row[2:])
        if not re.search("[÷×]", worked) or " de " in result or " of " in result:
            continue
        keys = re.split(r",\s(?=\D)", worked)[0]
        exact = keys.replace("about", "").replace("aprox.", "")
        shown = calculator(re.sub(r"[^\d.,%]", "", result))
        if "rounded up" in formula or "hacia arriba" in formula:
            assert shown - 1.01 < calculator(keys) <= shown * 1.001
        else:
            off = abs(calculator(keys) - shown)
            assert off <= half_of_the_last_digit(result) * (1.1 if keys != exact else 1.001)
        done += 1
    assert done > 8

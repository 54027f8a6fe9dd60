"""What many tests share: the example businesses, and the example roster's handouts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from smarketing_edu.batch.run import BatchResult, run_batch
from smarketing_edu.handout import HandoutOptions
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.model.business import Business

# A busy machine is no fault of ours: how fast we are is measured in benchmarks/. A green commit has
# to stay green, so the examples are the same in each run; `make explore` goes looking for new ones.
settings.register_profile("explore", deadline=None)
settings.register_profile("same_each_run", deadline=None, derandomize=True)
settings.load_profile("same_each_run")

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="session")
def bakery() -> Business:
    """A business that has filled in everything."""
    return load_business(EXAMPLES / "businesses" / "rosies_bakery.yaml")


@pytest.fixture(scope="session")
def food_truck() -> Business:
    """A business that has filled in almost nothing."""
    return load_business(EXAMPLES / "businesses" / "rolling_dumpling.yaml")


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> tuple[BatchResult, Path]:
    """The handouts of the example roster, made once: the result and its folder."""
    folder = tmp_path_factory.mktemp("workshop")
    result = run_batch(read_roster(EXAMPLES / "workshop.csv"), folder, options=HandoutOptions())
    return result, folder

"""What is said twice about the package is said alike: packages, version, commands."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from typing import Any

import click
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import smarketing_edu
from smarketing_edu.cli import main
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("packaging")

CONDA_NAMES = {
    "build": "python-build",
    "jupyter-client": "jupyter_client",
    "jupyter-core": "jupyter_core",
    "matplotlib": "matplotlib-base",
    "nbconvert": "nbconvert-core",
    "playwright": "playwright-python",
    "typst": "typst-py",
}
"""Packages that conda-forge calls otherwise than the Python Package Index does."""

NOT_ON_CONDA_FORGE = {"axe-playwright-python", "opendataloader-pdf"}

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

Bounds = dict[str, SpecifierSet]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """The project's own description of itself."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(table["project"])


@pytest.fixture(scope="module")
def environment() -> list[Any]:
    """The packages that conda is told to install."""
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["dependencies"])


def wanted(project: dict[str, Any]) -> Bounds:
    """What the package and its tests need, by the names of the Python Package Index."""
    return bounds([*project["dependencies"], *project["optional-dependencies"]["test"]])


def bounds(lines: list[str]) -> Bounds:
    """Each package's bounds."""
    found = [Requirement(line) for line in lines]
    return {requirement.name: requirement.specifier for requirement in found}


def pip_lines(environment: list[Any]) -> list[str]:
    """What conda leaves to pip."""
    (lines,) = [entry["pip"] for entry in environment if isinstance(entry, dict)]
    return list(lines)


def test_conda_installs_the_same_packages(project: dict[str, Any], environment: list[Any]) -> None:
    """Conda's list has the project's packages and bounds, under conda-forge's names."""
    expected = {
        CONDA_NAMES.get(name, name): bound
        for name, bound in wanted(project).items()
        if name not in NOT_ON_CONDA_FORGE
    }
    expected["python"] = SpecifierSet(project["requires-python"])
    listed = bounds([entry for entry in environment if isinstance(entry, str)])
    assert listed.pop("pip") == SpecifierSet()
    assert listed == expected


def test_pip_installs_what_conda_forge_lacks(
    project: dict[str, Any], environment: list[Any]
) -> None:
    """The rest comes through pip with the same bounds, and so does the package itself."""
    *others, itself = pip_lines(environment)
    assert itself == "--editable ."
    expected = wanted(project)
    assert bounds(others) == {name: expected[name] for name in NOT_ON_CONDA_FORGE}


def test_locked_versions_keep_to_the_bounds(project: dict[str, Any]) -> None:
    """CI's versions are ones that the package allows; none of what it needs is missing."""
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    for name, allowed in bounds(list(chain.from_iterable(lists))).items():
        assert locked[name] in allowed, name


def test_every_locked_version_is_proved_by_a_hash_alone() -> None:
    """The lock names what to install and never where from, so that any registry will do."""
    for entry in re.split(r"\n(?=[a-z0-9])", LOCK):
        if not entry.startswith("#"):
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.split()[0]
    assert "://" not in LOCK


def test_changelog_begins_with_this_version(project: dict[str, Any]) -> None:
    """The first version in the changelog is the package's, as it is installed."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## \[?(\d[^\]\s]*)", text, re.MULTILINE)
    assert first is not None
    assert first[1] == project["version"] == smarketing_edu.__version__


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_readme_names_every_command(command: str) -> None:
    """Who reads the README learns of every command."""
    assert f"smarketing {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["make handouts", "make test"])
def test_readme_names_the_two_commands_that_set_all_up(command: str) -> None:
    """The README gives the two commands for a fresh machine, and the Makefile has them."""
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    target = command.removeprefix("make ")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)

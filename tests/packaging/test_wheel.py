"""The wheel is all that a person needs: it makes a handout far from the checkout."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from smarketing_edu.handout import HandoutOptions, make_handout
from smarketing_edu.intake.business_file import load_business
from tests.conftest import EXAMPLES, ROOT
from tests.programs import run

pytestmark = pytest.mark.xdist_group("packaging")

FOLDERS = ("smarketing_edu", "notebooks", "worksheets", "examples")
LEAVINGS = {"__pycache__", ".ipynb_checkpoints"}
DAY = "2026-11-22"


@dataclass(frozen=True)
class Built:
    """One source distribution and one wheel."""

    sdist: Path
    wheel: Path


def build(source: Path, out: Path) -> Built:
    """Build both, each straight from the sources, with what is installed: no network."""
    run(
        sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel",
        "--outdir", out, source,
    )  # fmt: skip
    (sdist,) = out.glob("*.tar.gz")
    (wheel,) = out.glob("*.whl")
    return Built(sdist, wheel)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What this checkout builds."""
    return build(ROOT, tmp_path_factory.mktemp("dist"))


@dataclass(frozen=True)
class Installed:
    """An environment that has the wheel; nothing in it knows of the checkout."""

    scripts: Path
    packages: Path

    def run(self, program: str, *words: str | Path, cwd: Path) -> str:
        """Run a program of this environment as somebody would who has no checkout."""
        return run(self.scripts / program, *words, cwd=cwd)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment with the wheel; it borrows the test environment's other packages."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, symlinks=os.name != "nt")
    paths = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    fresh = Installed(scripts=Path(paths["scripts"]), packages=Path(paths["purelib"]))
    run(
        sys.executable, "-m", "pip", "--python", fresh.scripts / "python",
        "install", "--quiet", "--no-index", "--no-deps", built.wheel,
    )  # fmt: skip
    # a folder named here comes after the wheel's, and its own .pth files are not read: an
    # editable install of the checkout stays out of sight
    borrowed = fresh.packages / "borrowed.pth"
    borrowed.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return fresh


@pytest.fixture(autouse=True)
def _away_from_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable leads a started program back to the checkout."""
    monkeypatch.delenv("PYTHONPATH", raising=False)


def names(wheel: Path) -> set[str]:
    """The files in a wheel's packages: not what describes it, nor what it lays beside them."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not re.search(r"\.(dist-info|data)/", name)}


def files_of(folder: str) -> set[str]:
    """The files below a folder of the checkout, by the names the wheel should give them."""
    inside = "" if folder == "smarketing_edu" else "smarketing_edu/"
    return {
        inside + path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not LEAVINGS.intersection(path.parts)
    }


def test_wheel_holds_the_package_and_all_it_shows(built: Built) -> None:
    """Code, content, fonts, page templates, lessons, worksheets, examples; and nothing else."""
    assert names(built.wheel) == set().union(*map(files_of, FOLDERS))


def test_nothing_in_the_wheel_tells_where_it_was_built(built: Built) -> None:
    """No file, and no stored output of a notebook, holds the path of the checkout."""
    with zipfile.ZipFile(built.wheel) as archive:
        for name in archive.namelist():
            assert str(ROOT).encode() not in archive.read(name), name


def test_sdist_builds_the_same_again(built: Built, tmp_path: Path) -> None:
    """The source distribution makes the same bytes, whatever else lies about where it is built."""
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    (source / "my_clients.xlsx").write_bytes(b"names and numbers")
    (source / "my_business.yaml").write_text("format: 1\n", encoding="utf-8")
    kept = source / "worksheets" / ".ipynb_checkpoints"
    kept.mkdir()
    (kept / "mine-checkpoint.ipynb").write_text("{}", encoding="utf-8")
    again = build(source, tmp_path / "dist")
    assert again.wheel.read_bytes() == built.wheel.read_bytes()
    assert again.sdist.read_bytes() == built.sdist.read_bytes()


def test_the_wheels_own_copy_is_used(installed: Installed, tmp_path: Path) -> None:
    """In the fresh environment Python finds the package in the wheel and not in the checkout."""
    code = "import smarketing_edu; print(smarketing_edu.__file__)"
    found = Path(installed.run("python", "-c", code, cwd=tmp_path).strip())
    assert found == installed.packages / "smarketing_edu" / "__init__.py"


@pytest.mark.parametrize(("language", "folder"), [("en", "worksheets"), ("es", "worksheets/es")])
def test_wheel_makes_the_handout(
    installed: Installed, tmp_path: Path, language: str, folder: str
) -> None:
    """Far from the checkout the command makes the very bytes that the checkout makes."""
    shutil.copy(EXAMPLES / "businesses" / "rosies_bakery.yaml", tmp_path / "mine.yaml")
    installed.run(
        "smarketing", "worksheet", "mine.yaml", "-o", "mine.pdf", "--language", language,
        "--prepared-on", DAY, "--keep-notebook", cwd=tmp_path,
    )  # fmt: skip
    notebook = json.loads((tmp_path / "mine.ipynb").read_text(encoding="utf-8"))
    template = Path(notebook["metadata"]["papermill"]["input_path"])
    assert template.parent == installed.packages / "smarketing_edu" / folder
    options = HandoutOptions(language=language, prepared_on=date.fromisoformat(DAY))
    ours = make_handout(load_business(tmp_path / "mine.yaml"), options=options)
    assert (tmp_path / "mine.pdf").read_bytes() == ours.pdf

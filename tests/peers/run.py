"""Run papermill's and nbclient's own tests with our engine as the default, and with theirs.

By hand: `python -m tests.peers.run [FOLDER]`. Their source packages, of the versions installed
here, are downloaded with pip into the folder (default: a new temporary one). Exit code 0 when each
test ends the same both ways and some pass; the ones that do not are named. Their tests need some
packages of their own: `pip install xmltodict testpath flaky boto3 moto`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
SUITES = {"papermill": "papermill/tests", "nbclient": "tests/test_client.py"}
PLUGIN = "ours_by_default"


def main() -> int:
    """Run both suites both ways, and compare."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="peers-"))
    differing = 0
    for package, tests in SUITES.items():
        source = download(package, folder)
        theirs = outcomes(source, tests, report=folder / f"{package}-theirs.xml")
        ours = outcomes(source, tests, "-p", PLUGIN, report=folder / f"{package}-ours.xml")
        differing += compare(package, theirs, ours)
    return int(bool(differing))


def download(package: str, folder: Path) -> Path:
    """Download and unpack a package's source; gives its folder."""
    name = f"{package}-{version(package)}"
    if not (folder / name).is_dir():
        wanted = f"{package}=={version(package)}"
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        subprocess.run([*pip, "--no-binary", package, "-d", str(folder), wanted], check=True)
        with tarfile.open(folder / f"{name}.tar.gz") as archive:
            archive.extractall(folder, filter="data")
    return folder / name


def outcomes(source: Path, tests: str, *options: str, report: Path) -> dict[str, str]:
    """Run the tests of a source package; gives how each ended."""
    command = [sys.executable, "-m", "pytest", tests, "-q", "--continue-on-collection-errors"]
    command += ["-p", "no:cacheprovider", "-p", "no:xdist", "--tb=short", f"--junitxml={report}"]
    # their source first, and the plugin by its folder: their tests, too, may be a package `tests`
    folders = [source, Path(__file__).parent, ROOT, os.environ.get("PYTHONPATH", ".")]
    path = os.pathsep.join(map(str, folders))
    with report.with_suffix(".log").open("w") as log:
        subprocess.run(
            [*command, *options],
            cwd=source,
            env={**os.environ, "PYTHONPATH": path},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        )
    cases = ET.parse(report).getroot().iter("testcase")
    return {f"{case.get('classname')}::{case.get('name')}": _outcome(case) for case in cases}


def _outcome(case: ET.Element) -> str:
    ends = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
    return ends[0] if ends else "passed"


def compare(package: str, theirs: dict[str, str], ours: dict[str, str]) -> int:
    """Print what the two lists of outcomes have in common; gives the number of faults."""
    print(f"{package} {version(package)}: theirs {_count(theirs)}; ours {_count(ours)}")
    differing = [test for test in {**theirs, **ours} if theirs.get(test) != ours.get(test)]
    for test in differing:
        print(f"  {test}: theirs {theirs.get(test)}, ours {ours.get(test)}")
    if "passed" not in theirs.values():
        print("  None of them passes here: the .log file in the folder says what they lack.")
    return len(differing) or int("passed" not in theirs.values())


def _count(outcomes: dict[str, str]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in Counter(outcomes.values()).items())


if __name__ == "__main__":
    sys.exit(main())

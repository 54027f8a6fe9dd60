"""What the doctor found, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from smarketing_edu.app.doctor import Finding
from smarketing_edu.content import load_content


def findings_lines(findings: Sequence[Finding], *, language: str) -> Iterator[str]:
    """A line for each finding, the mark in words, and its cure below it."""
    phrase = load_content(language).phrase
    marks = {status: phrase(f"doctor.{status}") for status in ("fine", "note", "broken")}
    width = max(map(len, marks.values()))
    for finding in findings:
        yield f"{marks[finding.status]:{width}}  {finding.found(language)}"
        if finding.status != "fine":
            yield f"{'':{width}}  {phrase('doctor.do', cure=finding.cure(language))}"


def last_line(findings: Sequence[Finding], *, language: str) -> str:
    """What to do next."""
    broken = any(finding.status == "broken" for finding in findings)
    return load_content(language).phrase("doctor.to_mend" if broken else "doctor.all_fine")


def findings_json(findings: Sequence[Finding], *, language: str) -> str:
    """A list of objects with `check`, `status` (fine, note, broken), `found` and `cure`."""
    listed = [
        {
            "check": finding.check,
            "status": finding.status,
            "found": finding.found(language),
            "cure": finding.cure(language),
        }
        for finding in findings
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)

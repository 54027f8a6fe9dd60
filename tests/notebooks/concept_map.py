"""Where each idea of the articles is taught, read from the lessons and the content themselves.

`python -m tests.notebooks.refresh` writes it to docs/concept_map.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from smarketing_edu.content import load_content
from smarketing_edu.content.concepts import where_taught
from smarketing_edu.content.models import Entry

ROOT = Path(__file__).parents[2]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CONCEPT_MAP = ROOT / "docs" / "concept_map.md"
ENGLISH = load_content("en")

_OPENING = """\
# Where each idea is taught

Made by `make notebooks` from the lessons' cells and from the content's entries: do not edit it by
hand. C1 to C112 are the ideas of the five articles, each in a line of our own; X1 to X16 are the
points where they disagree. The lessons a row belongs to stand in `content/en/concepts.yaml` and
`clashes.yaml`.
"""


@dataclass(frozen=True)
class Place:
    """A spot in a lesson: its number, the notebook's file, and the heading it stands under."""

    lesson: int
    file: str
    heading: str


def places(key: str) -> Iterator[Place]:
    """The cells of lessons that say they teach a concept or clash, in the order of reading."""
    for path in LESSONS:
        heading = ""
        for cell in nbformat.read(path, as_version=4).cells:
            titles = re.findall(r"^##? (.+)$", cell.source, re.M)
            heading = titles[0] if cell.cell_type == "markdown" and titles else heading
            if key in cell.metadata.get("smarketing", {}).get("concepts", []):
                yield Place(lesson=lesson_number(path), file=path.name, heading=heading)


def lesson_number(path: Path) -> int:
    """The number at the start of a lesson's file name."""
    return int(path.name.partition("_")[0])


def gaps(*, lessons: range) -> list[str]:
    """Each concept or clash that a lesson should teach and no cell of it says it does."""
    everything = {**ENGLISH.concepts, **ENGLISH.clashes}
    return [
        f"{key} in lesson {lesson}"
        for key, idea in everything.items()
        for lesson in sorted(set(idea.lessons) & set(lessons))
        if lesson not in {place.lesson for place in places(key)}
    ]


def written() -> str:
    """The whole page."""
    rows = [
        _row(key, idea=concept.idea, lessons=concept.lessons)
        for key, concept in ENGLISH.concepts.items()
    ] + [
        _row(key, idea=clash.title, lessons=clash.lessons) for key, clash in ENGLISH.clashes.items()
    ]
    head = "| Id | Idea | Lessons | In the lessons | In the content |\n|---|---|---|---|---|\n"
    return f"{_OPENING}\n{head}{''.join(rows)}"


def _row(key: str, *, idea: str, lessons: tuple[int, ...]) -> str:
    said = "; ".join(
        dict.fromkeys(
            f"[{place.lesson}, {place.heading}](../notebooks/{place.file})" for place in places(key)
        )
    )
    shown: dict[str, list[str]] = {}
    for entry in where_taught(ENGLISH, key=key):
        shown.setdefault(_kind(entry), []).append(entry.key)
    content = "; ".join(f"{kind}: {', '.join(keys)}" for kind, keys in shown.items())
    return f"| {key} | {idea} | {', '.join(map(str, lessons))} | {said} | {content} |\n"


def _kind(entry: Entry) -> str:
    name = type(entry).__name__.removesuffix("Words")
    return {"Term": "word explained", "Test": "sorting test"}.get(name, name.lower())

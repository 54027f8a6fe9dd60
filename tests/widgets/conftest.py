"""Lessons over answers files of their own, and a look into widgets without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from smarketing_edu import open_lesson
from smarketing_edu.model.business import Language
from smarketing_edu.widgets.lesson import Lesson

BUSINESSES = Path(__file__).parents[2] / "examples" / "businesses"
LANGUAGES = get_args(Language)

OpenLesson = Callable[..., Lesson]


@pytest.fixture
def lesson_at(tmp_path: Path) -> OpenLesson:
    """Opens lessons over one answers file: none yet, or a copy of an example's."""

    def open_at(number: int, *, written_in: Language = "en", answers: str = "") -> Lesson:
        file = tmp_path / "my_business.yaml"
        if answers:
            shutil.copy(BUSINESSES / f"{answers}.yaml", file)
        return open_lesson(number, written_in=written_in, file=file)

    return open_at


def widgets_in(box: Any) -> Iterator[Any]:
    """A widget and everything inside it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from widgets_in(child)

"""The two lists that a mentor types the quiz sheets into: their numbers stand there already."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from smarketing_edu.content.loader import load_content
from smarketing_edu.handout import save_file


def write_quiz_lists(folder: Path, *, sheets: int, language: str) -> list[str]:
    """Write a list for before and one for after; gives the names of those that are new.

    One that is there stays as it is: somebody may have typed into it.
    Raises `FileInputError` when a list cannot be saved.
    """
    phrase = load_content(language).phrase
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([phrase("workshop.quiz_list.sheet"), phrase("workshop.quiz_list.right")])
    writer.writerows([number, ""] for number in range(1, sheets + 1))
    new = [name for name in ("quiz-before.csv", "quiz-after.csv") if not (folder / name).exists()]
    for name in new:
        save_file(text.getvalue().encode("utf-8-sig"), folder / name, what="list")
    return new

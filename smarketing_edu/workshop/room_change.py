"""What has moved in a room, as plain data: no small group is in it, and no luck called progress."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from smarketing_edu.handout import HandoutOptions, make_sheet, save_file
from smarketing_edu.model.change import (
    Change,
    mean_change,
    mean_change_paired,
    share_change,
    share_change_paired,
)
from smarketing_edu.model.funnel import TOO_FEW_BELOW
from smarketing_edu.workshop.before_after import Matched, PeopleList, Told, match
from smarketing_edu.workshop.cohort import ROUNDED_TO, SMALLEST, shown_counts
from smarketing_edu.workshop.kit import MENTOR
from smarketing_edu.workshop.made_files import note_files
from smarketing_edu.workshop.workshop_file import Workshop

PAGE = f"{MENTOR}/what-has-moved.pdf"

MEASURES = {"quiz": ("right", "eight"), "roster": ("hours", "counts", "money", "margin", "goal")}
MOVED = ("more", "same", "fewer")
_AVERAGES = frozenset({"right"})
_TENTH = 0.1


def room_change(before: PeopleList, after: PeopleList) -> dict[str, Any]:
    """Who was compared, and each measure before and after (None: too small a group to show).

    Without an ID that stands in both lists, they are compared as two groups of people.
    """
    matched = match(before, after)
    paired = bool(matched.pairs or matched.unanswered)
    sides: Sequence[Sequence[Told]] = (matched.before, matched.after)
    if paired:
        sides = ([old for old, _ in matched.pairs], [new for _, new in matched.pairs])
    enough = min(map(len, sides)) >= SMALLEST
    return {
        "kind": before.kind,
        "paired": paired,
        "enough": enough,
        "people": _people(matched, sides, paired=paired),
        "unused": [len(before.problems), len(after.problems)],
        "measures": [
            _measure(name, sides, paired=paired) for name in MEASURES[before.kind] if enough
        ],
        "moved": _moved(matched) if enough and paired and before.kind == "quiz" else {},
    }


def make_change_page(
    change: dict[str, Any], folder: Path, *, workshop: Workshop, options: HandoutOptions
) -> Path:
    """Make the page for the mentor from a change with enough people in it.

    Raises a `SmarketingError` that says what is wrong.
    """
    given = {"workshop": workshop.model_dump(mode="json"), "figures": {"change": change}}
    sheet = replace(options, template="kit/room_change", fillable=False)
    save_file(make_sheet(given, options=sheet).pdf, folder / PAGE, what="page")
    note_files(folder, [PAGE])
    return folder / PAGE


def _people(matched: Matched, sides: Sequence[Sequence[Told]], *, paired: bool) -> dict[str, Any]:
    """How many people stand where; a group of one to four is None."""
    counts = {"without_id_before": matched.without_id[0], "without_id_after": matched.without_id[1]}
    if paired:
        counts = {
            "both": len(matched.pairs),
            "left": matched.left,
            "joined": matched.joined,
            "unanswered": matched.unanswered,
            **counts,
        }
    else:
        counts = {"before": len(sides[0]), "after": len(sides[1])}
    return {name: None if 0 < count < SMALLEST else count for name, count in counts.items()}


def _measure(name: str, sides: Sequence[Sequence[Told]], *, paired: bool) -> dict[str, Any]:
    before, after = ([told[name] for told in side] for side in sides)
    average = name in _AVERAGES
    hidden = {"key": name, "average": average, "says": "hidden"}
    if not average and any(_is_small(sum(map(bool, side)), len(side)) for side in (before, after)):
        return hidden
    change = _change(before, after, average=average, paired=paired)
    low, high = _outward(change, _TENTH if average else ROUNDED_TO)
    return hidden | {
        "before": change.before,
        "after": change.after,
        "change": change.change,
        "low": low,
        "high": high,
        "says": _says(low, high, people=min(len(before), len(after))),
    }


def _is_small(count: int, of: int) -> bool:
    """Whether those who have it, or those who have not, are one to four people."""
    return any(0 < group < SMALLEST for group in (count, of - count))


def _change(before: list[Any], after: list[Any], *, average: bool, paired: bool) -> Change:
    if paired:
        pairs = list(zip(before, after, strict=True))
        return mean_change_paired(pairs) if average else share_change_paired(pairs)
    return mean_change(before, after) if average else share_change(before, after)


def _outward(change: Change, step: float) -> tuple[float | None, float | None]:
    """The range in whole steps, never narrower: a finer one could tell of single people."""
    if change.low is None or change.high is None:
        return None, None
    ends = math.floor(round(change.low / step, 6)), math.ceil(round(change.high / step, 6))
    return round(ends[0] * step, 6), round(ends[1] * step, 6)


def _says(low: float | None, high: float | None, *, people: int) -> str:
    """What a change says for itself: it is told from luck by ten people or more, and a range."""
    if low is None or high is None or low == high:
        return "alike"
    if people < TOO_FEW_BELOW:
        return "few"
    return "up" if low > 0 else "down" if high < 0 else "luck"


def _moved(matched: Matched) -> dict[str, int | None]:
    """How many of the same people had more, as many or fewer right than before."""
    signs = Counter(
        MOVED[(new["right"] < old["right"]) * 2 + (new["right"] == old["right"])]
        for old, new in matched.pairs
    )
    return shown_counts(signs, names=MOVED)

"""The owner's own weekly activities: added, sorted, moved, taken out, and kept."""

from __future__ import annotations

from html import escape
from typing import Any, get_args

from ipywidgets import Dropdown, Text, VBox

from smarketing_edu.content.models import Job
from smarketing_edu.widgets.activities import FIELD_AT, SORTED, OwnActivities, Place
from smarketing_edu.widgets.drag import Drag
from smarketing_edu.widgets.example_mark import ExampleMark
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    SaveLine,
    Say,
    button,
    card,
    html,
    line,
    page,
    row,
    said,
    tag,
    with_class,
)

_WANTED = 5


def own_activities_sorter(lesson: Lesson) -> VBox:
    """A line to type an activity, three buttons to sort it, and a list to change one's mind."""
    return OwnActivitiesSorter(lesson).box


class OwnActivitiesSorter:
    """Sorts the owner's own activities and keeps them."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self.activities = OwnActivities.of(lesson.business)
        self.text = Text(description=lesson.phrase("own.ask"))
        self.text.placeholder = lesson.phrase("own.placeholder")
        with_class(self.text, "smk-wide-label")
        self.jobs = {job: button(lesson.phrase(f"job.{job}"), ghost=True) for job in SORTED}
        for job, each in self.jobs.items():
            with_class(each, "smk-pick", f"smk-pick-{job}")
            each.on_click(lambda _, job=job: self.add(job))
        self.said = Say()
        self.list = with_class(VBox(), "smk-own-list")
        self.mark = ExampleMark(lesson, own=True)
        self.columns = html("", "smk-columns-line")
        picks = row(self.jobs.values(), "smk-picks")
        add = card([self.text, line(lesson.phrase("own.then"), "smk-soft"), picks, self.said])
        self.move_line = line(lesson.phrase("own.move"), "smk-soft")
        board = card([self.mark, self.columns, self.move_line, self.list, SaveLine(lesson), Drag()])
        self.box = page(lesson, "own-activities", [add, board])
        self.list.children = [self._row(each) for each in self.activities.places]
        self._show()

    def add(self, job: Job) -> None:
        """Add what was typed under a job."""
        known = set(self.activities.places)
        activity = self.activities.add(self.text.value, job)
        if activity is None:
            self.said.say(said(self._lesson, "own.type_first"))
            return
        if activity in known:
            self.list.children = [self._row(each) for each in self.activities.places]
        else:
            self.list.children = [*self.list.children, self._row(activity)]
        self.text.value = ""
        self.text.focus()
        left = _WANTED - sum(len(self.activities.at(job)) for job in SORTED)
        key = "own.added_more" if left > 0 else "own.added"
        job_name = self._lesson.phrase(f"job.{job}")
        self.said.say(said(self._lesson, key, activity=activity, job=job_name, count=max(left, 0)))
        self._keep()

    def _row(self, activity: str) -> Any:
        phrase = self._lesson.phrase
        picks: list[tuple[str, str | None]] = [(phrase("own.not_sorted"), "")]
        picks += [(phrase(f"job.{job}"), job) for job in SORTED]
        picks.append((phrase("own.take_out"), None))
        place = Dropdown(
            description=activity, options=picks, value=self.activities.places[activity]
        )
        with_class(place, "smk-own-place")
        place.observe(lambda change: self._move(activity, change.new), names="value")
        return place

    def _move(self, activity: str, place: Place | None) -> None:
        self.activities.move(activity, place)
        # its row stays: whoever goes through the list with arrow keys must be able to go back
        self._keep()

    def _keep(self) -> None:
        self._lesson.save(**self.activities.fields())
        self._show()

    def _show(self) -> None:
        sorted_any = any(self.activities.places.values())
        lesson = self._lesson
        shown = self.activities if sorted_any else OwnActivities.of(lesson.example)
        columns = "".join(self._column(job, shown.at(job)) for job in SORTED)
        self.columns.value = f'<div class="smk-columns">{columns}</div>'
        fields = tuple(FIELD_AT[job] for job in get_args(Job))
        self.move_line.layout.display = "" if self.activities.places else "none"
        self.mark.show(() if sorted_any else fields, of=fields)

    def _column(self, job: Job, activities: tuple[str, ...]) -> str:
        # an example's cannot be moved
        drag = ' class="smk-drag"' if set(activities) <= set(self.activities.places) else ""
        items = "".join(f"<li{drag}>{escape(each)}</li>" for each in activities)
        name = escape(self._lesson.phrase(f"job.{job}"))
        place = 1 + SORTED.index(job)
        letter = tag(job, language=self._lesson.language)
        return (
            f'<div class="smk-drop" data-smk-place="{place}"><p><b>{letter} {name}</b></p>'
            f"<ul>{items}</ul></div>"
        )

"""My numbers from Square, HubSpot and others: read, shown with how they were made, taken over."""

from __future__ import annotations

from html import escape
from typing import Any

from ipywidgets import Checkbox, VBox

from smarketing_edu.errors import InputError
from smarketing_edu.intake.exports.proposal import Proposal
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import (
    Say,
    button,
    card,
    file_button,
    html,
    page,
    said,
    trouble_html,
    with_class,
)
from smarketing_edu.widgets.uploads import Upload, read_uploads
from smarketing_edu.widgets.where_kept import is_kept_in_browser

_TAKES = ".csv,.tsv,.txt,.xlsx,.json,.zip,.pdf"


def export_reader(lesson: Lesson) -> VBox:
    """A place to choose files; what they answer is kept once the owner agrees, not before."""
    return ExportReader(lesson).box


class ExportReader:
    """Reads files in, shows each number with how it was made, and keeps those that are wanted."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self.proposal: Proposal | None = None
        self.upload = file_button(lesson.phrase("exports.choose"), accept=_TAKES, multiple=True)
        self.result, self.done = Say(), Say()
        self.replace: dict[str, Checkbox] = {}
        self.take = button(lesson.phrase("exports.take"))
        self.take.on_click(self._take)
        self._answers = VBox()
        private = "exports.private_in_room" if is_kept_in_browser() else "exports.private"
        intro = html(
            f'<p>{said(lesson, "exports.intro")}</p><p class="smk-soft">{said(lesson, private)}</p>'
        )
        parts = [intro, self.upload, self.result, self._answers, self.done]
        self.box = page(lesson, "exports", [card(parts)])
        self.upload.observe(self._read, names="value")

    def _read(self, _: Any) -> None:
        files = [Upload(file["name"], bytes(file["content"])) for file in self.upload.value]
        if files:
            self.read(files)

    def read(self, files: list[Upload]) -> None:
        """Read files and show what they answer."""
        lesson = self._lesson
        self.proposal, self._answers.children = None, []
        self.done.clear()
        try:
            found, problems = read_uploads(files, lesson.business, language=lesson.language)
        except InputError as error:
            self.result.say(escape(str(error)), tone="wrong")
            return
        self.proposal = found
        self.result.say(
            "".join(f"<p>{escape(problem)}</p>" for problem in problems) + _found(found, lesson),
            tone="wrong" if problems and not found.changes else "",
        )
        self.replace = {
            change.field: with_class(
                Checkbox(description=found.describe(change), value=False, indent=False), "smk-tick"
            )
            for change in found.replacing
        }
        asked = [html(f"<p><b>{escape(lesson.phrase('exports.replace'))}</b></p>")]
        if found.changes:
            ticks = [*asked, *self.replace.values()] if self.replace else []
            self._answers.children = [*ticks, self.take]

    def _take(self, _: Any) -> None:
        if self.proposal is None:
            return
        wanted = [name for name, tick in self.replace.items() if tick.value]
        new = {
            change.field: change.new
            for change in self.proposal.changes
            if not change.replaces or change.field in wanted
        }
        if not new:
            self.done.say(said(self._lesson, "exports.none_ticked"))
        elif self._lesson.save(**new):
            self._answers.children = []
            self.done.say(said(self._lesson, "exports.taken", count=len(new)), tone="right")
        else:
            self.done.say(trouble_html(self._lesson))


def _found(found: Proposal, lesson: Lesson) -> str:
    phrase = lesson.content.phrase
    new = [found.describe(change) for change in found.changes if not change.replaces]
    lists = [(lesson.phrase("exports.found"), new)]
    lists += [(phrase("numbers.worth_knowing"), list(found.facts))]
    lists += [(phrase("numbers.left_out"), list(found.left_out))]
    shown = "".join(
        f"<p><b>{escape(title)}</b></p><ul>{''.join(f'<li>{escape(t)}</li>' for t in texts)}</ul>"
        for title, texts in lists
        if texts
    )
    return shown if found.changes else f"<p>{escape(phrase('numbers.nothing_new'))}</p>{shown}"

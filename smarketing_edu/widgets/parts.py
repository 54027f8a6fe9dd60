"""The parts that widgets are made of: a card, a button, a line that speaks, a picture as a table.

Whatever a person typed goes through `escape` here, once, before it becomes part of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Literal

from ipywidgets import HTML, Button, FileUpload, HBox, ToggleButton, VBox, Widget

from smarketing_edu.content import load_content
from smarketing_edu.look.palette import Job
from smarketing_edu.widgets.accessible import Accessible
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.where_kept import is_kept_in_browser
from smarketing_edu.worksheet.rich import rich
from smarketing_edu.worksheet.spans import html_of

Tone = Literal["", "right", "wrong", "check"]


def page(lesson: Lesson, name: str, children: Iterable[Widget]) -> VBox:
    """The outermost box of a widget, in our look."""
    return with_class(VBox([*lesson.style_once(), *children, Accessible()]), "smk", f"smk-{name}")


def card(children: Iterable[Widget], *classes: str) -> VBox:
    """A box with an edge that holds what belongs together."""
    return with_class(VBox(list(children)), "smk-card", *classes)


def row(children: Iterable[Widget], *classes: str) -> HBox:
    """Widgets side by side, that fold where there is no room."""
    return with_class(HBox(list(children)), "smk-row", *classes)


def with_class(widget: Any, *classes: str) -> Any:
    """The same widget, bearing these classes of the style sheet."""
    for each in classes:
        widget.add_class(each)
    return widget


def html(value: str, *classes: str) -> HTML:
    """A piece of a page that is HTML already."""
    return with_class(HTML(value), *classes)


def line(text: str, *classes: str) -> HTML:
    """One line of plain text."""
    return html(f"<p>{escape(text)}</p>", *classes)


def said(lesson: Lesson, key: str, **values: object) -> str:
    """A phrase of the widgets as HTML: its own stars are strong, its values are plain text."""
    return phrase_html(lesson, f"widgets.{key}", **values)


def phrase_html(lesson: Lesson, key: str, **values: object) -> str:
    """Any phrase of ours as HTML, such as one that the worksheet says too."""
    return html_of(rich(lesson.content, key, **values))


def tag(job: Job, *, language: str = "en") -> str:
    """The letter of a job in a language, for the eye: the words beside it say the same."""
    letter = escape(load_content(language).job_letter(job))
    return f'<span class="smk-tag smk-{job}" aria-hidden="true">{letter}</span>'


def button(label: str, *, ghost: bool = False, icon: str = "") -> Button:
    """A large button; a ghost is the lesser choice."""
    made = Button(description=label, icon=icon)
    return with_class(made, "smk-button", *(["smk-ghost"] if ghost else []))


def file_button(label: str, *, accept: str, multiple: bool = False) -> FileUpload:
    """A button to choose files with; each kind it takes is an ending, with commas between."""
    # without a tooltip of its own it would say "null"
    made = FileUpload(description=label, accept=accept, multiple=multiple, tooltip=label)
    return with_class(made, "smk-button")


class Say(HTML):  # type: ignore[misc]  # ipywidgets has no types
    """A line that is read aloud when it changes."""

    def __init__(self) -> None:
        super().__init__()
        with_class(self, "smk-live")
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.value = '<div role="status" class="smk-silent"></div>'

    def say(self, inner: str, *, tone: Tone = "") -> None:
        """Say something that is HTML already."""
        look = f"smk-say smk-is-{tone}" if tone else "smk-say"
        self.value = f'<div role="status" class="{look}">{inner}</div>'


class SaveLine(HTML):  # type: ignore[misc]  # ipywidgets has no types
    """Where the answers are kept, or why they are not."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        with_class(self, "smk-live", "smk-saved")
        self._lesson = lesson
        self._show("saving")
        lesson.watch(lambda: self._show("saved"))

    def _show(self, key: str) -> None:
        lesson = self._lesson
        if lesson.trouble:
            self.value = trouble_html(lesson)
        else:
            where = "_in_browser" if is_kept_in_browser() else ""
            words = said(lesson, f"file.{key}{where}", file=lesson.answers.path.name)
            self.value = f'<p role="status" class="smk-soft">{words}</p>'


class TroubleLine(HTML):  # type: ignore[misc]  # ipywidgets has no types
    """Nothing while all is well; why answers are not kept, where nothing else would say so."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        with_class(self, "smk-live")
        self._lesson = lesson
        lesson.watch(self._show)

    def _show(self) -> None:
        self.value = trouble_html(self._lesson) if self._lesson.trouble else ""


def trouble_html(lesson: Lesson) -> str:
    """Why the owner's answers cannot be kept, and that nothing is lost."""
    words = said(lesson, "file.trouble", trouble=lesson.trouble)
    return f'<div role="alert" class="smk-say smk-is-wrong">{words}</div>'


class TextTwin(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The numbers of a picture as a table, shown when asked for."""

    def __init__(self, lesson: Lesson) -> None:
        self.button = with_class(
            ToggleButton(description=lesson.phrase("twin.show")), "smk-button", "smk-small"
        )
        self.table = html("", "smk-twin")
        self.table.layout.display = "none"
        super().__init__([self.button, self.table])
        self._lesson = lesson
        self.button.observe(self._toggle, names="value")

    def show(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Put these numbers into the table; the first of each row is its name."""
        self.table.value = table_html(heads, rows)

    def _toggle(self, change: Any) -> None:
        self.table.layout.display = "" if change.new else "none"
        self.button.description = self._lesson.phrase("twin.hide" if change.new else "twin.show")


def table_html(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain texts; the first of each row is its name."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        + "".join(f"<td>{escape(text)}</td>" for text in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return f'<table class="smk-table"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'

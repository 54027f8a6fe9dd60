"""The mark that says whose numbers are shown."""

from __future__ import annotations

from collections.abc import Sequence

from ipywidgets import HTML

from smarketing_edu.content.format import format_list
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import said, with_class


class ExampleMark(HTML):  # type: ignore[misc]  # ipywidgets has no types
    """Says whose numbers are shown: an example's, the owner's, or some of each."""

    def __init__(self, lesson: Lesson, *, own: bool = False) -> None:
        super().__init__()
        with_class(self, "smk-example-line")
        self._lesson, self._own = lesson, own

    def show(self, borrowed: Sequence[str], *, of: Sequence[str]) -> None:
        """Mark the fields borrowed from the example, out of all those that are shown."""
        look = "smk-example" if borrowed else "smk-example smk-yours"
        self.value = f'<p class="{look}">{self._text(borrowed, of)}</p>'

    def _text(self, borrowed: Sequence[str], of: Sequence[str]) -> str:
        lesson = self._lesson
        business = lesson.example.business_name
        if not self._own:
            return said(lesson, "example.mark", business=business)
        if not borrowed:
            return said(lesson, "example.yours")
        if len(borrowed) == len(of):
            return said(lesson, "example.until_yours", business=business)
        labels = [lesson.content.fields[name].label for name in borrowed]
        fields = format_list(labels, language=lesson.language)
        return said(lesson, "example.still", business=business, fields=fields)

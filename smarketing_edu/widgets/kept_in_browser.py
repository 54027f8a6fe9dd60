"""Where many learners share a server, answers live in each one's own browser, not on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets
from anywidget import AnyWidget

from smarketing_edu.errors import InputError
from smarketing_edu.intake.business_file import load_business
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.where_kept import is_kept_in_browser


class KeptInBrowser(AnyWidget):
    """Keeps a copy of the answers file in the browser; takes over what another page has kept.

    It has no look: see `kept_in_browser.js`.
    """

    _esm = Path(__file__).with_name("kept_in_browser.js")
    kept = traitlets.Unicode("").tag(sync=True)
    from_other_page = traitlets.Unicode("").tag(sync=True)

    def __init__(self, lesson: Lesson) -> None:
        self._file = lesson.answers.path
        super().__init__(kept=self._read())
        lesson.watch(self._keep)
        self.observe(self._take_over, names="from_other_page")

    def _read(self) -> str:
        try:
            return self._file.read_text("utf-8")
        except OSError:
            return ""

    def _keep(self) -> None:
        self.kept = self._read()

    def _take_over(self, change: Any) -> None:
        """Another lesson of the same learner is open, and has saved: its answers come in here."""
        draft = self._file.with_name(f".from-other-page-{self._file.name}")
        draft.write_text(change.new, "utf-8")
        try:
            load_business(draft)
        except InputError:
            draft.unlink()
        else:
            draft.replace(self._file)
            self._keep()


def kept_in_browser(lesson: Lesson) -> list[KeptInBrowser]:
    """The widget for a lesson on a shared server; none where the answers have a file of their own.

    >>> from smarketing_edu.widgets.lesson import open_lesson
    >>> kept_in_browser(open_lesson(0, written_in="en", file="nobody.yaml"))
    []
    """
    return [KeptInBrowser(lesson)] if is_kept_in_browser() else []

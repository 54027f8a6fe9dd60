"""Names and states for screen readers, which the widgets we build on do not give."""

from __future__ import annotations

from pathlib import Path

from anywidget import AnyWidget


class Accessible(AnyWidget):
    """A widget without a look, that mends the box it stands in: see `accessible.js`."""

    _esm = Path(__file__).with_name("accessible.js")

"""Cards that can be dragged, beside the buttons and lists that do the same by keyboard."""

from __future__ import annotations

from pathlib import Path

from anywidget import AnyWidget


class Drag(AnyWidget):
    """A widget without a look: in its box, `.smk-drag` can be dropped on `.smk-drop`.

    A drop on a button presses it; one on a pile picks that pile in the list of the activity.
    """

    _esm = Path(__file__).with_name("drag.js")

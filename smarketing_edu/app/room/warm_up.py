"""What every page would do first, done once before it is needed."""

from __future__ import annotations

import smarketing_edu
from smarketing_edu.content import load_content
from smarketing_edu.content.loader import LANGUAGES
from smarketing_edu.warm_kernel.warm_up import import_all, run_worksheets
from smarketing_edu.widgets.style import style_sheet


def warm_up() -> None:
    """Import what lessons import, read the content, and draw each chart once."""
    import_all()
    for name in smarketing_edu.__all__:
        getattr(smarketing_edu, name)
    for language in LANGUAGES:
        list(load_content(language).entries())
    style_sheet()
    run_worksheets()

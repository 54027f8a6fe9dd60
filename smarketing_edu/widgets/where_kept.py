"""Whether a lesson's answers live in the learner's browser, or in a file beside the lesson."""

from __future__ import annotations

import os

IN_BROWSER = "SMARKETING_IN_BROWSER"
"""Set in the environment of a lesson whose file is thrown away when its page is closed."""


def is_kept_in_browser() -> bool:
    """Whether this lesson runs on a server that many learners share."""
    return bool(os.environ.get(IN_BROWSER))

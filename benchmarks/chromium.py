"""Let Playwright, and so nbconvert's webpdf, use the Chromium that the system has."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def use_system_chromium(folder: Path) -> None:
    """Lay a link to the system's Chromium where Playwright looks, in `folder`.

    It holds for this process and for those it starts. Without a Chromium nothing changes:
    Playwright then looks for the browser that it can download for itself.
    """
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        return
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(folder)
    place = _where_playwright_looks()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(found)


def _where_playwright_looks() -> Path:
    """The path of the browser that Playwright misses: its message is the only place that says."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch().close()
        except Error as error:
            missing = re.search(r"Executable doesn't exist at (.+)", error.message)
            if missing is None:
                raise
            return Path(missing[1].strip())
    raise RuntimeError("Playwright has found a browser in an empty folder.")

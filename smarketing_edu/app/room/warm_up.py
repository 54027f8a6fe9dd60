"""What every page would do first, done while its kernel still waits: importing this is doing it."""

from __future__ import annotations

import smarketing_edu
from smarketing_edu.content import load_content
from smarketing_edu.content.loader import LANGUAGES
from smarketing_edu.widgets.style import style_sheet

for _name in smarketing_edu.__all__:
    getattr(smarketing_edu, _name)
for _language in LANGUAGES:
    list(load_content(_language).entries())
style_sheet()

"""Properties are about numbers, not about speed: a busy machine must not fail one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")

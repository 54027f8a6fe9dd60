"""How the property tests of this folder run."""

from __future__ import annotations

from hypothesis import settings

# a busy machine is no fault of ours: how fast we are is measured in benchmarks
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")

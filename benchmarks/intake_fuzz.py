"""Damages files of every kind we read for ten minutes: only our own errors may come out.

Run it from the root of the repository: `PYTHONPATH=. python benchmarks/intake_fuzz.py [MINUTES]
[SEED]`. It stops at the first other error and keeps the file that caused it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.intake.damage import damage, damage_inside, sound_files, try_reader

ZIPPED = frozenset({".xlsx", ".ods", ".zip"})


def main(minutes: float = 10.0, seed: str = "2026") -> int:
    """Damage and read until the time is up; print how many were read and refused."""
    files = sound_files()
    dice = random.Random(seed)
    counts: Counter[str] = Counter()
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            suffix = dice.choice(sorted(files))
            inside = suffix in ZIPPED and dice.random() < 0.7
            data = (damage_inside if inside else damage)(files[suffix], dice)
            try:
                counts[try_reader(suffix, data, Path(folder))] += 1
            except BaseException:
                kept = Path(tempfile.gettempdir()) / f"damaged{suffix}"
                kept.write_bytes(data)
                print(f"Not one of our own errors: see {kept}")
                raise
    print(
        f"{counts.total():,} damaged files: {counts['read']:,} read, {counts['refused']:,} refused"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*(float(minutes) for minutes in sys.argv[1:2]), *sys.argv[2:3]))

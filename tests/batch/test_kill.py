"""A batch that is killed at any moment goes on as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from smarketing_edu.handout import OUR_ENGINE
from tests.batch.rooms import files, make, people, statuses

pytestmark = pytest.mark.xdist_group("batch")

KILLS = 20
PEOPLE = [(f"p{number}", f"Business {number}") for number in range(40)]
RUNS = """
import os
import sys
from pathlib import Path
from smarketing_edu.handout import OUR_ENGINE
from smarketing_edu.intake.roster import read_roster
from tests.batch.rooms import make

def tell(result):
    print(result.status, flush=True)

if __name__ == "__main__":
    roster, out, template = map(Path, sys.argv[1:])
    everybody = read_roster(roster)
    for line in sys.stdin:
        if run := os.fork():
            print(run, flush=True)
            print("ended by", os.waitpid(run, 0)[1], flush=True)
        else:
            make(everybody, out, template, engine=OUR_ENGINE, workers=1, on_row=tell)
            break
"""
"""For each line it reads, a run that begins with its own modules loaded: a quarter of its start."""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("seed", [2026])
def test_killed_batches_end_like_an_undisturbed_one(
    tmp_path: Path, template: Path, seed: int
) -> None:
    """After twenty kills at random moments a last run makes the rest; every file is the same.

    Each run goes on with what the one before it left: it is killed while it starts, or while it
    makes one of its next handouts.
    """
    everybody = people(tmp_path, *PEOPLE)
    undisturbed, out = tmp_path / "undisturbed", tmp_path / "out"
    make(everybody, undisturbed, template, engine=OUR_ENGINE)
    dice = random.Random(seed)
    with _runs(tmp_path, out, template) as runs:
        for _ in range(KILLS):
            made = dice.choice([0, 0, 1, 2])
            _kill_a_run(runs, made=made, after=dice.uniform(0, 0.1 if made else 3))
    last = make(everybody, out, template, engine=OUR_ENGINE)
    assert set(statuses(last)) == {"made", "unchanged"}
    assert files(out) == files(undisturbed)
    again = make(everybody, out, template, engine=OUR_ENGINE)
    assert set(statuses(again)) == {"unchanged"}


@contextmanager
def _runs(tmp_path: Path, out: Path, template: Path) -> Iterator[subprocess.Popen[str]]:
    script = tmp_path / "runs.py"
    script.write_text(RUNS, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "roster.csv"), str(out), str(template)]
    path = os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as runs:
        yield runs


def _kill_a_run(runs: subprocess.Popen[str], *, made: int, after: float) -> None:
    """Kill a run so many seconds after it has begun, or after it has made so many handouts."""
    assert runs.stdin is not None
    assert runs.stdout is not None
    runs.stdin.write("begin\n")
    runs.stdin.flush()
    said = iter(runs.stdout.readline, "")
    run = int(next(said))
    for _ in range(made):
        assert "made\n" in said  # reads up to the next one
    time.sleep(after)
    os.kill(run, signal.SIGKILL)
    assert f"ended by {signal.SIGKILL:d}\n" in said


def test_ctrl_c_ends_with_a_plain_line(tmp_path: Path, template: Path) -> None:
    """Ctrl-C says how to go on, and leaves no worker and no traceback."""
    everybody = tmp_path / "roster.csv"
    # so many that half a second does not make them all
    people(tmp_path, *((f"p{number}", f"Business {number}") for number in range(40)))
    main = "from smarketing_edu.cli import main\nif __name__ == '__main__':\n    main()"
    script = tmp_path / "smarketing.py"
    script.write_text(main, encoding="utf-8")
    command = [sys.executable, script, "batch", everybody, "-o", tmp_path / "out"]
    command += ["--template", template, "--engine", "stock"]
    path = os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [str(part) for part in command],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as run:
        ledger = tmp_path / "out" / ".ledger"
        while not ledger.exists() and run.poll() is None:
            time.sleep(0.05)
        time.sleep(0.5)
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
    assert run.returncode == 130
    assert "run the same command again" in said
    assert "Traceback" not in said

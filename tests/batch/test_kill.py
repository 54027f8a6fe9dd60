"""A batch that is killed at any moment goes on as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.rooms import files, make, people, statuses

pytestmark = pytest.mark.xdist_group("batch")

KILLS = int(os.environ.get("SMARKETING_KILLS", "4"))
PEOPLE = [(f"p{number}", f"Business {number}") for number in range(6)]
RUN = """
import sys
from pathlib import Path
from smarketing_edu.intake.roster import read_roster
from tests.batch.rooms import make
if __name__ == "__main__":
    roster, out, template = map(Path, sys.argv[1:])
    print("begun", flush=True)
    make(read_roster(roster), out, template)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("seed", [2026])
def test_killed_batches_end_like_an_undisturbed_one(
    tmp_path: Path, template: Path, seed: int
) -> None:
    """After a few kills at random moments a last run makes the rest; every file is the same."""
    everybody = people(tmp_path, *PEOPLE)
    undisturbed, out = tmp_path / "undisturbed", tmp_path / "out"
    make(everybody, undisturbed, template)
    dice = random.Random(seed)
    for _ in range(KILLS):
        _kill_a_run(tmp_path, out, template, after=dice.uniform(0.3, 4))
    last = make(everybody, out, template)
    assert set(statuses(last)) <= {"made", "unchanged"}
    assert files(out) == files(undisturbed)
    assert statuses(make(everybody, out, template)) == ["unchanged"] * len(PEOPLE)


def _kill_a_run(tmp_path: Path, out: Path, template: Path, *, after: float) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "roster.csv"), str(out), str(template)]
    path = os.pathsep.join([os.getcwd(), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"begun\n"
        time.sleep(after)
        run.send_signal(signal.SIGKILL)
        run.stdout.close()


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

"""Rows on a Dask cluster: losing a worker half-way loses no row and makes none twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.batch.rooms import files, make, people, write_template

distributed = pytest.importorskip("distributed", reason="NOT TESTED: install the extra [cluster].")

pytestmark = [
    pytest.mark.xdist_group("batch"),
    # Dask leaves sockets to be closed when a worker is killed, and says so as it ends
    pytest.mark.filterwarnings("ignore"),
]

KILLS_ONE_WORKER = """import os, signal
from pathlib import Path
mark = Path({mark!r})
if business["business_name"] == "Third" and not mark.exists():
    mark.touch()
    os.kill(os.getppid(), signal.SIGKILL)"""


def test_a_cluster_that_loses_a_worker_makes_every_row_once(tmp_path: Path) -> None:
    """One of two workers is killed in the middle of a row; the other makes what it leaves."""
    source = KILLS_ONE_WORKER.format(mark=str(tmp_path / "killed"))
    template = write_template(tmp_path / "kills.ipynb", first=source)
    names = ["First", "Second", "Third", "Fourth", "Fifth"]
    everybody = people(tmp_path, *[(name.lower(), name) for name in names])
    out = tmp_path / "out"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        result = make(everybody, out, template, cluster=cluster.scheduler_address)
    assert (tmp_path / "killed").exists()
    assert Counter(row.status for row in result.rows) == {"made": 5}
    assert [row.business_name for row in result.rows] == names
    assert len(files(out)) == 5
    ledger = (out / ".ledger").read_text(encoding="utf-8")
    assert all(ledger.count(f"-{name.lower()}.pdf") == 1 for name in names)

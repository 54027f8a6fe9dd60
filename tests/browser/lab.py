"""A JupyterLab server on this machine alone, for the time of the browser tests."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which something that should come will not come any more."""
_LOOK_AGAIN = 0.05
_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}
_OWN_FOLDERS = (
    *("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"),
    *("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"),
)


class Lab:
    """The server, with a copy of the lessons as its files."""

    def __init__(self, home: Path) -> None:
        self.notebooks = home / "notebooks"
        shutil.copytree(ROOT / "notebooks", self.notebooks, ignore=shutil.ignore_patterns("*.yaml"))
        self._home = home
        self._token = secrets.token_hex(16)
        self._address = f"http://127.0.0.1:{_free_port()}"

    def __enter__(self) -> Lab:
        settings = self._home / "app-settings"
        settings.mkdir(parents=True)
        (settings / "overrides.json").write_text(json.dumps(_SETTINGS))
        folders = {name: str(self._home / name.lower()) for name in _OWN_FOLDERS}
        # the kernels' working folder is not ours
        environment = {**os.environ, **folders, "PYTHONPATH": str(ROOT)}
        self._log = (self._home / "log").open("w")
        self._server = subprocess.Popen(
            self._command(settings), env=environment, stdout=self._log, stderr=self._log
        )
        self._until(self._answers, what="the server to answer")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait(timeout=PATIENCE)
        self._log.close()

    def address(self, path: str) -> str:
        """Where a notebook opens by itself, without the rest of JupyterLab around it."""
        return f"{self._address}/doc/tree/{path}?token={self._token}&reset"

    def wait_for_kernel(self, path: str) -> None:
        """Wait until the kernel of a notebook is idle, and the page is connected to it."""
        self._until(lambda: self._is_ready(path), what=f"the kernel of {path}")

    def shut_down(self, path: str) -> None:
        """End the kernel of a notebook, as closing the program would."""
        for session in self._ask("sessions"):
            if session["path"] == path:
                self._ask(f"sessions/{session['id']}", method="DELETE")

    def forget_all(self) -> None:
        """End all kernels, and delete what learners answered."""
        for session in self._ask("sessions"):
            self._ask(f"sessions/{session['id']}", method="DELETE")
        for file in self.notebooks.rglob("my_business*"):
            file.unlink()

    def _command(self, settings: Path) -> list[str]:
        return [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1"),
            *(f"--port={self._address.rpartition(':')[2]}", "--ServerApp.port_retries=0"),
            *(f"--IdentityProvider.token={self._token}", "--allow-root"),
            *(f"--ServerApp.root_dir={self.notebooks}", f"--LabApp.app_settings_dir={settings}"),
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.news_url=None",
        ]

    def _is_ready(self, path: str) -> bool:
        return is_ready(each for each in self._ask("sessions") if each["path"] == path)

    def _answers(self) -> bool:
        if self._server.poll() is not None:
            raise RuntimeError((self._home / "log").read_text())
        try:
            self._ask("status")
        except OSError:
            return False
        return True

    def _until(self, ready: Any, *, what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError(f"Waited {PATIENCE:.0f} seconds for {what}.")
            time.sleep(_LOOK_AGAIN)

    def _ask(self, path: str, *, method: str = "GET") -> Any:
        request = urllib.request.Request(
            f"{self._address}/api/{path}",
            method=method,
            headers={"Authorization": f"token {self._token}"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
        return json.loads(body) if body else None


def is_ready(sessions: Iterable[dict[str, Any]]) -> bool:
    """Whether one of these has a kernel that waits for work, and a page that is connected to it."""
    kernels = [each["kernel"] for each in sessions]
    return any(
        kernel and kernel["execution_state"] == "idle" and kernel["connections"] > 0
        for kernel in kernels
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""`smarketing start` or `serve`, run as a person runs it: a window that prints, until Ctrl-C."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from urllib.request import Request, urlopen

from tests.browser.lab import PATIENCE, is_ready

SMARKETING = Path(sys.executable).with_name("smarketing")
_LOOK_AGAIN = 0.05
_PATIENCE_TO_START = 180  # seconds: all of it is imported, on a machine that others use too


class Door:
    """One running command; on the way out somebody presses Ctrl-C."""

    def __init__(self, *words: str | Path, log: Path, cwd: Path, env: dict[str, str]) -> None:
        self._log, self._file = log, log.open("w")
        self.process = subprocess.Popen(
            [SMARKETING, *words], cwd=cwd, env=env, stdout=self._file, stderr=self._file
        )

    def __enter__(self) -> Door:
        try:
            self.wait_for(r"http://\S+", patience=_PATIENCE_TO_START)
        except AssertionError:
            self.process.kill()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def said(self) -> str:
        """All that stands in the window."""
        return self._log.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """The first address in the window."""
        return self.wait_for(r"http://\S+")

    def wait_for(self, pattern: str, *, patience: float = PATIENCE) -> str:
        """Wait until the window says this, and give it."""
        end = time.monotonic() + patience
        while not (found := re.search(pattern, self.said)):
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"{pattern} never came: {self.said}")
            time.sleep(_LOOK_AGAIN)
        return found[0]

    def wait_for_kernel(self) -> None:
        """Wait until the page that is open can run its lesson."""
        server, _, token = self.address.partition("/doc/tree/")
        asked = Request(
            f"{server}/api/sessions",
            headers={"Authorization": f"token {token.partition('token=')[2]}"},
        )
        end = time.monotonic() + PATIENCE
        while True:
            with urlopen(asked, timeout=PATIENCE) as answer:
                if is_ready(json.load(answer)):
                    return
            assert time.monotonic() < end, "the lesson never got its kernel"
            time.sleep(_LOOK_AGAIN)

    def stop(self) -> int:
        """Press Ctrl-C and wait for the end; gives the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=PATIENCE)
        self._file.close()
        return code

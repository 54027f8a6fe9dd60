"""A learner without a browser: what anybody in the room could send to the server by hand."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

import requests
from websockets.sync.client import connect

LESSON = "lesson/00_start_here.ipynb"
_PATIENCE = 120


class Learner:
    """One cookie jar, and what it gets from the room."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = requests.Session()

    def get(self, path: str, **how: Any) -> requests.Response:
        """Ask for a path exactly as it is written: nothing is tidied up on the way."""
        request = requests.Request("GET", self.address, **how)
        prepared = self.session.prepare_request(request)
        prepared.url = self.address + path
        return self.session.send(prepared, timeout=_PATIENCE)

    def post(self, path: str, data: bytes = b"", **how: Any) -> requests.Response:
        """Send something."""
        return self.session.post(self.address + path, data=data, timeout=_PATIENCE, **how)

    def hang_on(self, path: str) -> None:
        """Ask for something that may never come."""
        with suppress(requests.RequestException):
            self.get(path)

    def come_in(self) -> None:
        """Open the first page, as a browser would."""
        assert self.get("").status_code == 200

    def open_lesson(self, answers: str = "", *, lesson: str = LESSON) -> str:
        """Open a lesson with these answers; gives the id of its kernel."""
        assert self.post(lesson, answers.encode()).status_code == 204
        page = self.get(lesson)
        assert page.status_code == 200
        found = re.search(r'"kernelId": "([-\w]+)"', page.text)
        assert found is not None
        return found[1]

    def channels(self, kernel: str) -> Any:
        """The connection between a page and its kernel."""
        cookies = "; ".join(f"{each.name}={each.value}" for each in self.session.cookies)
        return connect(
            f"{self.address.replace('http', 'ws')}api/kernels/{kernel}/channels?session_id=me",
            additional_headers={"Cookie": cookies} if cookies else {},
            open_timeout=_PATIENCE,
        )


def message(kind: str, **content: Any) -> str:
    """A message to a kernel, as a page sends it."""
    header = {"msg_id": kind, "msg_type": kind, "username": "", "session": "me", "version": "5.3"}
    return json.dumps(
        {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
            "buffers": [],
        }
    )

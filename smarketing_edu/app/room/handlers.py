"""What the room answers: each page to its own learner, and nothing to anybody else."""

# mypy: disable-error-code="misc, no-untyped-call"
# what jupyter_server and Voilà define bears no types

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError, RequestHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from smarketing_edu.app.room.door import COOKIE
from smarketing_edu.app.room.kernels import ANSWERS, KernelsOfOne
from smarketing_edu.app.room.pages import Pages
from smarketing_edu.errors import InputError
from smarketing_edu.intake.business_file import load_business

LARGEST_ANSWERS = 200_000  # bytes
_DAYS = 2  # a learner is known for as long as a workshop lasts
_WRONG_PASSWORD_SECONDS = 1.0
_HEADERS = {
    # widgets bring their own styles, and run their code from a blob
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' data: blob:; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class InTheRoom(RequestHandler):
    """A request of somebody who is known here; all others are asked to come in first."""

    @property
    def pages(self) -> Pages:
        """The room's pages, with all that belongs to them."""
        pages: Pages = self.settings["room"]
        return pages

    @property
    def learner(self) -> str:
        """Who asks: the signed cookie, which no browser can make up; "" for a stranger."""
        return (self.get_signed_cookie(COOKIE, max_age_days=_DAYS) or b"").decode()

    def set_default_headers(self) -> None:
        """No page reaches another host, or is shown inside another's."""
        super().set_default_headers()
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    async def prepare(self) -> None:
        """Turn away what was meant for another machine, and what another site sends."""
        if not self.pages.door.is_our_name(self.request.host):
            raise HTTPError(421)
        origin = self.request.headers.get("Origin")
        if origin and urlsplit(origin).netloc != self.request.host:
            raise HTTPError(403)
        waits: Any = super().prepare()
        if waits is not None:
            await waits

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say it kindly, and nothing of what went wrong inside."""
        self.finish(self.pages.sorry())

    def check_xsrf_cookie(self) -> None:
        """Nothing to do: `prepare` refuses other sites, and they would not get the cookie sent."""

    def come_in(self) -> str:
        """Make somebody known, who was let in."""
        learner = secrets.token_urlsafe(24)
        self.set_signed_cookie(
            COOKIE, learner, expires_days=_DAYS, httponly=True, samesite="Strict"
        )
        return learner


class NotHere(InTheRoom):
    """Whatever else is asked for."""

    async def prepare(self) -> None:
        """Say that it is not here."""
        raise HTTPError(404)


class OfOwnPage(InTheRoom):
    """A request about one page: it exists for its own learner only."""

    async def prepare(self) -> None:
        """Say of another's page what is said of one that never was."""
        page = self.path_kwargs.get("kernel_id") or (self.path_args or [""])[0]
        if not self.pages.seats.owns(self.learner, page):
            raise HTTPError(404)
        await super().prepare()


class Kernel(OfOwnPage, KernelHandler):
    """Whether the page is still open, for its learner."""

    SUPPORTED_METHODS = ("GET",)


class Channels(OfOwnPage, VoilaKernelWebsocketHandler):
    """What goes between a page and its kernel."""


class Close(OfOwnPage):
    """The browser says that a page was closed."""

    async def post(self, kernel_id: str) -> None:
        """End the page's kernel."""
        await self.pages.kernels.shutdown_kernel(kernel_id, now=True)
        self.set_status(204)


class Home(InTheRoom):
    """The list of lessons, and the way in."""

    async def get(self) -> None:
        """Show the lessons to who is known; ask all others for the password."""
        door = self.pages.door
        given = self.get_query_argument("password", "")
        if not self.learner and (not door.password or (given and door.opens_to(given))):
            self.come_in()
            self.redirect("/") if given else self.finish(self.pages.home())
        elif self.learner:
            self.finish(self.pages.home())
        else:
            await self._ask(wrong=bool(given))

    async def post(self) -> None:
        """Take the password from the form; a wrong one costs a second."""
        if not self.pages.door.opens_to(self.get_body_argument("password", "")):
            await self._ask(wrong=True)
        else:
            self.come_in()
            self.redirect("/")

    async def _ask(self, *, wrong: bool) -> None:
        if wrong:
            await asyncio.sleep(_WRONG_PASSWORD_SECONDS)
            self.set_status(403)
        self.finish(self.pages.way_in(wrong=wrong))


class Wall(InTheRoom):
    """The page that shows everybody the way."""

    async def get(self) -> None:
        """Show it to who has the key from the window."""
        if not secrets.compare_digest(self.get_query_argument("key", ""), self.pages.door.wall_key):
            raise HTTPError(404)
        self.finish(self.pages.wall())


class Answers(InTheRoom):
    """A file that a learner brings from home: is it one of ours?"""

    async def post(self) -> None:
        """Say in words what is wrong with it, with status 400; nothing is kept."""
        if not self.learner:
            raise HTTPError(403)
        body = _body(self)
        with TemporaryDirectory(dir=self.pages.kernels.home) as folder:
            draft = Path(folder) / ANSWERS
            draft.write_bytes(body)
            try:
                load_business(draft, language=self.pages.language)
            except InputError as error:
                self.set_status(400)
                self.finish(str(error).replace(str(draft), draft.name))


class Lesson(InTheRoom, TornadoVoilaHandler):
    """A lesson: first the browser hands in the answers that it keeps, then the page comes."""

    @property
    def kernel_manager(self) -> KernelsOfOne:
        """The room's kernels, for this learner."""
        return self._kernels

    async def get(self, path: str) -> None:
        """Show the lesson, or the way to it."""
        seats, learner = self.pages.seats, self.learner
        if path not in self.pages.lessons:
            raise HTTPError(404)
        if not learner:
            self.redirect("/")
        elif not seats.has_room_for(learner):
            self.set_status(503)
            self.finish(self.pages.full())
        elif learner not in seats.handed_in:
            self.finish(self.pages.entrance())
        else:
            answers = seats.handed_in.pop(learner)
            self._kernels = KernelsOfOne(self.pages.kernels, learner=learner, answers=answers)
            await super().get(path)

    async def post(self, path: str) -> None:
        """Take the answers that the browser keeps; they wait in memory for the page to follow."""
        if not self.learner:
            raise HTTPError(403)
        self.pages.seats.hand_in(self.learner, _body(self).decode("utf-8", "replace"))
        self.set_status(204)


def _body(handler: RequestHandler) -> bytes:
    if len(handler.request.body) > LARGEST_ANSWERS:
        raise HTTPError(413)
    return bytes(handler.request.body)

"""Voilà, with the room's own answers around it."""

from __future__ import annotations

import logging
import secrets
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop, PeriodicCallback
from traitlets.config import Config
from voila import notebook_renderer
from voila.app import Voila
from voila.paths import collect_static_paths, collect_template_paths

from smarketing_edu.app.room import handlers
from smarketing_edu.app.room.door import EVERY_ADDRESS, ONLY_HERE, open_door, seats_in_memory
from smarketing_edu.app.room.kernels import memory_planned
from smarketing_edu.app.room.options import RoomOptions
from smarketing_edu.app.room.page_exporter import PageExporter
from smarketing_edu.app.room.pages import Pages
from smarketing_edu.app.room.seats import Seats
from smarketing_edu.app.room.window import who_is_there, window_lines
from smarketing_edu.app.workbook import lesson_files
from smarketing_edu.errors import SmarketingError

_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
_STATIC = ("/voila/templates/", "/voila/static/", "/voila/labextensions/", "/voila/api/themes/")
_FILE = r"((?:(?:\w|%40|[@+~-])(?:\w|%40|[.@+~-])*/?)+)"
"""A path without a step up, plain or encoded: Voilà itself would follow one out of its folders."""
_PORTS = 50
_STOP = (signal.SIGINT, signal.SIGTERM)
_LOOK_EVERY = 15  # seconds between two looks at who is there
_LARGEST_UPLOAD = 20 << 20  # bytes: an export of a shop's year, and then some
_LARGEST_REQUEST = 1 << 20
_MESSAGES = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
"""What a page may say to its kernel: move a widget, and nothing that runs code."""

LESSON_TEMPLATE = Path(__file__).with_name("lesson_template")


class RoomError(SmarketingError):
    """The room cannot be opened."""


class RoomServer(Voila):  # type: ignore[misc]  # it has no types
    """Voilà without its list of files, its access to contents, and anybody's own settings."""

    pages: Pages
    say: Callable[[str], None]

    @property
    def config_file_paths(self) -> list[str]:
        """Nowhere: a room is opened by its options alone."""
        return []

    def setup_template_dirs(self) -> None:
        """Use our page for lessons, on top of Voilà's."""
        lab = collect_template_paths(["voila", "nbconvert"], "lab", prune=True)
        self.template_paths = [str(LESSON_TEMPLATE), *lab]
        self.static_paths = [*collect_static_paths(["voila", "nbconvert"], "lab")]

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, with ours."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = _MESSAGES
        self.kernel_manager.seats = self.pages.seats
        self.pages.kernels = self.kernel_manager
        return settings | {
            "room": self.pages,
            "cookie_secret": secrets.token_bytes(32),
            "log_function": _say_nothing,
            "default_handler_class": handlers.NotHere,
            "websocket_max_message_size": _LARGEST_UPLOAD,
        }

    def init_handlers(self) -> list[Any]:
        """Only what a learner needs: whatever else is asked for is not here."""
        lesson = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        static = [
            (url.replace("(.*)", _FILE), *rest)
            for url, *rest in super().init_handlers()
            if url.startswith(_STATIC)
        ]
        return [
            ("/", handlers.Home),
            ("/wall", handlers.Wall),
            ("/answers", handlers.Answers),
            (r"/lesson/([0-9]{2}_\w+\.ipynb)", handlers.Lesson, lesson),
            (f"/api/kernels/{_KERNEL}", handlers.Kernel),
            (f"/api/kernels/{_KERNEL}/channels", handlers.Channels),
            (f"/voila/api/shutdown/{_KERNEL}", handlers.Close),
            *static,
        ]

    def listen(self) -> None:
        """Take the first free port, and answer until Ctrl-C."""
        self.pages.door = replace(self.pages.door, port=self._take_port())
        for line in window_lines(self.pages):
            self.say(line)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self._get_ready)
        looks = PeriodicCallback(self._look, _LOOK_EVERY * 1000)
        looks.start()
        for number in _STOP:
            signal.signal(number, self._ask_to_stop)
        self.ioloop.start()
        for number in _STOP:
            signal.signal(number, signal.SIG_IGN)  # it is stopping already
        looks.stop()
        # in this loop, where a lesson may be opening at this moment
        self.ioloop.run_sync(self.kernel_manager.shutdown_all)
        self.stop()

    def _ask_to_stop(self, *_: object) -> None:
        self.ioloop.add_callback_from_signal(self.ioloop.stop)

    def _take_port(self) -> int:
        for port in range(self.port, self.port + _PORTS):
            try:
                self.app.listen(port, self.ip, max_body_size=_LARGEST_REQUEST)
            except OSError:
                continue
            return port
        raise RoomError(self.pages.say("window.no_port", port=self.port))

    async def _get_ready(self) -> None:
        """Say when everybody may come: until then a lesson opens slowly."""
        await self.kernel_manager.fill()
        self.say(self.pages.say("window.ready"))

    def _look(self) -> None:
        """Say who is there and what they take, when that has changed."""
        line = who_is_there(self.pages)
        if line != getattr(self, "_last_line", ""):
            self._last_line = line
            self.say(line)


def _say_nothing(_: object) -> None:
    """Write no line for each request: the window is for people."""


def open_room(options: RoomOptions, *, home: Path, say: Callable[[str], None]) -> None:
    """Open the room and serve it until Ctrl-C; what it writes goes into the folder `home`."""
    pages = Pages(
        language=options.language,
        folder=lesson_files(options.language, lessons=options.lessons)[0].parent,
        door=open_door(lan=options.lan, with_password=options.password),
        seats=Seats(limit=options.seats or seats_in_memory(memory_planned())),
        idle_minutes=options.idle_minutes,
    )
    # Voilà has no setting to name an exporter
    notebook_renderer.VoilaExporter = PageExporter
    # tornado would warn that Jupyter waits for three signs of life before it gives a page up
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    server = RoomServer.instance(config=_config(pages, options, home=home))
    server.pages, server.say = pages, say
    server.initialize(argv=[])
    server.start()


def _config(pages: Pages, options: RoomOptions, *, home: Path) -> Config:
    idle = max(1, round(options.idle_minutes * 60))
    return Config(
        Voila={
            "ip": EVERY_ADDRESS if options.lan else ONLY_HERE,
            "port": options.port,
            "root_dir": str(pages.folder),
            "open_browser": False,
            "connection_dir_root": str(home),
            "log_level": "CRITICAL",
        },
        VoilaConfiguration={
            "multi_kernel_manager_class": "smarketing_edu.app.room.kernels.RoomKernels",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "file_allowlist": [],
            "resources": pages.resources(),
        },
        RoomKernels={
            "home": str(home),
            "ready": options.ready or pages.seats.limit,
            "cull_idle_timeout": idle,
            "cull_interval": min(_LOOK_EVERY, idle),
            "cull_connected": True,
        },
    )

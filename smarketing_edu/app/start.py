"""Open the workbook in JupyterLab: on this machine alone, with settings of its own."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_server.serverapp import ServerApp, list_running_servers
from traitlets.config import Config

from smarketing_edu.app.lab_settings import APP_SETTINGS, write_lab_settings
from smarketing_edu.app.starter import write_starter
from smarketing_edu.app.workbook import Workbook, lay_out_workbook
from smarketing_edu.content import load_content
from smarketing_edu.errors import SmarketingError

Say = Callable[[str], None]

_OWN_FOLDERS = {
    "JUPYTER_CONFIG_DIR": "config",
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_RUNTIME_DIR": "running",
    "JUPYTERLAB_SETTINGS_DIR": "settings",
    "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    "IPYTHONDIR": "ipython",
}
_PATHS_OF_OTHERS = ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "JUPYTER_TOKEN", "JUPYTER_PORT")
_PATIENCE = 5  # seconds for a server on this machine to answer


class PortError(SmarketingError):
    """No door is free on this machine for the browser to come in by."""


def start_workbook(
    folder: Path, *, language: str, lessons: Path | None, open_browser: bool, say: Say
) -> None:
    """Lay out the workbook in a folder and serve it until Ctrl-C; `say` gets each line to print.

    Where the folder's workbook is open already, that one is shown again.
    """
    workbook = lay_out_workbook(folder, language=language, lessons=lessons)
    phrases = load_content(workbook.language).phrase
    for name in workbook.kept:
        say(phrases("start.kept", file=name))
    starter = write_starter(workbook.folder)
    address = running_address(workbook)
    if address:
        say(phrases("start.already_open", address=address))
        if open_browser:
            _show(address)
        return
    server = build_server(workbook, open_browser=open_browser)
    opened = "start.opened" if open_browser else "start.ready"
    say(phrases(opened, address=_address(workbook, server.connection_url, _token(server))))
    say(phrases("start.where", folder=workbook.folder))
    say(phrases("start.stop", starter=starter.name))
    with suppress(KeyboardInterrupt):  # a second Ctrl-C is no less polite than the first
        server.start()
    say(phrases("start.stopped", folder=workbook.folder))


def running_address(workbook: Workbook) -> str:
    """Where the folder's workbook is open already; "" when it is not."""
    for server in list_running_servers(str(workbook.ours / _OWN_FOLDERS["JUPYTER_RUNTIME_DIR"])):
        asked = urllib.request.Request(
            f"{server['url']}api/status", headers={"Authorization": f"token {server['token']}"}
        )
        # a number of a process may have gone to another program: only an answer counts
        with suppress(OSError), urllib.request.urlopen(asked, timeout=_PATIENCE):
            return _address(workbook, server["url"], server["token"])
    return ""


def build_server(workbook: Workbook, *, open_browser: bool) -> ServerApp:
    """A JupyterLab server that listens, and has yet to be started.

    It reads no settings of whoever runs it, for every folder of settings is the workbook's own.
    """
    for name in _PATHS_OF_OTHERS:
        os.environ.pop(name, None)
    os.environ.update({name: str(workbook.ours / own) for name, own in _OWN_FOLDERS.items()})
    write_lab_settings(workbook.ours, language=workbook.language)
    server = ServerApp.instance(
        config=_config(workbook, open_browser=open_browser),
        jpserver_extensions={"jupyterlab": True},
    )
    try:
        server.initialize(argv=[], starter_extension="lab", find_extensions=False)
    except SystemExit as error:
        message = load_content(workbook.language).phrase("start.no_port")
        raise PortError(message) from error
    return server


def _config(workbook: Workbook, *, open_browser: bool) -> Config:
    return Config(
        ServerApp={
            "allow_root": True,  # it listens to this machine alone
            "answer_yes": True,
            "ip": "127.0.0.1",
            "open_browser": open_browser,
            "preferred_dir": str(workbook.folder),
            "root_dir": str(workbook.folder),
            "terminals_enabled": False,
        },
        Application={"logging_config": _log_to(workbook.ours / "log.txt")},
        LabApp={
            "app_settings_dir": str(workbook.ours / APP_SETTINGS),
            "custom_css": True,
            "default_url": f"/doc/tree/{workbook.first_lesson}",
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "news_url": None,
            "extension_manager": "readonly",
        },
    )


def _log_to(file: Path) -> dict[str, Any]:
    """The server's log goes to a file: it speaks to programmers."""
    file.unlink(missing_ok=True)
    handler = {"class": "logging.FileHandler", "filename": str(file), "encoding": "utf-8"}
    logger = {"level": "INFO", "handlers": ["file"]}
    loggers = {"ServerApp": logger, "LabApp": logger}
    return {"handlers": {"file": handler}, "loggers": loggers}


def _token(server: ServerApp) -> str:
    return str(server.identity_provider.token)


def _address(workbook: Workbook, server: str, token: str) -> str:
    return f"{server.rstrip('/')}/doc/tree/{workbook.first_lesson}?token={token}"


def _show(address: str) -> None:
    import webbrowser

    webbrowser.open(address)

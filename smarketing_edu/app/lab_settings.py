"""JupyterLab as an owner sees it: one calm page, one button, nothing that asks or advertises."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from smarketing_edu.content import load_content

_TOOLS_OF_A_PROGRAMMER = (
    *("insert", "cut", "copy", "paste", "run", "interrupt", "restart", "restart-and-run"),
    *("cellType", "kernelName"),
)
# "run all" alone would leave the reader at the end of the page
_RUN_ALL = (
    "notebook:run-all-cells",
    "notebook:extend-marked-cells-top",
    "notebook:deselect-all",
)
_MENUS_OF_A_PROGRAMMER = ("edit", "view", "kernel", "tabs", "settings", "help")
_PARTS_OF_A_PROGRAMMER = (
    "@jupyterlab/cell-toolbar-extension",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/terminal-extension",
    "@voila-dashboards/jupyterlab-preview",
)


APP_SETTINGS = "app"
"""The folder that JupyterLab is told to read its defaults from."""


def write_lab_settings(folder: Path, *, language: str) -> None:
    """Write what JupyterLab reads when it starts: its defaults, and a style for the page."""
    style = files("smarketing_edu.app").joinpath("lesson_page.css").read_text("utf-8")
    written = {
        f"{APP_SETTINGS}/overrides.json": json.dumps(lab_settings(language), indent=1),
        f"{APP_SETTINGS}/page_config.json": json.dumps(_PAGE, indent=1),
        "config/custom/custom.css": style,
        "ipython/profile_default/ipython_kernel_config.json": json.dumps(_KERNEL),
    }
    for name, text in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def lab_settings(language: str) -> dict[str, Any]:
    """The settings that differ from JupyterLab's own, by the name of the part they are for."""
    label = load_content(language).phrase("start.run_all")
    run_all = {
        "name": "run-all",
        "rank": 1,
        "command": "apputils:run-all-enabled",
        "args": {"commands": [*_RUN_ALL]},
        "label": label,
        "caption": label,
        "icon": "ui-components:fast-forward",
    }
    tools = [{"name": name, "disabled": True} for name in _TOOLS_OF_A_PROGRAMMER]
    menus = [{"id": f"jp-mainmenu-{name}", "disabled": True} for name in _MENUS_OF_A_PROGRAMMER]
    return {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
            "doNotDisturbMode": True,
        },
        "@jupyterlab/apputils-extension:themes": {"theme": "JupyterLab Light"},
        "@jupyterlab/mainmenu-extension:plugin": {"menus": menus},
        "@jupyterlab/notebook-extension:panel": {"toolbar": [run_all, *tools]},
        "@jupyterlab/notebook-extension:tracker": {
            "autoStartDefaultKernel": True,  # on a slow computer it would ask which
            "scrollPastEnd": False,
            # lessons are short: all of one is there at once, so that a search finds it
            "windowingMode": "none",
        },
        "@jupyterlab/statusbar-extension:plugin": {"visible": False},
    }


# a warning would land in the owner's window
_KERNEL = {"IPKernelApp": {"log_level": "ERROR"}}
_PAGE = {"disabledExtensions": dict.fromkeys(_PARTS_OF_A_PROGRAMMER, True)}

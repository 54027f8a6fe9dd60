"""`smarketing start` as a person uses it: from an empty folder, stopped, and opened again."""

from __future__ import annotations

import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from smarketing_edu.intake.business_file import load_business
from tests.browser.door import SMARKETING, Door
from tests.browser.lab import PATIENCE
from tests.browser.to_the_paper import (
    assert_same_numbers,
    download_worksheet,
    make_worksheet,
    plan_the_goal,
)

pytestmark = pytest.mark.xdist_group("browser")

NAME = "What is your business called?"
_PHONE = {"width": 390, "height": 844}
_MOST_MARGIN = 20  # pixels on each side of the text


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Somebody whose own Jupyter is set up in a way that would lock them out."""
    theirs = tmp_path / "their_jupyter"
    theirs.mkdir()
    config = "c.ServerApp.ip = '0.0.0.0'\nc.ServerApp.base_url = '/theirs'\nraise SystemExit(1)\n"
    (theirs / "jupyter_server_config.py").write_text(config)
    (theirs / "jupyter_lab_config.py").write_text(config)
    return {**os.environ, "JUPYTER_CONFIG_DIR": str(theirs), "JUPYTER_CONFIG_PATH": str(theirs)}


def open_and_run(page: Page, door: Door) -> None:
    """Open the address in the window, and press the one button when the page is connected."""
    page.goto(door.address)
    door.wait_for_kernel()
    page.get_by_role("button", name="Run all").click()
    expect(page.locator(".smk-progress")).to_be_visible()


def _margins_on_a_phone(page: Page) -> float:
    """The wider margin beside the first widget on a phone; the window is as before afterwards."""
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size(_PHONE)
    page.wait_for_function("() => document.querySelector('.smk').offsetWidth < innerWidth")
    box = page.locator(".smk").first.bounding_box()
    page.set_viewport_size(before)
    assert box is not None
    return max(box["x"], _PHONE["width"] - box["x"] - box["width"])


def test_first_five_minutes(
    tmp_path: Path, environment: dict[str, str], chromium: BrowserContext
) -> None:
    """An empty folder becomes a lesson that runs, keeps an answer, stops, and goes on."""
    folder = tmp_path / "mine"
    log = tmp_path / "window"
    with Door("start", folder, "--no-browser", log=log, cwd=tmp_path, env=environment) as door:
        assert str(folder) in door.said
        page = chromium.new_page()
        open_and_run(page, door)
        expect(page.get_by_role("heading", name="How does this workbook work?")).to_be_in_viewport()
        assert page.locator(".jp-InputArea-editor:visible").count() == 0
        assert page.get_by_role("menuitem").all_inner_texts() == ["File", "Run"]
        assert _margins_on_a_phone(page) <= _MOST_MARGIN
        page.get_by_label(NAME).fill("Rosa's Flowers")
        expect(page.locator(".smk-progress")).to_contain_text("1 of 4 answers")
        page.close(run_before_unload=False)
        children = psutil.Process(door.process.pid).children(recursive=True)
        assert children != []
        assert door.stop() == 0
    assert psutil.wait_procs(children, timeout=PATIENCE)[1] == []
    assert load_business(folder / "my_business.yaml").business_name == "Rosa's Flowers"
    assert "Traceback" not in door.said
    assert "WARNING" not in door.said

    with Door("start", folder, "--no-browser", log=log, cwd=tmp_path, env=environment) as door:
        page = chromium.new_page()
        open_and_run(page, door)
        expect(page.get_by_label(NAME)).to_have_value("Rosa's Flowers")
        page.close(run_before_unload=False)


def test_from_an_empty_folder_to_the_paper(
    tmp_path: Path, environment: dict[str, str], chromium: BrowserContext
) -> None:
    """The last lesson, opened from the first, ends in a worksheet with the owner's own numbers."""
    folder = tmp_path / "mine"
    words = ("start", folder, "--no-browser")
    with Door(*words, log=tmp_path / "window", cwd=tmp_path, env=environment) as door:
        page = chromium.new_page()
        page.goto(door.address.replace("00_start_here", "10_my_plan"))
        door.wait_for_kernel()
        page.get_by_role("button", name="Run all").click()
        plan_the_goal(page)
        make_worksheet(page)
        made = download_worksheet(page, tmp_path)
        page.close(run_before_unload=False)
    assert_same_numbers(made, folder / "my_business.yaml")


def test_opened_twice_is_opened_once(tmp_path: Path, environment: dict[str, str]) -> None:
    """A second start of the same folder gives the same address, and leaves the first alone."""
    words = ["start", tmp_path / "mine", "--no-browser", "--language", "es"]
    with Door(*words, log=tmp_path / "window", cwd=tmp_path, env=environment) as door:
        again = subprocess.run(
            [SMARKETING, *words], env=environment, capture_output=True, text=True, check=True
        )
        assert "ya está abierto" in again.stdout
        assert door.address in again.stdout
        where = urlsplit(door.address)
        assert where.hostname == "127.0.0.1"
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(f"http://{where.netloc}/api/contents", timeout=10)
        listening = {
            each.laddr.ip
            for each in psutil.Process(door.process.pid).net_connections()
            if each.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}


def test_a_folder_without_rights_is_one_clear_line(tmp_path: Path) -> None:
    """Where nothing can be written the command says so, and what to do, with exit code 2."""
    (tmp_path / "file").write_text("")
    done = subprocess.run(
        [SMARKETING, "start", tmp_path / "file" / "mine"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Name one that you may write to" in done.stderr

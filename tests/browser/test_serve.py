"""`smarketing serve`: many learners in one room, and nobody sees, reaches or loses anything."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import psutil
import pytest
import requests
from playwright.sync_api import BrowserContext, Page, Route, expect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.browser.door import Door
from tests.browser.learner import LESSON, Learner, message
from tests.browser.to_the_paper import (
    assert_same_numbers,
    download_worksheet,
    make_worksheet,
    plan_the_goal,
)

pytestmark = pytest.mark.xdist_group("browser")

NAME = "What is your business called?"
NOBODY = "00000000-0000-4000-8000-000000000000"
SECRET = "The Secret Bakery"
PATIENCE = 90_000  # milliseconds: two kernels may start on a busy machine


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A room on this machine alone, with whatever it writes in a folder of the test's."""
    folder = tmp_path_factory.mktemp("room")
    environment = {**os.environ, "TMPDIR": str(folder)}
    words = ("serve", "--ready", "2", "--port", "18866")
    with Door(*words, log=folder / "window", cwd=folder, env=environment) as door:
        yield door
        assert door.stop() == 0
    assert [path.name for path in folder.iterdir()] == ["window"]


def open_lesson(page: Page, link: str | re.Pattern[str]) -> None:
    """Follow a link to a lesson and wait until it can be used."""
    page.get_by_role("link", name=link).click()
    page.get_by_label(NAME).wait_for(timeout=PATIENCE)


def send_and_hear(channels: Any, sent: str) -> None:
    """Send a message, and listen until the other side hangs up."""
    channels.send(sent)
    while True:
        channels.recv(timeout=30)


def test_two_learners_never_see_each_other(room: Door, chromium: BrowserContext) -> None:
    """Answers go along from lesson to lesson and nowhere else, and no other host is asked."""
    asked: list[str] = []

    def only_ours(route: Route) -> None:
        host = route.request.url.split("/")[2].partition(":")[0]
        asked.append(host)
        route.continue_() if host in ("127.0.0.1", "localhost") else route.abort()

    chromium.route(re.compile("^https?:"), only_ours)
    # two names of this machine are two browsers: no cookie and no storage is shared
    pages = {
        "Ana's Cakes": (chromium.new_page(), room.address),
        "Ben's Bikes": (chromium.new_page(), room.address.replace("127.0.0.1", "localhost")),
    }
    for name, (page, address) in pages.items():
        page.goto(address)
        open_lesson(page, "How does this workbook work?")
        expect(page.get_by_label(NAME)).to_have_value("")
        page.get_by_label(NAME).fill(name)
        expect(page.locator(".smk-progress")).to_contain_text("1 of 4 answers")
    for name, (page, _) in pages.items():
        open_lesson(page, re.compile("^Lesson 1"))
        expect(page.get_by_label(NAME)).to_have_value(name)
        assert page.locator(".jp-InputArea-editor, .jp-OutputPrompt:visible").count() == 0
        page.get_by_role("link", name="All lessons").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Take my answers home").click()
        taken = Path(download.value.path()).read_text(encoding="utf-8")
        assert [other for other in pages if other in taken] == [name]
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Erase them here").click()
        expect(page.get_by_text("There are no answers in this browser yet.")).to_be_visible()
        page.get_by_label("Bring answers along").set_input_files(
            {"name": "x.yaml", "mimeType": "application/yaml", "buffer": taken.encode()}
        )
        expect(page.get_by_text("Your answers are here.")).to_be_visible()
        open_lesson(page, "How does this workbook work?")
        expect(page.get_by_label(NAME)).to_have_value(name)
        page.close()
    chromium.unroute(re.compile("^https?:"))
    assert set(asked) == {"127.0.0.1", "localhost"}


def test_nobody_reaches_anothers_page(room: Door) -> None:
    """A kernel's number is of no use to anybody but its learner, with any cookie or none."""
    ana, ben, stranger = (Learner(room.address) for _ in range(3))
    ana.come_in()
    ben.come_in()
    page = ana.open_lesson(f'format: 1\nbusiness_name: "{SECRET}"\n')
    assert ana.get(f"api/kernels/{page}").status_code == 200
    forged = Learner(room.address)
    forged.session.cookies.set("smarketing-learner", ana.session.cookies["smarketing-learner"][:-1])
    for other in (ben, stranger, forged):
        for path in (f"api/kernels/{page}", f"api/kernels/{NOBODY}"):
            assert other.get(path).status_code == 404
        assert other.post(f"voila/api/shutdown/{page}").status_code == 404
        with pytest.raises(InvalidStatus, match="404"):
            other.channels(page)
    assert SECRET not in ben.get(LESSON).text
    assert ana.get(f"api/kernels/{page}").status_code == 200


def test_a_page_cannot_run_code(room: Door, tmp_path: Path) -> None:
    """What a learner sends by hand to their own kernel moves widgets, and runs nothing."""
    learner = Learner(room.address)
    learner.come_in()
    page = learner.open_lesson()
    made = tmp_path / "made"
    with learner.channels(page) as channels:
        channels.send(message("execute_request", code=f"open({str(made)!r}, 'w')", silent=False))
        channels.send(message("shutdown_request", restart=False))
        channels.send(message("kernel_info_request"))
        kinds: list[str] = []
        while "kernel_info_reply" not in kinds:
            kinds.append(json.loads(channels.recv(timeout=30))["header"]["msg_type"])
    assert not {"execute_reply", "execute_input", "shutdown_reply"} & set(kinds)
    assert not made.exists()
    assert learner.get(f"api/kernels/{page}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("api", "api/kernels", "api/contents", "api/contents/my_business.yaml", "api/sessions"),
        *("api/terminals", "api/kernelspecs", "terminals/websocket/1", "lab", "tree", "files/"),
        *("voila/tree", "voila/render/00_start_here.ipynb", "voila/files/00_start_here.ipynb"),
        *("voila/api/contents/", "lesson/00_start_here", "lesson/99_no_such.ipynb", "wall"),
        *("wall?key=", "lesson/..%2f..%2f..%2f..%2fetc%2fpasswd.ipynb", "lesson/../../etc/passwd"),
        *(
            f"voila/{root}/{steps}etc/passwd"
            for root in ("static", "templates/lab/static", "labextensions", "api/themes")
            for steps in ("../" * 12, "..%2f" * 12, "%2e%2e/" * 12, "/", "..%5c" * 12)
        ),
    ],
)
def test_nothing_else_is_there(room: Door, path: str) -> None:
    """Whatever else a Jupyter server offers, and every way out of a folder, is not here."""
    learner = Learner(room.address)
    learner.come_in()
    answer = learner.get(path)
    assert answer.status_code in (403, 404), (path, answer.status_code)
    assert "root:x:0" not in answer.text


def test_too_much_is_refused(room: Door) -> None:
    """Answers of a megabyte, and requests and messages that fill the memory, are turned away."""
    learner = Learner(room.address)
    learner.come_in()
    assert learner.post(LESSON, b"x" * 300_000).status_code == 413
    assert learner.post("answers", b"x" * 300_000).status_code == 413
    with pytest.raises((requests.ConnectionError, AssertionError)):
        assert learner.post(LESSON, b"x" * 5_000_000).status_code == 204
    page = learner.open_lesson()
    with learner.channels(page) as channels, pytest.raises(ConnectionClosed):
        send_and_hear(channels, message("comm_msg", data="x" * 25_000_000))


def test_other_sites_get_nothing(room: Door) -> None:
    """A page of another site, or another name that leads here, cannot act for a learner."""
    learner = Learner(room.address)
    learner.come_in()
    theirs = {"Origin": "http://evil.example"}
    assert learner.post(LESSON, b"", headers=theirs).status_code == 403
    assert learner.get("", headers={"Host": "evil.example"}).status_code == 421
    assert "frame-ancestors 'none'" in learner.get("").headers["Content-Security-Policy"]


def test_a_file_that_is_no_answers_is_said_so(room: Door) -> None:
    """A file from home that is not ours is refused in words, which name no folder of the server."""
    learner = Learner(room.address)
    learner.come_in()
    answer = learner.post("answers", b"\x00 not yaml: [")
    assert answer.status_code == 400
    assert "my_business.yaml" in answer.text
    assert "smarketing-room" not in answer.text
    assert Learner(room.address).post("answers", b"format: 1").status_code == 403


@pytest.mark.parametrize("engine", ["", "pool"])
def test_full_room_and_long_rest(tmp_path: Path, chromium: BrowserContext, engine: str) -> None:
    """One more than fits is asked kindly to wait; an untouched page is closed, with a kind word.

    It is the same where kernels cannot be forked.
    """
    words = ("serve", "--ready", "1", "--learners", "1", "--idle", "0.7", "--port", "18966")
    environment = {**os.environ, "TMPDIR": str(tmp_path), "SMARKETING_ENGINE": engine}
    with Door(*words, log=tmp_path / "window", cwd=tmp_path, env=environment) as door:
        page = chromium.new_page()
        page.goto(door.address)
        open_lesson(page, "How does this workbook work?")
        page.get_by_label(NAME).fill(SECRET)
        late = Learner(door.address)
        late.come_in()
        full = late.get(LESSON)
        assert full.status_code == 503
        assert "This computer has one seat, and it is taken." in full.text
        assert "Your answers are safe" in full.text
        door.wait_for(r"Learners: 1. Lessons open: 1, with [1-9]\d* MB each. Free seats: 0.")
        page.get_by_text("Nobody used this page").wait_for(timeout=PATIENCE)
        door.wait_for("Learners: 0. Lessons open: 0")
        page.get_by_role("link", name="Open the lesson again").click()
        page.get_by_label(NAME).wait_for(timeout=PATIENCE)
        expect(page.get_by_label(NAME)).to_have_value(SECRET)
        page.close()


def test_answers_outlive_the_room(tmp_path: Path, chromium: BrowserContext) -> None:
    """A room that is closed and opened again finds the answers in the browser, to the paper."""
    words = ("serve", "--ready", "1", "--learners", "2", "--port", "19166")
    where = {"log": tmp_path / "window", "cwd": tmp_path, "env": dict(os.environ)}
    with Door(*words, **where) as door:
        page = chromium.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(door.address)
        open_lesson(page, "How does this workbook work?")
        page.get_by_label(NAME).fill(SECRET)
        expect(page.locator(".smk-progress")).to_contain_text("1 of 4 answers")
        assert door.stop() == 0
    with Door(*words, **where) as door:
        page.goto(door.address)
        expect(page.get_by_text("This browser keeps your answers.")).to_be_visible()
        page.get_by_role("link", name="What will I do in the next 30 days?").click()
        page.locator(".smk-progress").wait_for(timeout=PATIENCE)
        plan_the_goal(page)
        make_worksheet(page)
        made = download_worksheet(page, tmp_path)
        page.get_by_role("link", name="All lessons").click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Take my answers home").click()
        answers = tmp_path / "my_business.yaml"
        download.value.save_as(answers)
        page.get_by_role("button", name="Erase them here").click()
        page.close()
    assert made.name == "the-secret-bakery-worksheet.pdf"
    assert_same_numbers(made, answers)


@pytest.mark.parametrize("engine", ["", "pool"])
def test_closed_while_a_lesson_opens(tmp_path: Path, engine: str) -> None:
    """Ctrl-C in the middle of everything is one kind line; every kernel had a memory limit."""
    environment = {**os.environ, "TMPDIR": str(tmp_path), "SMARKETING_ENGINE": engine}
    words = ("serve", "--ready", "1", "--learners", "3", "--port", "19266")
    with Door(*words, log=tmp_path / "window", cwd=tmp_path, env=environment) as door:
        door.wait_for("Ready")
        # one finds a page ready, one comes before there is another
        learners = [Learner(door.address) for _ in range(2)]
        for learner in learners:
            learner.come_in()
            learner.open_lesson()
        kernels = [
            each
            for each in psutil.Process(door.process.pid).children(recursive=True)
            if each.rlimit(psutil.RLIMIT_AS)[0] != psutil.RLIM_INFINITY
        ]
        assert len(kernels) >= len(learners)
        late = Learner(door.address)
        late.come_in()
        assert late.post(LESSON).status_code == 204
        asked = Thread(target=late.hang_on, args=(LESSON,))
        asked.start()
        assert door.stop() == 0
        asked.join()
    assert "Traceback" not in door.said
    assert "The room is closed." in door.said
    assert [path.name for path in tmp_path.iterdir()] == ["window"]


def test_open_to_the_network_with_a_password(tmp_path: Path) -> None:
    """With --lan there is a warning, and nobody comes in without the word on the wall."""
    words = ("serve", "--ready", "1", "--lan", "--language", "es", "--port", "19066")
    with Door(*words, log=tmp_path / "window", cwd=tmp_path, env=dict(os.environ)) as door:
        password = door.wait_for(r"(?<=Contraseña: )\S+")
        wall = door.wait_for(r"(?<=/)wall\?key=\S+")
        assert "AVISO" in door.said
        learner = Learner(door.address)
        assert "Contraseña" in learner.get("").text
        assert learner.post(LESSON).status_code == 403
        assert learner.post("", b"password=wrong").status_code == 403
        assert learner.get("?password=wrong").status_code == 403
        assert learner.session.cookies.get("smarketing-learner") is None
        shown = learner.get(wall).text
        assert password in shown
        assert "<svg" in shown
        learner.session.post(door.address, data={"password": password}, timeout=30)
        assert "¿Cómo funciona este cuaderno?" in learner.get("").text
        by_camera = Learner(door.address)
        assert "¿Cómo funciona" in by_camera.get(f"?password={password}").text

"""Re-make the pictures of the README and the docs from the real thing: `make pictures`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from smarketing_edu.app.room.door import Door as RoomDoor
from smarketing_edu.app.room.pages import Pages
from smarketing_edu.app.room.seats import Seats
from smarketing_edu.app.workbook import lesson_files
from smarketing_edu.cli import main as smarketing
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.door import Door
from tests.programs import need

EXAMPLES = Path("examples")
HANDOUTS = Path("build/workshop/handouts")
PICTURES = Path("docs/pictures")
DOTS_PER_INCH = 100
GAP = 24
DESK = "#e4e8ea"
MOST_BYTES = 200_000
ROOM_OF_A_LIBRARY = RoomDoor("192.168.1.20", 8866, "k7mp-x3ra", "the-key")
"""An address and a password that are nobody's."""


def pages_side_by_side(pages: Sequence[tuple[Path, int]]) -> Image.Image:
    """Pages of PDF files, by their place from 0, as they would lie on a desk."""
    sheets = [_sheet(pdf_file, place) for pdf_file, place in pages]
    width = sum(sheet.width + GAP for sheet in sheets) + GAP
    desk = Image.new("RGB", (width, max(each.height for each in sheets) + 2 * GAP), DESK)
    left = GAP
    for sheet in sheets:
        desk.paste(sheet, (left, GAP))
        left += sheet.width + GAP
    return desk


def _sheet(pdf_file: Path, place: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf_file) as pdf:
        return pdf[place].render(scale=DOTS_PER_INCH / 72).to_pil()


def lesson(page: Page, folder: Path) -> Image.Image:
    """A lesson in `smarketing start`, after one press of the button."""
    words = ("start", folder / "workbook", "--no-browser")
    with Door(*words, log=folder / "window", cwd=folder, env=dict(os.environ)) as door:
        page.goto(door.address.replace("00_start_here", "02_who_and_when"))
        door.wait_for_kernel()
        page.get_by_role("button", name="Run all").click()
        hours = page.locator(".smk-hours").first
        hours.wait_for()
        hours.evaluate("widget => widget.scrollIntoView()")
        picture = _screen(page.screenshot())
        page.goto("about:blank")
    return picture


def wall(page: Page) -> Image.Image:
    """What `smarketing serve --lan` puts on the wall."""
    folder = lesson_files("en")[0].parent
    seats = Seats(limit=40)
    page.set_content(Pages("en", folder, ROOM_OF_A_LIBRARY, seats, idle_minutes=30).wall())
    return _screen(page.locator("main").screenshot())


def _screen(shot: bytes) -> Image.Image:
    return Image.open(BytesIO(shot)).convert("RGB")


def kit(folder: Path) -> Image.Image:
    """Two papers of `smarketing kit`: the agenda, and the room in numbers."""
    words = ["kit", str(EXAMPLES / "workshop.csv"), "-o", str(folder / "kit")]
    done = CliRunner().invoke(smarketing, [*words, "--workshop", str(EXAMPLES / "workshop.yaml")])
    if done.exit_code:
        raise RuntimeError(done.output)
    papers = [next((folder / "kit").rglob(f"{name}*.pdf")) for name in ("agenda", "cohort")]
    return pages_side_by_side([(paper, 0) for paper in papers])


def save(picture: Image.Image, name: str) -> None:
    """Keep a picture, small enough for a page that loads at once."""
    file = PICTURES / f"{name}.png"
    picture.quantize(64).save(file, optimize=True)
    if file.stat().st_size > MOST_BYTES:
        raise RuntimeError(f"{file} has {file.stat().st_size} bytes: {MOST_BYTES} are the most.")


def main() -> None:
    """Make each picture anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    first = sorted(HANDOUTS.glob("001-*.pdf"))[0]
    save(pages_side_by_side([(first, 0), (first, 1)]), "handout")
    save(pages_side_by_side([(first, 2), (first, 3)]), "worksheet")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        save(kit(folder), "kit")
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=need("chromium"), args=CHROMIUM_FLAGS
            )
            page = chromium.new_page(viewport={"width": 1180, "height": 760})
            save(wall(page), "wall")
            save(lesson(page, folder), "lesson")
            chromium.close()


if __name__ == "__main__":
    main()

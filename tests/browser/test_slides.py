"""The slides of a workshop: seen by everyone, led by keyboard, and calling nobody."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import BrowserContext, Route, expect

from smarketing_edu.content import load_content
from smarketing_edu.workshop.agenda import parts_of
from tests.browser.slides import OUTSIDE, SMALLEST_LETTER, Deck, make_deck
from tests.conftest import EXAMPLES
from tests.workshop.room import write_room

pytestmark = pytest.mark.xdist_group("browser")

CHARTS = 3
SCREENS = {"wide": (1280, 720), "narrow": (1024, 768)}
LONG = {
    "title": "Marketing, sales and everything between them for " + "y" * 60,
    "place": "The large room on the second floor of the library at Harbor Lane",
    "mentors": tuple(f"Maria Fernanda de la Cruz {place}" for place in range(9)),
    "minutes": 120,
}

both = pytest.mark.parametrize("language", ["en", "es"])


@pytest.fixture
def asked(chromium: BrowserContext) -> Iterator[list[str]]:
    """All that pages ask for; nothing but files gets an answer."""
    addresses: list[str] = []

    def only_files(route: Route) -> None:
        addresses.append(route.request.url)
        route.continue_() if route.request.url.startswith("file:") else route.abort()

    chromium.route("**/*", only_files)
    yield addresses
    chromium.unroute("**/*")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """The roster of forty with odd names."""
    return write_room(tmp_path / "room.csv")


@pytest.fixture
def open_deck(chromium: BrowserContext, asked: list[str]) -> Iterator[Callable[[Path], Deck]]:
    """Opens slides in a tab of their own."""
    opened: list[Deck] = []

    def open_it(path: Path) -> Deck:
        opened.append(Deck(chromium.new_page(), path))
        return opened[-1]

    yield open_it
    for deck in opened:
        deck.page.close()


@both
def test_every_slide_is_reached_by_keyboard_and_has_notes(
    language: str, room: Path, tmp_path: Path, open_deck: Callable[[Path], Deck], asked: list[str]
) -> None:
    """Arrows go through the whole evening and back, each slide has its part's notes to lead by,
    and from first to last no request goes out."""
    path = make_deck(tmp_path / "deck.html", language=language, room=room)
    deck = open_deck(path)
    parts = parts_of(90, language=language)
    headings, notes = [deck.heading], [deck.notes]
    while deck.next():
        headings.append(deck.heading)
        notes.append(deck.notes)
    assert len(headings) == len(parts) + CHARTS
    assert [part.session.title for part in parts[1:]] == [
        heading for heading in headings if heading in {part.session.title for part in parts}
    ]
    for part in parts:
        own = [each for each in notes if part.session.title in each]
        assert own
        assert all(part.session.say[0].text.split(".")[0] in each for each in own)
    assert all(notes)
    while deck.place > 1:
        before = deck.place
        deck.press("ArrowLeft")
        deck.expect_place(before - 1)
    assert deck.page.locator("html").get_attribute("lang") == language
    assert asked == [path.as_uri()]


@both
def test_notes_open_in_a_window_of_their_own(
    language: str, tmp_path: Path, open_deck: Callable[[Path], Deck], asked: list[str]
) -> None:
    """S opens the notes in the language of the slides; they follow, and ask no other host."""
    path = make_deck(tmp_path / "deck.html", language=language)
    deck = open_deck(path)
    with deck.page.expect_popup() as popup:
        deck.press("s")
    window = popup.value
    first, second = parts_of(90, language=language)[:2]
    expect(window.locator(".speaker-controls-notes")).to_contain_text(first.session.doing)
    deck.next()
    expect(window.locator(".speaker-controls-notes")).to_contain_text(second.session.doing)
    said = window.locator("body").inner_text() + window.locator("select").inner_text()
    phrase = load_content(language).phrase
    assert phrase("workshop.slide.view.upcoming") in said
    assert not re.search(r"Upcoming|Click to Reset|Layout|Default|Wide|Tall\b", said)
    assert {address.split("?")[0] for address in asked} == {path.as_uri()}
    window.close()


@both
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("case", ["room", "long"])
def test_everything_has_its_place(
    language: str, screen: str, case: str, room: Path, tmp_path: Path,
    open_deck: Callable[[Path], Deck],
) -> None:  # fmt: skip
    """On a wide and on a narrow screen no slide runs over, and all can be read from the back."""
    given = LONG if case == "long" else {}
    deck = open_deck(make_deck(tmp_path / "deck.html", language=language, room=room, **given))
    width, height = SCREENS[screen]
    deck.page.set_viewport_size({"width": width, "height": height})
    deck.page.evaluate("document.fonts.ready")
    more = True
    while more:
        assert deck.page.evaluate(OUTSIDE) == [], deck.heading
        assert deck.page.evaluate(SMALLEST_LETTER) >= 24, deck.heading
        more = deck.next()


@both
def test_axe_finds_nothing(
    language: str, room: Path, tmp_path: Path, open_deck: Callable[[Path], Deck]
) -> None:
    """axe-core finds no violation on any slide, nor in the list of keys."""
    brand = str(EXAMPLES / "brand" / "brand.yaml")
    deck = open_deck(make_deck(tmp_path / "deck.html", language=language, room=room, brand=brand))
    more = True
    while more:
        assert deck.violations() == [], deck.heading
        more = deck.next()
    deck.press("?")
    expect(deck.page.get_by_role("dialog")).to_be_visible()
    assert deck.violations() == []


def test_question_mark_shows_the_keys(tmp_path: Path, open_deck: Callable[[Path], Deck]) -> None:
    """? shows the keys in the language of the slides and hides them; no slide moves meanwhile."""
    deck = open_deck(make_deck(tmp_path / "deck.html", language="es"))
    keys = deck.page.get_by_role("dialog", name="Teclas")
    deck.press("?")
    expect(keys).to_contain_text("S: sus notas")
    deck.press("ArrowRight")
    deck.press("?")
    expect(keys).to_be_hidden()
    assert deck.place == 1
    deck.press("?")
    expect(keys).to_be_visible()
    deck.press("Escape")
    expect(keys).to_be_hidden()
    assert not deck.page.evaluate("Reveal.isOverview() || Reveal.isPaused()")


@pytest.mark.parametrize(("wish", "motion"), [("reduce", "none"), ("no-preference", "fade")])
def test_nothing_moves_for_who_asks_for_stillness(
    wish: str, motion: str, tmp_path: Path, open_deck: Callable[[Path], Deck]
) -> None:
    """A wish for less motion turns every transition off, also one that comes later."""
    deck = open_deck(make_deck(tmp_path / "deck.html", language="en"))
    deck.page.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]
    expect(deck.page.locator(".reveal")).to_have_class(re.compile(rf"\b{motion}\b"))
    seconds = deck.page.evaluate(
        "Math.max(...[...document.querySelectorAll('.reveal, .reveal *')].flatMap(each =>"
        " getComputedStyle(each).transitionDuration.split(',').map(parseFloat)))"
    )
    assert (seconds == 0) == (wish == "reduce")


@both
def test_a_room_of_four_is_not_shown(
    language: str, room: Path, tmp_path: Path, open_deck: Callable[[Path], Deck]
) -> None:
    """Four people see a kind sentence where the numbers would be: no chart, no count, no share."""
    lines = room.read_text(encoding="utf-8").splitlines()
    small = tmp_path / "small.csv"
    small.write_text("\n".join(lines[:5]), encoding="utf-8")
    deck = open_deck(make_deck(tmp_path / "deck.html", language=language, room=small))
    assert deck.page.locator(".bars, svg, .slides img").count() == 0
    assert deck.text.count(load_content(language).phrase("workshop.slide.small")) == CHARTS
    assert "%" not in deck.text


@both
def test_no_chart_shows_fewer_than_five(
    language: str, room: Path, tmp_path: Path, open_deck: Callable[[Path], Deck]
) -> None:
    """A room of forty has its charts, and each number of people in them is none or five at least;
    what a chart says to who cannot see it has the same numbers."""
    deck = open_deck(make_deck(tmp_path / "deck.html", language=language, room=room))
    tables = deck.page.locator(".bars")
    assert tables.count() == CHARTS + 1
    for place in range(tables.count()):
        said = deck.page.locator(".unseen").nth(place).evaluate("each => each.textContent")
        rows = (
            tables.nth(place)
            .locator("tbody tr")
            .evaluate_all(
                "rows => rows.map(row => [row.firstChild.textContent, row.lastChild.textContent])"
            )
        )
        people = [int(shown) for _, shown in rows if shown.isdecimal()]
        assert not [count for count in people if 0 < count < 5]
        assert max(people, default=0) >= 5 or "%" in str(rows)
        assert [name for name, shown in rows if f"{name}: {shown}" not in said] == []


def test_print_has_a_sheet_for_each_slide(
    tmp_path: Path, open_deck: Callable[[Path], Deck]
) -> None:
    """Printing gives one numbered sheet for each slide, without the notes."""
    deck = open_deck(make_deck(tmp_path / "deck.html", language="en"))
    sheets = pypdf.PdfReader(io.BytesIO(deck.page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == deck.count
    for place, sheet in enumerate(sheets, start=1):
        said = sheet.extract_text()
        assert said.split()[-1] == str(place)
        assert "Watch for" not in said

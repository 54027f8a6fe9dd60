"""The worksheet as a web page: for every reader, and with nothing in it that runs or calls out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from smarketing_edu.model.business import Business
from smarketing_edu.pdf.document import document_of
from smarketing_edu.pdf.html_page import make_html
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.any_business import TEXTS
from tests.conftest import EXAMPLES
from tests.in_process import run_template

pytestmark = pytest.mark.xdist_group("browser")

BRAND = str(EXAMPLES / "brand" / "brand.yaml")
CASES = {
    "complete": ("sales_vs_marketing", {"language": "en", "brand": BRAND}),
    "blank-es": ("sales_vs_marketing", {"language": "es"}),
    "large": ("sales_vs_marketing", {"language": "en", "print_size": "large"}),
    "plan": ("one_page_plan", {"language": "en"}),
    "card": ("lead_score_card", {"language": "es"}),
    "talks": ("customer_conversations", {"language": "en"}),
}


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep some text."""
        self.text += data


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window: the system's own, else Playwright's."""
    with sync_playwright() as playwright:
        program = which("chromium") or which("chromium-browser")
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.mark.parametrize("case", CASES)
def test_axe_finds_nothing(case: str, browser: Browser, bakery: Business, tmp_path: Path) -> None:
    """axe-core finds no violation, wide or narrow, and the page asks for no other address."""
    name, given = CASES[case]
    business = None if "blank" in case else bakery
    file = tmp_path / "page.html"
    file.write_text(make_html(run_template(business, name=name, **given)), encoding="utf-8")
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 1100, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    for width in (1100, 380):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    shown = "() => [...document.images].map(image => image.complete && image.naturalWidth > 0)"
    assert all(page.evaluate(shown))
    assert {url for url in asked if not url.startswith("data:")} == {file.as_uri()}
    page.close()


def test_every_place_to_write_is_a_field(food_truck: Business) -> None:
    """Each field of the PDF is a field of the page, by the same name, inside its label."""
    notebook = run_template(food_truck)
    page = Tags(make_html(notebook))
    fields = [attributes["name"] for tag, attributes in page.tags if tag in ("input", "textarea")]
    assert fields == [field.name for field in document_of(notebook).fields]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_phone_shows_the_whole_width(
    language: str, browser: Browser, bakery: Business, tmp_path: Path
) -> None:
    """Nothing runs off the screen of a phone, and bars are still bars there."""
    file = tmp_path / "page.html"
    file.write_text(make_html(run_template(bakery, language=language)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    bar = page.locator("td.bar").first.bounding_box()
    assert bar is not None
    assert bar["width"] > 60
    page.close()


@pytest.mark.parametrize("name", TEXTS)
def test_learners_words_stay_words(name: str, bakery: Business) -> None:
    """No text of a learner adds a tag to the page, and each is shown."""
    text = TEXTS[name]
    harmless = "y" * len(text)
    plain, hostile = (
        Tags(make_html(run_template(Business(business_name=name, offer=f"Bread {name}"))))
        for name in (harmless, text)
    )
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert not any(name.startswith("on") for _, attributes in hostile.tags for name in attributes)


def test_a_page_keeps_signs_that_our_fonts_lack() -> None:
    """A name in Chinese, which the PDF cannot print, stands on the page as it is."""
    html = make_html(run_template(Business(business_name="Noodles", owner_name=TEXTS["chinese"])))
    assert TEXTS["chinese"] in Tags(html).text


def test_a_small_note_begins_its_own_line(food_truck: Business) -> None:
    """What a stage means is never glued to its name."""
    html = make_html(run_template(food_truck))
    assert "Awareness<br><small>could see us</small>" in html


def test_letters_lead_to_their_formulas(bakery: Business) -> None:
    """Every link of the page leads somewhere on it; without the back sheet no letter is left."""
    html = make_html(run_template(bakery))
    ids = set(re.findall(r'id="([^"]+)"', html))
    links = re.findall(r'href="#([^"]+)"', html)
    assert set(links) <= ids
    assert {f"made-{letter}" for letter in "abcde"} <= set(links)
    assert "<sup>" not in make_html(run_template(bakery, pages="working"))


@pytest.mark.parametrize(("language", "letter"), [("en", "S"), ("es", "V")])
def test_a_job_bears_the_letter_of_its_language(
    bakery: Business, language: str, letter: str
) -> None:
    """Sales is S in English and V, for ventas, in Spanish, on the web page and on paper."""
    notebook = run_template(bakery, language=language)
    page = make_html(notebook)
    found = dict(re.findall(r'<span class="job (\w+)">(.*?)</span>', page))
    assert found == {"marketing": "M", "sales": letter, "both": f"M+{letter}"}
    with pypdfium2.PdfDocument(make_pdf(notebook).data) as document:
        funnel = document[1].get_textpage().get_text_range()
    assert f"{letter} paid a deposit" in funnel
    assert f"M+{letter} asked for a cake price" in funnel

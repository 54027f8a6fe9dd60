"""The golden pictures: every page of eight businesses, in two languages, on two papers.

`python -m tests.pdf.golden` makes them again. Look at each before you commit it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from smarketing_edu.intake.business_file import load_business
from smarketing_edu.model.business import Business
from smarketing_edu.pdf.worksheet_pdf import make_pdf
from tests.conftest import EXAMPLES
from tests.in_process import run_template

FOLDER = Path(__file__).with_name("golden")
LANGUAGES = ("en", "es")
PAPERS = ("us-letter", "a4")
BUSINESSES = (
    "complete", "blank", "sparse", "one-person", "forty-people", "long-names", "huge-numbers",
    "right-to-left",
)  # fmt: skip
NAMES = [
    (business, language, paper)
    for business in BUSINESSES
    for language in LANGUAGES
    for paper in PAPERS
]
_DOTS_PER_INCH = 40
_GREYS = 16
_LONG = "Fresh bread, pastries, cakes and coffee for everybody on Mill Street and beyond; " * 4


@cache
def businesses() -> dict[str, Business | None]:
    """Eight businesses that between them fill a page in every way we know of."""
    examples = {path.stem: load_business(path) for path in (EXAMPLES / "businesses").glob("*.yaml")}
    bakery = examples["rosies_bakery"]
    return {
        "complete": bakery,
        "blank": None,
        "sparse": examples["rolling_dumpling"],
        "one-person": replace(examples["yoga_la_ceiba"], team_size=1),
        "forty-people": replace(bakery, team_size=40, currency="MXN", lead_points=()),
        "long-names": replace(
            bakery,
            business_name=_LONG[:300],
            owner_name=_LONG[:300],
            offer=_LONG[:300],
            audience=_LONG[:300],
            closing_moment=_LONG[:300],
            objections=(_LONG[:300],) * 3,
            activities_sales=(_LONG[:300],) * 4,
            interest_name=_LONG[:300],
        ),
        "huge-numbers": replace(
            bakery, currency="EUR", revenue=9e12, revenue_goal=1e13, leads=None, awareness=10**13,
            interest=10**12, consideration=10**11, intent=10**10, evaluation=10**9, purchase=10**8,
        ),
        "right-to-left": replace(
            bakery, business_name="مخبز الوردة", owner_name="ורד הלבן", offer="خبز وكعك",
            objections=("יקר מדי", "غالي"), interest_name="دخلوا",
        ),
    }  # fmt: skip


@cache
def pdf_of(name: str, language: str, paper: str) -> bytes:
    """The worksheet of one of the eight businesses."""
    return make_pdf(run_template(businesses()[name], language=language, paper=paper)).data


def picture_of(pdf: bytes) -> Image.Image:
    """All pages of a PDF side by side, small and grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [
            page.render(scale=_DOTS_PER_INCH / 72, grayscale=True).to_pil() for page in document
        ]
    strip = Image.new("L", (sum(page.width for page in pages), pages[0].height), 255)
    left = 0
    for page in pages:
        strip.paste(page, (left, 0))
        left += page.width
    return strip


def golden_file(name: str, language: str, paper: str) -> Path:
    """Where the picture of a worksheet is kept."""
    return FOLDER / f"{name}-{language}-{paper}.png"


def main() -> None:
    """Make all pictures again."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        picture = picture_of(pdf_of(*name)).quantize(_GREYS)
        picture.save(golden_file(*name), optimize=True)


if __name__ == "__main__":
    main()

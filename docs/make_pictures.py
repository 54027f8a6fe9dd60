"""Re-make the pictures of the README and the docs from real handouts: `make pictures`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

HANDOUTS = Path("build/workshop/handouts")
PICTURES = Path("docs/pictures")
DOTS_PER_INCH = 100
GAP = 24
DESK = "#e4e8ea"


def pages_side_by_side(pdf_file: Path, *, pages: int) -> Image.Image:
    """The first pages of a handout as they would lie on a desk."""
    with pypdfium2.PdfDocument(pdf_file) as pdf:
        sheets = [pdf[n].render(scale=DOTS_PER_INCH / 72).to_pil() for n in range(pages)]
    width = sum(sheet.width + GAP for sheet in sheets) + GAP
    desk = Image.new("RGB", (width, sheets[0].height + 2 * GAP), DESK)
    left = GAP
    for sheet in sheets:
        desk.paste(sheet, (left, GAP))
        left += sheet.width + GAP
    return desk


def main() -> None:
    """Draw the first two pages of the first handout of the example roster."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    first = sorted(HANDOUTS.glob("001-*.pdf"))[0]
    picture = pages_side_by_side(first, pages=2)
    picture.quantize(64).save(PICTURES / "handout.png", optimize=True)


if __name__ == "__main__":
    main()

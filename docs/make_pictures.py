"""Re-make the pictures of the README and the docs from real handouts: `make pictures`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

HANDOUTS = Path("build/workshop/handouts")
PICTURES = Path("docs/pictures")
DOTS_PER_INCH = 110


def main() -> None:
    """Draw the first two pages of the first handout of the example roster."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    first = sorted(HANDOUTS.glob("001-*.pdf"))[0]
    with pypdfium2.PdfDocument(first) as pdf:
        for page in range(2):
            picture = pdf[page].render(scale=DOTS_PER_INCH / 72).to_pil()
            picture.convert("P", colors=64).save(PICTURES / f"handout-page-{page + 1}.png")


if __name__ == "__main__":
    main()

"""What every block shares: its data, and its two faces."""

from __future__ import annotations

from typing import Any, Literal

from smarketing_edu.worksheet.spans import Data

MIME = "application/vnd.smarketing.worksheet+json"


class Block(Data):
    """What every block shares: a format version, and its two faces.

    `optional` says what a full page can do without: 0 never, 1 if it must, 2 gladly.
    """

    version: Literal[1] = 1
    optional: Literal[0, 1, 2] = 0

    def html(self, *, form: bool = False) -> str:
        """The block as HTML: for JupyterLab, or with fields to type into where it is a `form`."""
        raise NotImplementedError

    def text(self) -> str:
        """The block as plain text, for a terminal or a screen reader."""
        raise NotImplementedError

    def data(self) -> dict[str, Any]:
        """The block as data for the PDF."""
        return self.model_dump(mode="json", exclude_none=True)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Both faces and the plain text, as Jupyter asks for them."""
        html = f'<div class="smarketing-block">{self.html()}</div>'
        return {MIME: self.data(), "text/html": html, "text/plain": self.text()}

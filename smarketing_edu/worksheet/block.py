"""What every block shares: its data, and its two faces."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import SerializerFunctionWrapHandler, model_serializer

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
        """The block as data for the PDF, with all that it leaves to its defaults."""
        return self.model_dump(mode="json", exclude_none=True)

    @model_serializer(mode="wrap")
    def _with_kind(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        rest: dict[str, Any] = dump(self)
        return {name: getattr(self, name) for name in ("kind", "version")} | rest

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Both faces and the plain text, as Jupyter asks for them."""
        html = f'<div class="smarketing-block">{self.html()}</div>'
        # most of a block is its defaults, and they would travel with every cell
        data = self.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
        return {MIME: data, "text/html": html, "text/plain": self.text()}

"""What a warm kernel's shell knows before the fork, so that it need not find out for each cell."""

from __future__ import annotations

from functools import partial
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from smarketing_edu.worksheet.block import Block


def settle_shell(shell: Any) -> None:
    """Let a shell remember cells, and know what blocks show; what is shown stays the same."""
    shell.input_transformer_manager = RememberingTransformer()
    for formatter in shell.display_formatter.formatters.values():
        if formatter.format_type != "text/plain":  # that one also writes what blocks are in
            formatter.for_type(Block, partial(_face, formatter.print_method))


class RememberingTransformer(TransformerManager):
    """IPython's own reading of magics, done once for a cell: the kernel asks twice for each."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # IPython's own
        self._read: dict[str, str] = {}
        self._stock = self._steps()

    def transform_cell(self, cell: str) -> str:
        """Turn magics into Python; a notebook that has changed the steps has them all taken."""
        if self._steps() != self._stock:
            return super().transform_cell(cell)
        if cell not in self._read:
            self._read[cell] = super().transform_cell(cell)
        return self._read[cell]

    def _steps(self) -> list[Any]:
        return [*self.cleanup_transforms, *self.line_transforms, *self.token_transformers]


def _face(method: str, block: Block) -> Any:
    """What a block shows of a kind; IPython asks the object, which Pydantic is slow to answer."""
    show = getattr(type(block), method, None)
    return show and show(block)

"""A blank figure measured in points, top down, and its drawing as a small, steady SVG."""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from threading import RLock
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from smarketing_edu.look.fonts import FONT_DIR, FONT_FAMILIES

DRAWING = RLock()
"""Hold this while a kept figure is changed and drawn: matplotlib's settings are one for all."""

_ON_TOP = 3
_FAMILIES = list(FONT_FAMILIES[:2])
_STEADY: Any = {"svg.fonttype": "none", "svg.hashsalt": "smarketing_edu", "svg.id": None}
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))
# matplotlib's wrapping: ids that would be there twice on one page, a style that would reach
# other pictures, a group and a turn by nothing for each mark
_WRAPPING = re.compile(
    r"<defs>\s*<style.*?</style>\s*</defs>|<g id=[^>]*>|</g>|<!--.*?-->"
    r'| transform="rotate\(-0[^"]*"',
    re.DOTALL,
)


def blank_figure(width_pt: float, height_pt: float) -> Figure:
    """Make an empty figure without axes, of a size in points."""
    _offer_fonts()
    figure = Figure(figsize=(width_pt / 72, height_pt / 72), frameon=False)
    figure.patch.set_visible(False)
    return figure


def points_of(figure: Figure) -> Transform:
    """Give the transform that takes points, counted from the top left corner, to the figure."""
    height = float(figure.get_size_inches()[1])
    return Affine2D().scale(1 / 72, -1 / 72).translate(0, height) + figure.dpi_scale_trans


def add_line(figure: Figure, *, colour: str, width: float) -> PathPatch:
    """Put an empty line into a figure: its path is set when it is shown."""
    line = PathPatch(
        Path([(0, 0)]),
        fill=False,
        hatch=None,
        edgecolor=colour,
        linewidth=width,
        linestyle="solid",
        capstyle="butt",
        joinstyle="miter",
        transform=points_of(figure),
        zorder=_ON_TOP,
    )
    figure.add_artist(line)
    return line


def add_text(
    figure: Figure,
    *,
    size: float,
    colour: str,
    side: Literal["left", "center", "right"],
    bold: bool = False,
) -> Text:
    """Put an empty text into a figure: its place and its digits are set when it is shown."""
    text = Text(
        fontsize=size,
        fontweight="bold" if bold else "normal",
        fontstyle="normal",
        fontfamily=_FAMILIES,
        color=colour,
        horizontalalignment=side,
        verticalalignment="baseline",
        parse_math=False,
        zorder=_ON_TOP,
        transform=points_of(figure),
    )
    figure.add_artist(text)
    return text


def draw(figure: Figure) -> str:
    """Draw a figure as SVG: the same figure gives the same text, on any day and in any process."""
    sheet = StringIO()
    with DRAWING, rc_context(_STEADY):
        figure.savefig(sheet, format="svg", transparent=True, metadata=_NO_METADATA)
    svg = sheet.getvalue()
    svg = _WRAPPING.sub("", svg[svg.index("<svg") :])
    svg = re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><").strip()
    return svg.replace("<svg ", '<svg stroke-linejoin="round" ', 1)


@cache
def _offer_fonts() -> None:
    # matplotlib measures letters with these files; the page sets them in the family of that name
    for family in ("AtkinsonHyperlegible", "NotoSans"):
        for weight in ("Regular", "Bold"):
            fontManager.addfont(FONT_DIR / f"{family}-{weight}.ttf")

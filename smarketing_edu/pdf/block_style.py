"""How blocks look in a browser: one set of rules and colours for the web page and the slides."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from html import escape
from importlib.resources import files

from smarketing_edu.look.palette import JOB_MARKS, PALETTE
from smarketing_edu.worksheet.blocks import PageSetup


def block_style(page: PageSetup) -> str:
    """The colours as CSS variables, the programme's own among them, and the rules for blocks."""
    names = {name.replace("_", "-"): value for name, value in asdict(PALETTE).items()}
    names |= {f"job-{job}": mark.colour for job, mark in JOB_MARKS.items()}
    names["accent"] = page.brand.accent or PALETTE.ink
    variables = "; ".join(f"--{name}: {value}" for name, value in names.items())
    return f":root {{ {variables} }}\n{style_sheet('blocks.css')}"


@cache
def style_sheet(name: str) -> str:
    """A style sheet of this folder."""
    return (files("smarketing_edu.pdf") / name).read_text(encoding="utf-8")


def logo_html(page: PageSetup, *, named: bool = True) -> str:
    """The programme's logo as a picture that the page itself holds; "" without one.

    Where the programme's name stands beside it, it is not `named` a second time.
    """
    brand = page.brand
    if not brand.logo or not brand.logo_kind:
        return ""
    kind = {"svg": "svg+xml", "png": "png"}[brand.logo_kind]
    alt = escape(brand.programme) if named else ""
    source = f"data:image/{kind};base64,{brand.logo}"
    return f'<img class="logo" src="{source}" alt="{alt}">'

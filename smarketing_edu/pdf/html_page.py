"""An executed worksheet notebook -> the same worksheet as one HTML file, to read and type into.

The file asks nobody for anything: pictures, style and words are all inside it.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any, get_args

import mistune
from mistune.core import BlockState
from nbformat import NotebookNode

from smarketing_edu.content.loader import Content, load_content
from smarketing_edu.errors import WorksheetError
from smarketing_edu.look.palette import Job
from smarketing_edu.pdf.block_style import block_style, logo_html, style_sheet
from smarketing_edu.pdf.document import parts_for_screen
from smarketing_edu.worksheet.blocks import BLOCK, PageSetup
from smarketing_edu.worksheet.spans import html_of, job_tag

# nothing may be fetched and nothing may run, whatever a text in the page says
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'"
_LETTER = re.compile(r"<sup>([a-z])</sup>")
_WIDE = 4
"""From so many columns on, a table may be too wide for a phone."""


def make_html(notebook: NotebookNode) -> str:
    """Make the HTML page of a worksheet; the same notebook gives the same page.

    Raises a `SmarketingError` that says what is wrong.
    """
    parts = parts_for_screen(notebook)
    page = BLOCK.validate_python(parts[0]) if parts else None
    if not isinstance(page, PageSetup):
        raise WorksheetError(
            "This notebook is not a worksheet: its first block must be the page setup. "
            "Let the first code cell after the parameters end in `worksheet.page_setup`."
        )
    pages = _pages(parts[1:])
    content = load_content(page.language)
    body = "".join(_section(place, title, html) for place, (title, html) in enumerate(pages, 1))
    return _document(
        page, content, [title for title, _ in pages], _linked(_in_language(body, page.language))
    )


def _pages(parts: tuple[dict[str, Any], ...]) -> list[tuple[str, str]]:
    """The title and the HTML of each page; a first-level heading begins one."""
    pages: list[tuple[str, list[str]]] = []
    for part in parts:
        nodes = part.get("nodes", [])
        if nodes and nodes[0]["type"] == "heading" and nodes[0]["attrs"]["level"] == 1:
            pages.append((_prose(nodes[0]["children"]), []))
            nodes = nodes[1:]
        if not pages:
            pages.append(("", []))
        if part["kind"] == "markdown":
            pages[-1][1].append(_prose([_lower(node) for node in nodes]))
        else:
            block = BLOCK.validate_python(part).html(form=True)
            # a wide table can be moved sideways on a phone, by keyboard too
            wide = ' tabindex="0"' if len(part.get("columns", ())) >= _WIDE else ""
            pages[-1][1].append(f'<div class="block"{wide}>{block}</div>' if block else "")
    return [(title, "".join(html)) for title, html in pages]


def _lower(node: dict[str, Any]) -> dict[str, Any]:
    """The same heading one level down, since the page's own title is the first."""
    if node["type"] != "heading":
        return node
    return {**node, "attrs": {**node["attrs"], "level": min(6, node["attrs"]["level"] + 1)}}


def _prose(nodes: list[dict[str, Any]]) -> str:
    return str(mistune.HTMLRenderer(escape=True)(nodes, BlockState())).strip()


def _section(place: int, title: str, html: str) -> str:
    if not title:
        return f"<section>{html}</section>"
    name = f"page-{place}"
    heading = f'<h2 id="{name}">{title}</h2>'
    return f'<section class="page" aria-labelledby="{name}">{heading}{html}</section>'


def _in_language(html: str, language: str) -> str:
    """The letter of each job in the language of the page."""
    for job in get_args(Job):
        html = html.replace(job_tag(job, language="en"), job_tag(job, language=language))
    return html


def _linked(html: str) -> str:
    """Each small letter leads to its formula; where the page does not hold that, it goes."""

    def link(found: re.Match[str]) -> str:
        letter = found[1]
        there = f'id="made-{letter}"' in html
        return f'<sup><a href="#made-{letter}">{letter}</a></sup>' if there else ""

    return _LETTER.sub(link, html)


def _document(page: PageSetup, content: Content, titles: list[str], body: str) -> str:
    """The whole file: what a browser and a screen reader need around the pages."""
    skip, contents, hint = (
        escape(content.phrase(f"worksheet.html.{name}")) for name in ("skip", "contents", "hint")
    )
    entries = "".join(
        f'<li><a href="#page-{place}">{title}</a></li>'
        for place, title in enumerate(titles, 1)
        if title
    )
    menu = f'<nav aria-label="{contents}"><ol>{entries}</ol></nav>' if len(titles) > 1 else ""
    programme = f"<p>{escape(page.brand.programme)}</p>" if page.brand.programme else ""
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)}</title>\n<style>{_style(page)}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#worksheet">{skip}</a>\n'
        f"<header>{logo_html(page)}<h1>{escape(page.title)}</h1><p>{html_of(page.header_right)}</p>"
        f'<p class="hint">{hint}</p>{menu}</header>\n'
        f'<main id="worksheet" tabindex="-1"><form autocomplete="off">{body}</form></main>\n'
        f"<footer><p>{html_of(page.footer)}</p>{programme}</footer>\n</body>\n</html>\n"
    )


def _style(page: PageSetup) -> str:
    size = {"normal": "1.0625rem", "large": "1.375rem"}[page.print_size]
    return f":root {{ --size: {size} }}\n{block_style(page)}{style_sheet('html_page.css')}"

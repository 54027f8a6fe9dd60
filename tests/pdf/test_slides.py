"""The slides as a file: whose words are in them, which parts, and what they never do."""

from __future__ import annotations

import re

import nbformat
import pytest
from nbconvert.exporters import get_export_names, get_exporter
from nbformat import NotebookNode

from smarketing_edu.content import load_content
from smarketing_edu.errors import WorksheetError
from smarketing_edu.pdf.slides.exporter import make_slides
from smarketing_edu.workshop.agenda import parts_of
from smarketing_edu.workshop.workshop_file import LENGTHS
from tests.in_process import run_template

HOSTILE = "</style><script>alert(1)</script><h1>{{ 7*7 }} $x$ [a](javascript:b)"


def deck(*, language: str = "en", **workshop: object) -> NotebookNode:
    """The executed notebook of the slides, with lines of a workshop file."""
    lines = {"title": "An evening", **workshop}
    return run_template(None, name="kit/slides", language=language, workshop=lines)


def headings(html: str) -> list[str]:
    """The headings of the slides, in order."""
    return re.findall(r"<h[12]>(.*?)</h[12]>", html)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("length", LENGTHS)
def test_slides_follow_the_agenda(length: int, language: str) -> None:
    """Each part of the agenda has its slide in the agenda's order; one left out has none."""
    html = make_slides(deck(language=language, minutes=length))
    sessions = load_content(language).sessions
    titles = {session.title for session in sessions.values()}
    kept = [part.session.title for part in parts_of(length, language=language)]
    assert headings(html)[0] == "An evening"
    assert [heading for heading in headings(html) if heading in titles] == kept[1:]
    left_out = titles - set(kept)
    assert not [title for title in left_out if title in html]
    room = load_content(language).phrase("workshop.slide.room.hours")
    assert (room in headings(html)) == (sessions["who_and_when"].title in kept)


def test_a_hostile_workshop_stays_text() -> None:
    """What a workshop file says is shown as it is, and is never a tag, a script or a formula."""
    html = make_slides(deck(title=HOSTILE, place=HOSTILE, mentors=[HOSTILE]))
    tame = make_slides(deck())
    assert "<script>alert" not in html
    assert html.count("<script>") == tame.count("<script>")
    assert html.count("</script>") == tame.count("</script>") == 3
    assert "&lt;/style&gt;&lt;script&gt;alert(1)" in html
    assert "49 $x$" not in html
    assert re.findall(r"\shref=", re.sub(r"<script>.*?</script>", "", html, flags=re.S)) == []


def test_the_file_names_no_other_host() -> None:
    """No tag of the page has an address but those that hold what they show."""
    html = make_slides(deck())
    page = re.sub(r"<script>.*?</script>", "", html, flags=re.S)
    assert not re.search(r"<(link|iframe|object|base)\b|@import", page)
    assert all(address.startswith("data:") for address in re.findall(r'\ssrc="([^"]*)', page))
    assert all(
        address.startswith("data:") for address in re.findall(r"url\([\"']?([^\"')]*)", page)
    )


def test_a_slide_of_ones_own() -> None:
    """A Markdown cell whose slide type says so is a slide; one without is not left out either."""
    notebook = deck()
    own = nbformat.v4.new_markdown_cell(
        "## Before you pay\n\nAsk the last three buyers.",
        metadata={"slideshow": {"slide_type": "slide"}},
    )
    notebook.cells.append(own)
    html = make_slides(notebook)
    assert html.index("Before you pay") > html.index(headings(html)[-2])
    assert "<p>Ask the last three buyers.</p>" in html


def test_the_given_notebook_stays_as_it_is() -> None:
    """Making slides changes nothing in the notebook, and gives the same file again."""
    notebook = deck()
    before = nbformat.writes(notebook)
    assert make_slides(notebook) == make_slides(notebook)
    assert nbformat.writes(notebook) == before


def test_a_notebook_that_makes_no_slides() -> None:
    """A notebook without a page setup gets a message that says what to do."""
    with pytest.raises(WorksheetError, match="page setup"):
        make_slides(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Hello")]))


def test_jupyterlab_lists_the_export() -> None:
    """The export stands in JupyterLab's menu."""
    assert "workshop-slides" in get_export_names()
    assert get_exporter("workshop-slides").export_from_notebook == "Workshop slides"

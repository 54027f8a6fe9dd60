"""Runs of text inside a block, and the places where a learner writes.

Text travels as data: a `Span` says that its words are strong or belong to a job, never how to draw
them, so nothing a learner typed can become markup.
"""

from __future__ import annotations

from html import escape

from pydantic import BaseModel, ConfigDict, Field

from smarketing_edu.content.loader import load_content
from smarketing_edu.look.palette import Job


def job_tag(job: Job, *, language: str) -> str:
    """The letter of a job in a language, as HTML.

    A block does not know its language: in JupyterLab it bears the English letter, and the web page
    puts its own in place.
    """
    return f'<span class="job {job}">{load_content(language).job_letter(job)}</span>'


class Data(BaseModel):
    """What every part of a block is: frozen, checked, and small when written out."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Data):
    """A run of text.

    `job` puts that job's letter tag before the words; `letter` is the small letter after them that
    leads to where the same letter is the `anchor`: the page "How each number was made".
    """

    text: str = ""
    strong: bool = False
    note: bool = False
    job: Job | None = None
    letter: str | None = Field(default=None, pattern=r"^[a-z]$")
    anchor: str | None = Field(default=None, pattern=r"^[a-z]$")

    def html(self) -> str:
        """The run as HTML, with the learner's words escaped."""
        tag = f"{job_tag(self.job, language='en')} " if self.job else ""
        words = escape(self.text)
        if self.strong:
            words = f"<strong>{words}</strong>"
        if self.note:
            words = f"<small>{words}</small>"
        if self.anchor:
            words = f'<span id="made-{self.anchor}">{words}</span>'
        letter = f"<sup>{self.letter}</sup>" if self.letter else ""
        return tag + words + letter


class WriteIn(Data):
    """A place to write: a ruled line on paper, a form field on a screen.

    `name` is unique in a worksheet. It is a field of a business where the answer is one, so that
    the file can be read back; free notes start with "note_". `label` is what a screen reader says;
    `prompt` is printed above the line.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str = Field(min_length=1)
    prompt: str = ""
    lines: int = Field(default=1, ge=1, le=24)

    def html(self, *, form: bool = False) -> str:
        """The place to write as empty ruled lines, or as a field to type into with its label."""
        if form:
            return self._html_field()
        prompt = f"<small>{escape(self.prompt)}</small> " if self.prompt else ""
        lines = "<br>".join(["_" * 24] * self.lines)
        return f'{prompt}<span role="img" aria-label="{escape(self.label)}">{lines}</span>'

    def _html_field(self) -> str:
        label = f'<span class="{"prompt" if self.prompt else "unseen"}">{escape(self.label)}</span>'
        field = (
            f'<input type="text" name="{self.name}">'
            if self.lines == 1
            else f'<textarea name="{self.name}" rows="{self.lines}"></textarea>'
        )
        return f'<label class="write">{label}{field}</label>'


Words = tuple[Span, ...]
"""A paragraph: runs of text, one after the other."""


def words(*parts: str | Span) -> Words:
    """Make a paragraph of plain strings and spans.

    >>> words("Ask ", Span(text="three", strong=True))[1].text
    'three'
    """
    return tuple(Span(text=part) if isinstance(part, str) else part for part in parts)


def html_of(paragraph: Words) -> str:
    """A paragraph's runs as HTML."""
    return "".join(span.html() for span in paragraph)


def text_of(paragraph: Words) -> str:
    """A paragraph's runs as plain text.

    >>> text_of(words("Ask ", Span(text="three", strong=True)))
    'Ask three'
    """
    return "".join(span.text for span in paragraph)

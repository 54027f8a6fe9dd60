"""A sales talk: the prompts of a way to sell, about one offer, and what its owner would say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smarketing_edu.content.loader import LANGUAGES, load_content


@dataclass(frozen=True)
class TalkLine:
    """One step of a talk: its name, what we propose, and the owner's `own` words ("" for none)."""

    label: str
    prompt: str
    own: str

    @property
    def text(self) -> str:
        """The owner's words, or ours where there are none yet."""
        return self.own or self.prompt


def talk_script(
    approach: str, *, language: str, words: Mapping[str, str | None], script: Sequence[str]
) -> tuple[TalkLine, ...]:
    """The steps of a way to sell, with the owner's `words` for the offer put into the prompts.

    `script` are the owner's lines as they are kept, each "name of the step: words", written in any
    of our languages. Lines of another way to sell are passed over.

    >>> line = talk_script("spin", language="en", words={"offer": "cakes"},
    ...     script=["Situación: ¿Quién hornea?"])[0]
    >>> line.label, line.prompt, line.own
    ('Situation', 'How do you handle this today, without cakes?', '¿Quién hornea?')
    """
    content = load_content(language)
    return tuple(
        TalkLine(
            label=prompt.label,
            prompt=content.fill(prompt.text, **words),
            own=next(_said(script, approach, place), ""),
        )
        for place, prompt in enumerate(content.methodologies[approach].prompts)
    )


def with_line(
    script: Sequence[str], *, approach: str, place: int, text: str, language: str
) -> tuple[str, ...]:
    """The owner's lines with this text as the one at `place` (0 is the first); "" takes it out.

    >>> with_line(["Problem: too dry"], approach="spin", place=0, text="Who bakes?", language="en")
    ('Problem: too dry', 'Situation: Who bakes?')
    """
    others = [line for line in script if not _starts(line, approach, place)]
    label = load_content(language).methodologies[approach].prompts[place].label
    spoken = " ".join(text.split())
    return (*others, f"{label}: {spoken}") if spoken else tuple(others)


def _said(script: Sequence[str], approach: str, place: int) -> Iterator[str]:
    for line in script:
        if start := _starts(line, approach, place):
            yield line.removeprefix(start).strip()


def _starts(line: str, approach: str, place: int) -> str:
    """How the line of this step begins; "" when this is another line."""
    for language in LANGUAGES:
        label = load_content(language).methodologies[approach].prompts[place].label
        if line.startswith(f"{label}:"):
            return f"{label}:"
    return ""

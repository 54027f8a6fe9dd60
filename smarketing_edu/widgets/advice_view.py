"""Advice as it is shown: what it comes to, and for each choice the rules that made it so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from smarketing_edu.widgets.lesson import Lesson


@dataclass(frozen=True)
class ChoiceRow:
    """One choice: its name, its score in words, what became of it, and the rules that fired."""

    name: str
    score: str
    mark: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class AdviceView:
    """What the advice comes to as HTML, and every choice, best first."""

    verdict: str
    rows: tuple[ChoiceRow, ...]

    def fired(self) -> Iterator[str]:
        """Each rule that fired, with the choice it is about."""
        for row in self.rows:
            yield from (f"{row.name}: {rule}" for rule in row.rules)


def changes(before: AdviceView, after: AdviceView, *, lesson: Lesson) -> str:
    """Which rules came and went when a fact changed, as HTML."""
    old, new = list(before.fired()), list(after.fired())
    came = [rule for rule in new if rule not in old]
    went = [rule for rule in old if rule not in new]
    if not came and not went:
        return f"<p>{escape(lesson.phrase('explorer.no_change'))}</p>"
    return _listed(lesson.phrase("explorer.came"), came) + _listed(
        lesson.phrase("explorer.went"), went
    )


def board_html(view: AdviceView, *, lesson: Lesson) -> str:
    """Every choice with its score and its rules, as a table."""
    heads = ("choice", "score", "rules")
    top = "".join(
        f'<th scope="col">{escape(lesson.phrase(f"explorer.head.{head}"))}</th>' for head in heads
    )
    none = lesson.phrase("explorer.no_rule")
    body = "".join(_row(row, none=none) for row in view.rows)
    return (
        '<table class="smk-table smk-choices">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: ChoiceRow, *, none: str) -> str:
    mark = f"<small>{escape(row.mark)}</small>" if row.mark else ""
    look = "smk-is-marked" if row.mark else ""
    rules = _items(row.rules) if row.rules else f'<p class="smk-soft">{escape(none)}</p>'
    return (
        f'<tr class="{look}"><th scope="row">{escape(row.name)} {mark}</th>'
        f"<td>{escape(row.score)}</td><td>{rules}</td></tr>"
    )


def _listed(title: str, rules: Iterable[str]) -> str:
    items = _items(rules)
    return f"<p><b>{escape(title)}</b></p>{items}" if items else ""


def _items(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""

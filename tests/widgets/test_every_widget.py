"""What holds for every widget: hostile words stay words, labels are there, both languages work."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from ipywidgets import HTML, Button, Checkbox, Dropdown, FloatSlider, RadioButtons, Text, Textarea

from smarketing_edu import (
    approach_explorer,
    business_form,
    card_sort,
    export_reader,
    funnel_builder,
    guess,
    hand_off_builder,
    hours_sliders,
    lead_lab,
    look_back,
    measure_picker,
    message_board,
    mixed_questions,
    one_customer,
    plan_builder,
    script_builder,
    self_check,
    strategy_explorer,
    trust_rating,
    two_jobs_quiz,
    worksheet_maker,
)
from smarketing_edu.model.business import FIELDS, STAGES, Channel, Language
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import table_html
from tests.widgets.conftest import LANGUAGES, OpenLesson, widgets_in

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{offer}**bold**$\\x$&amp;'
VOID = {"path", "use", "br", "hr", "img", "rect", "stop"}
TAGS = {"p", "b", "i", "strong", "span", "div", "ul", "ol", "li", "small", "sup", "hr", "br"} | {
    *("table", "thead", "tbody", "tr", "th", "td", "style"),
    *("svg", "path", "defs", "pattern", "rect", "text", "tspan", "use", "g", "clippath"),
}

WIDGETS: dict[str, Callable[[Lesson], Any]] = {
    "progress": lambda lesson: lesson.progress,
    "guess": guess,
    "self_check": self_check,
    "two_jobs_quiz": two_jobs_quiz,
    "business_form": lambda lesson: business_form(lesson, fields=tuple(FIELDS)),
    "hours_sliders": hours_sliders,
    "own_hours": lambda lesson: hours_sliders(lesson, own=True),
    "card_sort": card_sort,
    "own_activities": lambda lesson: card_sort(lesson, own=True),
    "funnel_builder": funnel_builder,
    "own_funnel": lambda lesson: funnel_builder(lesson, own=True),
    "measure_picker": measure_picker,
    "own_measures": lambda lesson: measure_picker(lesson, own=True),
    "export_reader": export_reader,
    "one_customer": one_customer,
    "own_customer": lambda lesson: one_customer(lesson, own=True),
    "strategy_explorer": strategy_explorer,
    "own_strategies": lambda lesson: strategy_explorer(lesson, own=True),
    "lead_lab": lead_lab,
    "own_lab": lambda lesson: lead_lab(lesson, own=True),
    "message_board": message_board,
    "trust_rating": trust_rating,
    "hand_off_builder": hand_off_builder,
    "mixed_questions": mixed_questions,
    "look_back": look_back,
    "plan_builder": plan_builder,
    "own_plan": lambda lesson: plan_builder(lesson, own=True),
    "quiz_after": lambda lesson: two_jobs_quiz(lesson, when="after"),
    "worksheet_maker": worksheet_maker,
    "approach_explorer": approach_explorer,
    "own_approaches": lambda lesson: approach_explorer(lesson, own=True),
    "script_builder": script_builder,
}
ANSWERS = ["", "blank", "rolling_dumpling", "rosies_bakery", "yoga_la_ceiba"]


class Page(HTMLParser):
    """Reads HTML and notes what should not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is not ours, or an attribute that could run."""
        if tag not in TAGS:
            self.wrong.append(tag)
        self.wrong += [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that ends where it should not."""
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(f"/{tag}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that ends itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()


def assert_sound(box: Any) -> None:
    """All HTML in a widget is well-formed, and of our own making."""
    for each in widgets_in(box):
        if isinstance(each, HTML):
            page = Page()
            page.feed(each.value)
            assert (page.wrong, page.open) == ([], []), each.value[:2000]


@pytest.mark.parametrize("answers", ANSWERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WIDGETS)
def test_widgets_work_on_any_answers(
    lesson_at: OpenLesson, name: str, language: Language, answers: str
) -> None:
    """With no file, a blank one, a sparse one or a full one, in either language."""
    box = WIDGETS[name](lesson_at(5, written_in=language, answers=answers))
    assert "smk" in box._dom_classes
    assert_sound(box)


@pytest.mark.parametrize("name", WIDGETS)
def test_everything_to_fill_in_has_a_label(lesson_at: OpenLesson, name: str) -> None:
    """No input is without a label of words that can be seen or read aloud."""
    for each in widgets_in(WIDGETS[name](lesson_at(5))):
        if isinstance(each, Text | Textarea | Dropdown | FloatSlider | Checkbox):
            assert each.description.strip(), each


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WIDGETS)
def test_hostile_words_stay_words(lesson_at: OpenLesson, name: str, language: Language) -> None:
    """Markup, scripts, slots and stars in an owner's words are shown as they were typed."""
    lesson = lesson_at(4, written_in=language)
    texts: dict[str, Any] = {
        field: HOSTILE for field, about in FIELDS.items() if about.kind == "text"
    }
    lists: dict[str, Any] = {
        field: (HOSTILE,)
        for field, about in FIELDS.items()
        if about.kind == "list" and not about.choices
    }
    counts: dict[str, Any] = dict.fromkeys(STAGES, 12)
    texts |= {"currency": "USD", "channels": (Channel(HOSTILE, 5, 3),)}
    assert lesson.save(**texts, **lists, **counts)
    box = WIDGETS[name](lesson)
    assert_sound(box)
    for each in widgets_in(box):
        assert not getattr(each, "description_allow_html", False)


@pytest.mark.parametrize("name", WIDGETS)
def test_a_broken_file_lets_every_widget_open(lesson_at: OpenLesson, name: str) -> None:
    """With answers that cannot be read a lesson goes on, and leaves the file alone."""
    lesson = lesson_at(5)
    lesson.answers.path.write_text("business_name: [", encoding="utf-8")
    assert_sound(WIDGETS[name](lesson))
    assert lesson.answers.path.read_text(encoding="utf-8") == "business_name: ["


@pytest.mark.parametrize("name", WIDGETS)
def test_widgets_say_nothing_of_the_machinery(lesson_at: OpenLesson, name: str) -> None:
    """An owner meets no word of programs."""
    shown = " ".join(
        f"{getattr(each, 'description', '')} {each.value if isinstance(each, HTML) else ''}"
        for each in widgets_in(WIDGETS[name](lesson_at(5)))
        if "<style>" not in str(getattr(each, "value", ""))
    ).casefold()
    for word in ("python", "kernel", "json", "notebook cell", "traceback", "widget", "none"):
        assert f" {word} " not in f" {shown} "


def test_a_table_shows_words_as_they_are() -> None:
    """Each part of a table is plain text: its heads, the names of its rows, and its cells."""
    table = table_html([HOSTILE, HOSTILE], [(HOSTILE, HOSTILE)])
    assert_sound(HTML(table))
    assert table.count("&lt;script&gt;") == 4


@pytest.mark.parametrize("name", ["guess", "self_check", "two_jobs_quiz", "card_sort"])
def test_a_pick_that_cannot_be_kept_is_said_beside_it(lesson_at: OpenLesson, name: str) -> None:
    """With a file that may not be changed, an exercise goes on, and says that nothing is kept."""
    lesson = lesson_at(5, answers="blank")
    lesson.answers.path.chmod(0o444)
    box = WIDGETS[name](lesson)
    for each in widgets_in(box):
        if isinstance(each, RadioButtons):
            each.value = each.options[0][1]
    for each in widgets_in(box):
        if isinstance(each, Button) and not each.disabled and each.layout.display != "none":
            each.click()
            break
    assert lesson.trouble
    assert any("cannot be written" in str(getattr(each, "value", "")) for each in widgets_in(box))
    assert_sound(box)

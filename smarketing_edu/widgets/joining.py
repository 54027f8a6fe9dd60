"""What joins the two jobs: one message, trust that grows, and a rule for handing leads over."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ipywidgets import VBox

from smarketing_edu.content.format import format_list
from smarketing_edu.model.advice import hand_off, message_match, weakest_trust
from smarketing_edu.model.business import Business
from smarketing_edu.widgets.form_field import FormField
from smarketing_edu.widgets.lesson import Lesson
from smarketing_edu.widgets.parts import SaveLine, Say, card, html, line, page, table_html

View = Callable[[Lesson, Business], str]
TRUST = ("know", "like", "trust")


def message_board(lesson: Lesson) -> VBox:
    """Two promises side by side, and each objection beside the place to answer it."""
    match = _card(lesson, "message", ("web_claim", "sales_claim"), match_html)
    heard = _card(lesson, "objections", ("objections",), objections_html)
    return page(lesson, "message", [match, heard])


def trust_rating(lesson: Lesson) -> VBox:
    """Know, like and trust from 1 to 5; the lowest is named, with one step to raise it."""
    return page(lesson, "trust", [_card(lesson, "trust", TRUST, trust_html)])


def hand_off_builder(lesson: Lesson) -> VBox:
    """The rule for handing a lead over, built from four answers."""
    fields = ("team_size", "crm", "meeting_day", "shared_number")
    return page(lesson, "hand-off", [_card(lesson, "hand_off", fields, hand_off_html)])


def _card(lesson: Lesson, name: str, fields: tuple[str, ...], view: View) -> VBox:
    """Questions, and below them what follows from the answers; it keeps up as they are saved."""
    found, table = Say(), html("")

    def show() -> None:
        business = lesson.answers.read()
        if name == "objections":
            # a table is no status: reading it aloud at each key would be a torrent
            table.value = view(lesson, business)
        else:
            found.say(view(lesson, business))

    business = lesson.business
    inputs = [FormField(lesson, each, value=getattr(business, each)) for each in fields]
    title = line(lesson.phrase(f"join.{name}"), "smk-title")
    lesson.watch(show)
    show()
    return card([title, *inputs, found, table, SaveLine(lesson)], "smk-group")


def match_html(lesson: Lesson, business: Business) -> str:
    """Whether the two promises are the same, in part or not at all; "" while one is blank."""
    match, phrase = (
        message_match(business.web_claim, business.sales_claim),
        lesson.content.phrase,
    )
    if not match.verdict:
        return escape(lesson.content.fields["sales_claim"].help)
    lines = [phrase(f"advice.match.{match.verdict}")]
    if match.numbers_differ:
        lines.append(phrase("advice.match.numbers_differ"))
    return "".join(f"<p>{escape(each)}</p>" for each in lines)


def objections_html(lesson: Lesson, business: Business) -> str:
    """Each objection beside one thing to change, which the worksheet has a line for."""
    if not business.objections:
        return f'<p class="smk-soft">{escape(lesson.phrase("join.no_objections"))}</p>'
    heads = [lesson.phrase("join.they_say"), lesson.phrase("join.answer")]
    # three is as many as the worksheet has lines for
    rows = [
        (said, lesson.phrase(f"join.answer_{place}"))
        for place, said in enumerate(business.objections[:3], start=1)
    ]
    return table_html(heads, rows)


def trust_html(lesson: Lesson, business: Business) -> str:
    """The weakest of the three and one step to raise it."""
    check = weakest_trust(business)
    if check.blank or not check.weakest:
        return escape(lesson.phrase("join.rate_all"))
    lines = [lesson.content.phrase(f"advice.trust.{check.weakest[0]}.step")]
    if len(check.weakest) > 1:
        labels = [lesson.content.fields[name].label for name in check.weakest]
        names = format_list(labels, language=lesson.language)
        lines.insert(0, lesson.phrase("join.tie", names=names))
    return "".join(f"<p>{escape(each)}</p>" for each in lines)


def hand_off_html(lesson: Lesson, business: Business) -> str:
    """The rule, the meeting and the next step for the list, as the worksheet has them."""
    advice, phrase = hand_off(business), lesson.content.phrase
    slot = {} if advice.threshold is None else {"threshold": advice.threshold}
    lines = [phrase(f"advice.hand_off.rule.{advice.rule}", **slot)]
    if advice.meeting:
        lines.append(phrase(f"advice.hand_off.meeting.{advice.meeting}"))
    if business.meeting_day:
        lines.append(phrase("advice.hand_off.meeting_on", day=business.meeting_day))
    if advice.next_step:
        lines.append(phrase(f"advice.hand_off.next_step.{advice.next_step}"))
    if advice.reachable is False:
        lines.append(phrase("advice.hand_off.unreachable", threshold=advice.threshold))
    rule = escape(lesson.phrase("join.hand_off_rule"))
    items = "".join(f"<li>{escape(each)}</li>" for each in lines)
    return f"<p><b>{rule}</b></p><ul>{items}</ul>"

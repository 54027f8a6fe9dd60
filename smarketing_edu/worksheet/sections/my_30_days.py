"""Page four, "My 30 days": who to call first, the hand-off, the message, the plan."""

from __future__ import annotations

from smarketing_edu.content.format import format_date
from smarketing_edu.look.fonts import printable
from smarketing_edu.model.advice import hand_off, message_match, weakest_trust
from smarketing_edu.worksheet.blocks import (
    Ask,
    BigNumber,
    Cell,
    Column,
    Columns,
    Numbers,
    Section,
    Table,
    Text,
)
from smarketing_edu.worksheet.letters import letter_of
from smarketing_edu.worksheet.room import ROOM
from smarketing_edu.worksheet.spans import Span, WriteIn, words
from smarketing_edu.worksheet.start import Worksheet

_SCORE_LINES = 3
_OBJECTIONS = 3
_SIGNATURE = 30
_WEEKS = 4


def who_to_call(worksheet: Worksheet) -> Columns:
    """The score card with its threshold, beside the hand-off rule and the weekly talk."""
    return Columns(
        sections=(
            Section(
                heading=worksheet.phrase("score.title"),
                blocks=(_score_card(worksheet), _threshold(worksheet)),
            ),
            Section(
                heading=worksheet.phrase("hand_off.title"),
                blocks=(_hand_off(worksheet), *_hand_off_blanks(worksheet)),
            ),
        )
    )


def _score_card(worksheet: Worksheet) -> Table:
    points = worksheet.business.lead_points[:_SCORE_LINES]
    rows = [
        (
            Cell(words=words(worksheet.short(point.fact, ROOM["lead_points"]))),
            Cell(words=(Span(text=worksheet.points(point.points), strong=True),)),
        )
        for point in points
    ]
    for place in range(len(rows) + 1, _SCORE_LINES + 1):
        rows.append(
            (
                Cell(write_in=worksheet.numbered("note_fact", place)),
                Cell(write_in=worksheet.numbered("note_points", place)),
            )
        )
    return Table(
        columns=(
            Column(heading=words(worksheet.phrase("score.fact")), width=3),
            Column(heading=words(worksheet.phrase("score.points")), width=1, align="right"),
        ),
        rows=tuple(rows),
    )


def _threshold(worksheet: Worksheet) -> Text | Ask:
    if worksheet.business.lead_threshold is None:
        question = worksheet.rich("score.threshold_blank")
        return Ask(question=question, write_in=worksheet.write_in("lead_threshold"))
    threshold = worksheet.phrase("score.threshold", points=worksheet.business.lead_threshold)
    return Text(paragraphs=((Span(text=threshold, note=True),),))


def _hand_off(worksheet: Worksheet) -> Text:
    advice, phrase = hand_off(worksheet.business), worksheet.content.phrase
    lines = [phrase(f"advice.hand_off.rule.{advice.rule}", **_threshold_slot(advice.threshold))]
    if advice.meeting:
        lines.append(phrase(f"advice.hand_off.meeting.{advice.meeting}"))
    if worksheet.business.meeting_day:
        day = worksheet.answer("meeting_day")
        lines.append(phrase("advice.hand_off.meeting_on", day=day))
    if advice.next_step:
        lines.append(phrase(f"advice.hand_off.next_step.{advice.next_step}"))
    if worksheet.business.shared_number:
        number = worksheet.answer("shared_number")
        lines.append(worksheet.phrase("hand_off.shared", number=number))
    if advice.reachable is False:
        lines.append(phrase("advice.hand_off.unreachable", threshold=advice.threshold))
    return Text(paragraphs=tuple(words(line) for line in lines))


def _hand_off_blanks(worksheet: Worksheet) -> tuple[Ask, ...]:
    """Lines for the weekly talk and the shared number, where they are not set yet."""
    return tuple(
        Ask(question=worksheet.rich(f"hand_off.{name}_blank"), write_in=worksheet.write_in(name))
        for name in ("meeting_day", "shared_number")
        if not getattr(worksheet.business, name)
    )


def _threshold_slot(threshold: int | None) -> dict[str, object]:
    return {} if threshold is None else {"threshold": threshold}


def trust_and_message(worksheet: Worksheet) -> Columns:
    """Know, like and trust with the weakest named, beside the two promises."""
    return Columns(
        sections=(
            Section(
                heading=worksheet.phrase("trust.title"),
                blocks=(_trust(worksheet), _trust_numbers(worksheet)),
            ),
            Section(
                heading=worksheet.phrase("message.title"),
                blocks=(_message(worksheet), _match(worksheet)),
            ),
        )
    )


def _trust(worksheet: Worksheet) -> Text:
    check, phrase = weakest_trust(worksheet.business), worksheet.content.phrase
    if not check.weakest or check.blank:
        return Text(paragraphs=(words(worksheet.phrase("trust.rate")),))
    return Text(paragraphs=(words(phrase(f"advice.trust.{check.weakest[0]}.step")),))


def _trust_numbers(worksheet: Worksheet) -> Numbers:
    boxes = []
    for name in ("know", "like", "trust"):
        score = getattr(worksheet.business, name)
        boxes.append(
            BigNumber(
                label=worksheet.phrase(f"trust.{name}"),
                value="" if score is None else worksheet.phrase("trust.of_five", score=score),
                write_in=worksheet.write_in(name) if score is None else None,
            )
        )
    return Numbers(numbers=tuple(boxes))


def _message(worksheet: Worksheet) -> Table:
    return Table(
        columns=(
            Column(heading=words(worksheet.phrase("message.where")), width="auto"),
            Column(heading=words(worksheet.phrase("message.promise")), width=2.2),
        ),
        rows=tuple(
            (Cell(words=words(worksheet.phrase(f"message.{name}"))), _claim(worksheet, name))
            for name in ("web_claim", "sales_claim")
        ),
        header_column=True,
    )


def _match(worksheet: Worksheet) -> Text | Ask:
    """Whether the two promises are one, or a line to say so."""
    business = worksheet.business
    verdict = message_match(business.web_claim, business.sales_claim).verdict
    if not verdict:
        question = worksheet.rich("message.match")
        return Ask(question=question, write_in=worksheet.write_in("note_match"))
    said = worksheet.content.phrase(f"advice.match.{verdict}")
    return Text(paragraphs=((*worksheet.rich("message.match"), Span(text=f" {said}")),))


def _claim(worksheet: Worksheet, name: str) -> Cell:
    claim = worksheet.answer(name)
    return Cell(words=words(claim)) if claim else Cell(write_in=worksheet.write_in(name))


def objections_table(worksheet: Worksheet) -> Table:
    """What buyers say, and the message that will answer it."""
    said = worksheet.business.objections[:_OBJECTIONS]
    rows = []
    for place in range(1, _OBJECTIONS + 1):
        heard = Cell(write_in=worksheet.numbered("note_objection", place))
        if place <= len(said):
            heard = Cell(words=words(worksheet.short(said[place - 1], ROOM["objections"])))
        rows.append((heard, Cell(write_in=worksheet.numbered("note_message", place))))
    return Table(
        columns=(
            Column(heading=words(worksheet.phrase("objections.they_say")), width=1),
            Column(heading=words(worksheet.phrase("objections.my_message")), width=1.5),
        ),
        rows=tuple(rows),
    )


def plan_table(worksheet: Worksheet) -> Table:
    """Four weeks: what I will do, how I will know, by when, who."""
    names = ("what", "how", "by", "who")
    heads = [Column(heading=words(worksheet.phrase("plan.week")), width="auto")]
    for name, width in zip(names, (3.2, 2.4, 1.2, 1.2), strict=True):
        heads.append(Column(heading=words(worksheet.phrase(f"plan.{name}")), width=width))
    rows = [
        (
            Cell(words=words(worksheet.phrase("plan.week_number", number=week))),
            *(Cell(write_in=worksheet.numbered(f"note_plan_{name}", week)) for name in names),
        )
        for week in range(1, _WEEKS + 1)
    ]
    return Table(columns=tuple(heads), rows=tuple(rows), header_column=True)


def signatures(worksheet: Worksheet) -> Numbers:
    """Leads a week, and where the owner and the mentor sign."""
    boxes: list[BigNumber] = []
    needed = worksheet.shown("leads_needed_per_week")
    boxes.append(
        BigNumber(
            label=worksheet.phrase("plan.leads_per_week"),
            value=needed,
            letter=letter_of("leads_needed_per_week") if needed else None,
            write_in=None if needed else worksheet.write_in("note_leads_per_week"),
        )
    )
    boxes.append(_signature(worksheet, "owner_signs", worksheet.business.owner_name))
    boxes.append(_signature(worksheet, "mentor_signs", worksheet.business.mentor_name))
    return Numbers(numbers=tuple(boxes))


def _signature(worksheet: Worksheet, name: str, person: str | None) -> BigNumber:
    write_in: WriteIn = worksheet.write_in(f"note_{name}")
    return BigNumber(
        label=worksheet.phrase(f"plan.{name}"),
        write_in=write_in,
        note=worksheet.short(printable(person or ""), _SIGNATURE),
    )


def review_date(worksheet: Worksheet) -> Text | Ask:
    """When the plan is looked at again."""
    day = worksheet.business.review_date
    if day is None:
        question = worksheet.rich("plan.review_blank")
        return Ask(question=question, write_in=worksheet.write_in("review_date"))
    shown = format_date(day, language=worksheet.language)
    return Text(paragraphs=(worksheet.rich("plan.review", date=shown),))

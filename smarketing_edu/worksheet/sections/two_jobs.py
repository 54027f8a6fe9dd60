"""Page one, "Two jobs, one goal": what each job is for at this business, and who does it when."""

from __future__ import annotations

from typing import Literal

from smarketing_edu.charts.hours_chart import hours_chart
from smarketing_edu.content.format import format_list, format_number
from smarketing_edu.look.palette import Job
from smarketing_edu.worksheet.blocks import (
    BigNumber,
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Numbers,
    Table,
)
from smarketing_edu.worksheet.room import ROOM
from smarketing_edu.worksheet.spans import Span, Words, words
from smarketing_edu.worksheet.start import Worksheet

_CONTRASTS = ("what_for", "who", "how", "how_long", "what_to_count")
_ACTIVITY_LINES = 3


def two_jobs(worksheet: Worksheet) -> Cards:
    """Each job in one sentence, in the owner's own words or with room for them."""
    return Cards(cards=(_marketing_card(worksheet), _sales_card(worksheet)))


def _marketing_card(worksheet: Worksheet) -> Card:
    business = worksheet.business
    return _job_card(
        worksheet,
        "marketing",
        blank=[name for name in ("audience", "offer") if getattr(business, name) is None],
        audience=worksheet.answer("audience"),
        offer=worksheet.answer("offer"),
    )


def _sales_card(worksheet: Worksheet) -> Card:
    business = worksheet.business
    return _job_card(
        worksheet,
        "sales",
        blank=[] if business.closing_moment else ["closing_moment"],
        business=worksheet.short_name or worksheet.phrase("two_jobs.your_business"),
        moment=worksheet.answer("closing_moment"),
    )


def _job_card(worksheet: Worksheet, job: Job, *, blank: list[str], **values: str) -> Card:
    key = f"two_jobs.{job}_blank" if blank else f"two_jobs.{job}"
    return Card(
        title=worksheet.phrase("job.marketing_first" if job == "marketing" else f"job.{job}"),
        job=job,
        paragraphs=(worksheet.rich(key, **values),),
        write_ins=tuple(worksheet.write_in(name, prompt=True) for name in blank),
    )


def contrast_table(worksheet: Worksheet) -> Table:
    """How the two jobs differ, row by row, with what it means at this business."""
    heads = (
        (),
        (Span(text=worksheet.phrase("job.marketing"), job="marketing"),),
        (Span(text=worksheet.phrase("job.sales"), job="sales"),),
        words(worksheet.phrase("contrast.here")),
    )
    widths: tuple[float | Literal["auto"], ...] = ("auto", 1.45, 1.4, 2.1)
    return Table(
        columns=tuple(
            Column(heading=head, width=width) for head, width in zip(heads, widths, strict=True)
        ),
        rows=tuple(_contrast_row(worksheet, row) for row in _CONTRASTS),
        header_column=True,
    )


def _contrast_row(worksheet: Worksheet, row: str) -> tuple[Cell, ...]:
    sides = ("label", "marketing", "sales")
    cells = [Cell(words=worksheet.rich(f"contrast.{row}.{side}")) for side in sides]
    return (*cells, _at_my_business(worksheet, row))


def _at_my_business(worksheet: Worksheet, row: str) -> Cell:
    """This owner's own answer to a row, or a line to write it on."""
    business = worksheet.business
    answer: Words = ()
    if row == "what_for" and business.main_pain:
        answer = worksheet.rich(f"contrast.main_pain.{business.main_pain}")
    elif row == "who" and business.awareness is not None and business.purchase is not None:
        answer = worksheet.rich(
            "contrast.who.here",
            many=format_number(business.awareness, language=worksheet.language),
            few=format_number(business.purchase, language=worksheet.language),
            count=business.purchase,
        )
    elif row == "how" and business.activities_marketing and business.activities_sales:
        answer = worksheet.rich(
            "contrast.how.here",
            many=len(business.activities_marketing),
            one=len(business.activities_sales),
            count=len(business.activities_marketing),
        )
    elif row == "how_long" and business.sales_cycle_days is not None:
        answer = worksheet.rich("contrast.how_long.here", days=worksheet.shown("sales_cycle_days"))
    elif row == "what_to_count" and business.tracks:
        tracked = [worksheet.phrase(f"tracks.{name}") for name in business.tracks]
        listed = format_list(tracked, language=worksheet.language)
        answer = worksheet.rich("contrast.what_to_count.here", tracked=listed)
    if answer:
        return Cell(words=answer)
    name = "sales_cycle_days" if row == "how_long" else f"note_{row}"
    return Cell(write_in=worksheet.write_in(name))


def week_hours(worksheet: Worksheet) -> Block:
    """Where the week's hours go, as a bar; lines to write them on where they are blank."""
    business = worksheet.business
    known = business.hours_marketing is not None and business.hours_sales is not None
    if not known or not worksheet.measures["hours_total"].value:
        return Numbers(
            numbers=tuple(
                _hours_box(worksheet, name)
                for name in ("hours_marketing", "hours_future", "hours_sales")
            )
        )
    # the picture is as wide as the page: a narrower one is drawn with larger digits
    size = {"width_pt": 310.0} if worksheet.large else {}
    chart = hours_chart(worksheet.measures, language=worksheet.language, **size)
    note = worksheet.phrase("hours.more_later" if _more_later(worksheet) else "hours.note")
    return Chart(svg=chart.svg, alt=chart.alt, key=_hours_key(worksheet), note=note)


def _hours_box(worksheet: Worksheet, name: str) -> BigNumber:
    hours = getattr(worksheet.business, name)
    return BigNumber(
        label=worksheet.phrase(f"hours.{name}"),
        value="" if hours is None else worksheet.shown(name),
        write_in=worksheet.write_in(name) if hours is None else None,
    )


def _hours_key(worksheet: Worksheet) -> tuple[Words, ...]:
    business = worksheet.business
    future = 0.0 if _more_later(worksheet) else business.hours_future or 0.0
    # nobody has said for when, unless hours for later are given
    for_when = "now" if future else "marketing"
    parts: list[tuple[Job, str, float]] = [
        ("marketing", for_when, (business.hours_marketing or 0.0) - future),
        ("marketing", "later", future),
        ("sales", "selling", business.hours_sales or 0.0),
    ]
    return tuple(
        (Span(text=_hours_text(worksheet, f"hours.{name}", hours), job=job),)
        for job, name, hours in parts
        if hours > 0
    )


def _more_later(worksheet: Worksheet) -> bool:
    """Whether more hours are for later than for all marketing: that cannot be."""
    business = worksheet.business
    return (business.hours_future or 0.0) > (business.hours_marketing or 0.0)


def _hours_text(worksheet: Worksheet, key: str, hours: float) -> str:
    return worksheet.phrase(key, hours=format_number(hours, language=worksheet.language))


def own_activities(worksheet: Worksheet) -> Cards:
    """The owner's own activities in three boxes: many people, both, one person."""
    business = worksheet.business
    sorted_by_job: dict[Job, tuple[str, ...]] = {
        "marketing": business.activities_marketing,
        "both": business.activities_both,
        "sales": business.activities_sales,
    }
    return Cards(
        cards=tuple(
            Card(
                title=worksheet.phrase(f"activities.{job}"),
                job=job,
                paragraphs=tuple(
                    words(worksheet.short(name, ROOM[f"activities_{job}"]))
                    for name in own[:_ACTIVITY_LINES]
                ),
                write_ins=() if len(own) >= 2 else (worksheet.write_in(f"note_activities_{job}"),),
            )
            for job, own in sorted_by_job.items()
        )
    )

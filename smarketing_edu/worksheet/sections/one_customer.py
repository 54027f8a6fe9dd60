"""Page three, "One customer, and how I reach them": cost, value, moves, a way to sell."""

from __future__ import annotations

from smarketing_edu.charts.customer_chart import ROWS, customer_chart
from smarketing_edu.content.format import format_list
from smarketing_edu.content.talk_script import TalkLine, talk_script
from smarketing_edu.model.advice import Choice, marketing_advice, sales_advice
from smarketing_edu.worksheet.blocks import (
    Bars,
    BigNumber,
    Card,
    Cards,
    Cell,
    Column,
    Numbers,
    Table,
    Text,
)
from smarketing_edu.worksheet.letters import letter_of
from smarketing_edu.worksheet.spans import Span, Words, words
from smarketing_edu.worksheet.start import Worksheet

_ASSUMPTIONS = ("gross_margin", "purchases_per_year", "years_kept", "hour_value")
_MOVES = 2
_MOVE_PARTS = ("why", "against", "first_step")
_PROMPTS = 5
_LONGEST_WORDS = 60
_LONGEST_LINE = 110


def customer_table(worksheet: Worksheet) -> Table:
    """What one customer costs and brings, a bar to each amount; none where nothing is known."""
    known = any(worksheet.measures[key].value for key in ROWS.values())
    chart = customer_chart(
        worksheet.measures,
        language=worksheet.language,
        currency=worksheet.currency,
        width_pt=worksheet.bars_width,
    )
    columns = (
        Column(heading=words(worksheet.phrase("customer.what")), width=3.4),
        *((Column(width=1.7 if worksheet.large else 3),) if known else ()),
        Column(heading=words(worksheet.phrase("customer.amount")), width=1.3, align="right"),
    )
    return Table(
        columns=columns,
        rows=tuple(_customer_row(worksheet, row, barred=known) for row in ROWS),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt) if known else None,
        note=worksheet.phrase("customer.chart") if known else "",
    )


def _customer_row(worksheet: Worksheet, row: str, *, barred: bool) -> tuple[Cell, ...]:
    """One amount; where it is blank, how to work it out stands under its name."""
    key = ROWS[row]
    shown = worksheet.shown(key)
    name = Cell(
        words=(Span(text=worksheet.phrase(f"customer.{row}"), letter=letter_of(key)),),
        note="" if shown else worksheet.content.measures[key].formula,
    )
    amount = Cell(words=(Span(text=shown, strong=True),))
    blank = Cell(write_in=worksheet.write_in(f"note_{row}"))
    return (name, *((Cell(),) if barred else ()), amount if shown else blank)


def customer_note(worksheet: Worksheet) -> Text:
    """When a customer has paid back, and the guesses all of it rests on."""
    known = {name: worksheet.shown(name) for name in _ASSUMPTIONS if worksheet.shown(name)}
    missing = [worksheet.field_label(name) for name in _ASSUMPTIONS if name not in known]
    parts: list[Words] = [_payback(worksheet)]
    if known:
        listed = format_list(
            (f"{worksheet.field_label(name)}: {shown}" for name, shown in known.items()),
            language=worksheet.language,
        )
        parts.append((Span(text=worksheet.phrase("customer.rests_on", guesses=listed), note=True),))
    if missing:
        listed = format_list(missing, language=worksheet.language)
        parts.append((Span(text=worksheet.phrase("customer.find_out", names=listed), note=True),))
    return Text(paragraphs=tuple(part for part in parts if part))


def _payback(worksheet: Worksheet) -> Words:
    purchases = worksheet.measures["purchases_to_pay_back"].value
    months = worksheet.shown("payback_months")
    if purchases is None:
        return ()
    letter = Span(letter=letter_of("payback_months"))
    if purchases <= 1:
        spread = worksheet.rich("customer.spread_out", months=months) if months else ()
        return (*worksheet.rich("customer.paid_at_once"), *spread, *((letter,) if months else ()))
    if not months:
        return worksheet.rich("customer.paid_after_sales", count=purchases)
    after = worksheet.rich("customer.paid_after", count=purchases, months=months)
    return (*after, letter, *(worksheet.rich("customer.too_slow") if _too_slow(worksheet) else ()))


def _too_slow(worksheet: Worksheet) -> bool:
    """Whether a customer is gone before they have paid back."""
    months, years = (worksheet.measures[key].value for key in ("payback_months", "years_kept"))
    return months is not None and years is not None and months > 12 * years


def marketing_moves(worksheet: Worksheet) -> Table:
    """At most two moves that fit, with the rules that fired and the reason against.

    Where there are fewer, the owner's own move has a place beside them.
    """
    moves = marketing_advice(worksheet.business).moves
    columns = [_move_words(worksheet, move) for move in moves]
    own = [_own_move(worksheet, place) for place in range(len(moves) + 1, _MOVES + 1)]
    heads = [
        f"{place}. {worksheet.content.strategies[move.key].name}"
        for place, move in enumerate(moves, start=1)
    ]
    heads += [
        worksheet.phrase("moves.own_title", place=place)
        for place in range(len(moves) + 1, _MOVES + 1)
    ]
    return Table(
        columns=(
            Column(width="auto"),
            *(Column(heading=(Span(text=head, job="marketing"),), width=2) for head in heads),
        ),
        rows=tuple(
            (Cell(words=words(worksheet.phrase(f"moves.{part}"))), *cells)
            for part, *cells in zip(_MOVE_PARTS, *columns, *own, strict=True)
        ),
        header_column=True,
    )


def _move_words(worksheet: Worksheet, move: Choice) -> tuple[Cell, ...]:
    rule = worksheet.content.phrase
    reasons = " ".join(rule(f"advice.rule.{reason}") for reason in move.reasons)
    against = rule(f"advice.rule.{move.against}" if move.against else "advice.moves.none_against")
    step = worksheet.content.strategies[move.key].first_step
    return tuple(Cell(words=words(text)) for text in (reasons, against, step))


def _own_move(worksheet: Worksheet, place: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(write_in=worksheet.numbered(f"note_move_{part}", place)) for part in _MOVE_PARTS
    )


def moves_note(worksheet: Worksheet) -> Text:
    """What to find out before there is a clear move, and that one at a time is enough."""
    advice = marketing_advice(worksheet.business)
    if len(advice.moves) == _MOVES:
        return Text(paragraphs=())
    said = list(worksheet.rich("moves.one_is_enough" if advice.moves else "moves.none_clear"))
    asked = [worksheet.field_label(name) for name in advice.find_out[:3]]
    if asked:
        listed = format_list(asked, language=worksheet.language)
        said += [Span(text=" "), *worksheet.rich("moves.find_out", names=listed)]
    return Text(paragraphs=(tuple(said),))


def stop_one(worksheet: Worksheet) -> Text:
    """Why two moves tie, and the one thing to stop, where either is known."""
    advice = marketing_advice(worksheet.business)
    phrase = worksheet.content.phrase
    lines: list[Words] = []
    if advice.left_out:
        names = [worksheet.content.strategies[choice.key].name for choice in advice.left_out]
        listed = format_list(names, language=worksheet.language)
        lines.append((Span(text=worksheet.phrase("moves.tie", names=listed), note=True),))
    if advice.stop:
        channel = advice.stop.channel
        spend = worksheet.money(channel.spend)
        key = "advice.moves.stop" if channel.leads else "advice.moves.stop_no_leads"
        name = worksheet.short(channel.name, _LONGEST_WORDS)
        text = phrase(key, channel=name, **({} if channel.leads else {"spend": spend}))
        lines.append((Span(text=text, note=True),))
    return Text(paragraphs=tuple(lines), optional=2)


def sales_approach(worksheet: Worksheet) -> Cards:
    """The way to sell that was picked or fits best, in the owner's words where there are any."""
    key, fits = _way_to_sell(worksheet), sales_advice(worksheet.business)
    known = {choice.key: choice.reasons for choice in (*fits.ranked, *fits.excluded)}
    reasons = " ".join(worksheet.content.phrase(f"advice.rule.{why}") for why in known.get(key, ()))
    why = reasons or worksheet.content.phrase("advice.approach.own_pick")
    steps = [
        (Span(text=f"{line.label}: ", strong=True), Span(text=_cut(worksheet, line)))
        for line in _script(worksheet, key)[:_PROMPTS]
    ]
    paragraphs = (worksheet.rich("approach.why", text=why), *steps)
    title = worksheet.content.methodologies[key].name
    return Cards(cards=(Card(title=title, job="sales", paragraphs=paragraphs),))


def _way_to_sell(worksheet: Worksheet) -> str:
    picked = worksheet.business.sales_approach
    return picked or sales_advice(worksheet.business).best[0].key


def _script(worksheet: Worksheet, approach: str) -> tuple[TalkLine, ...]:
    business = worksheet.business
    words = {
        "offer": worksheet.short(business.offer, _LONGEST_WORDS),
        "business_name": worksheet.short_name,
        "audience": worksheet.short(business.audience, _LONGEST_WORDS),
        "closing_moment": worksheet.short(business.closing_moment, _LONGEST_WORDS),
    }
    return talk_script(
        approach, language=worksheet.language, words=words, script=business.sales_script
    )


def _cut(worksheet: Worksheet, line: TalkLine) -> str:
    return worksheet.short(line.own, _LONGEST_LINE) if line.own else line.prompt


def approach_note(worksheet: Worksheet) -> Text:
    """What fits better than the owner's pick, ties, the runner-up, and how little is proved."""
    advice, shown = sales_advice(worksheet.business), _way_to_sell(worksheet)
    phrase = worksheet.content.phrase
    best = [choice.key for choice in advice.best]
    if shown not in best:
        lines = [f"{phrase('advice.approach.best')}: {_named(worksheet, best)}."]
    elif len(best) > 1:
        others = [key for key in best if key != shown]
        lines = [worksheet.phrase("approach.tie", names=_named(worksheet, others))]
    elif advice.runner_up:
        next_best = [choice.key for choice in advice.runner_up[:2]]
        lines = [f"{phrase('advice.approach.runner_up')}: {_named(worksheet, next_best)}."]
    else:
        lines = []
    lines.append(phrase("advice.approach.honest"))
    return Text(paragraphs=((Span(text=" ".join(lines), note=True),),), optional=2)


def _named(worksheet: Worksheet, approaches: list[str]) -> str:
    names = [worksheet.content.methodologies[key].name for key in approaches]
    return format_list(names, language=worksheet.language)


def zoom_questions(worksheet: Worksheet) -> Numbers:
    """The two questions that zoom in on one open lead, beside its name."""
    return Numbers(
        optional=1,
        numbers=tuple(
            BigNumber(
                label=worksheet.phrase(f"zoom.{name}"),
                write_in=worksheet.write_in(f"note_zoom_{name}", lines=2),
            )
            for name in ("name", "buy", "hold_back")
        ),
    )

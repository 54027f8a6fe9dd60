"""Page three, "One customer, and how I reach them": cost, value, moves, a way to sell."""

from __future__ import annotations

from smarketing_edu.charts.customer_chart import ROWS, customer_chart
from smarketing_edu.content.format import format_list
from smarketing_edu.content.models import Methodology
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
_PROMPTS = 5
_LONGEST_WORDS = 60


def customer_table(worksheet: Worksheet) -> Table:
    """What one customer costs and brings, a bar to each amount."""
    chart = customer_chart(
        worksheet.measures, language=worksheet.language, currency=worksheet.currency
    )
    return Table(
        columns=(
            Column(heading=words(worksheet.phrase("customer.what")), width=3.4),
            Column(width=3),
            Column(heading=words(worksheet.phrase("customer.amount")), width=1.3, align="right"),
        ),
        rows=tuple(_customer_row(worksheet, row, key) for row, key in ROWS.items()),
        header_column=True,
        bars=Bars(column=1, svg=chart.svg, alt=chart.alt),
    )


def _customer_row(worksheet: Worksheet, row: str, key: str) -> tuple[Cell, ...]:
    name = Cell(words=(Span(text=worksheet.phrase(f"customer.{row}"), letter=letter_of(key)),))
    shown = worksheet.shown(key)
    amount = Span(text=shown, strong=True)
    blank = Cell(write_in=worksheet.write_in(f"note_{row}"))
    return (name, Cell(), Cell(words=(amount,)) if shown else blank)


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
    if purchases <= 1:
        return worksheet.rich("customer.paid_at_once")
    if not months:
        return worksheet.rich("customer.paid_after_sales", count=purchases)
    parts = worksheet.rich("customer.paid_after", count=purchases, months=months)
    return (*parts, Span(letter=letter_of("payback_months")))


def marketing_moves(worksheet: Worksheet) -> Cards:
    """At most two moves that fit, with the rules that fired and the reason against."""
    advice = marketing_advice(worksheet.business)
    cards = [_move_card(worksheet, place, move) for place, move in enumerate(advice.moves, start=1)]
    if len(cards) < 2:
        cards.append(_open_card(worksheet, has_move=bool(cards), find_out=advice.find_out))
    return Cards(cards=tuple(cards))


def _move_card(worksheet: Worksheet, place: int, move: Choice) -> Card:
    strategy = worksheet.content.strategies[move.key]
    rule = worksheet.content.phrase
    against = rule(f"advice.rule.{move.against}" if move.against else "advice.moves.none_against")
    reasons = " ".join(rule(f"advice.rule.{reason}") for reason in move.reasons)
    return Card(
        title=f"{place}. {strategy.name}",
        job="marketing",
        paragraphs=(
            worksheet.rich("moves.why", text=reasons),
            worksheet.rich("moves.against", text=against),
            worksheet.rich("moves.first_step", text=strategy.first_step),
        ),
    )


def _open_card(worksheet: Worksheet, *, has_move: bool, find_out: tuple[str, ...]) -> Card:
    """A card to fill in by hand, with what to find out first."""
    asked = [worksheet.field_label(name) for name in find_out[:3]]
    listed = format_list(asked, language=worksheet.language)
    key = "moves.one_is_enough" if has_move else "moves.none_clear"
    return Card(
        title=worksheet.phrase("moves.own_title"),
        job="marketing",
        paragraphs=(
            worksheet.rich(key),
            *([worksheet.rich("moves.find_out", names=listed)] if asked else []),
        ),
        write_ins=(worksheet.write_in("note_own_move"),),
    )


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
    """The way to sell that fits best, with prompts about this owner's own offer."""
    advice = sales_advice(worksheet.business)
    best = worksheet.content.methodologies[advice.best[0].key]
    reasons = " ".join(
        worksheet.content.phrase(f"advice.rule.{reason}") for reason in advice.best[0].reasons
    )
    prompts = [_prompt(worksheet, best, place) for place in range(min(_PROMPTS, len(best.prompts)))]
    why = worksheet.rich("moves.why", text=reasons)
    return Cards(cards=(Card(title=best.name, job="sales", paragraphs=(why, *prompts)),))


def _prompt(worksheet: Worksheet, approach: Methodology, place: int) -> Words:
    business, prompt = worksheet.business, approach.prompts[place]
    text = worksheet.content.fill(
        prompt.text,
        offer=worksheet.short(business.offer, _LONGEST_WORDS) or None,
        business_name=worksheet.short_name or None,
        audience=worksheet.short(business.audience, _LONGEST_WORDS) or None,
        closing_moment=worksheet.short(business.closing_moment, _LONGEST_WORDS) or None,
    )
    return (Span(text=f"{prompt.label}: ", strong=True), Span(text=text))


def approach_note(worksheet: Worksheet) -> Text:
    """The runner-up, ties said as ties, and how little is proved."""
    advice = sales_advice(worksheet.business)
    phrase = worksheet.content.phrase
    ties = [worksheet.content.methodologies[choice.key].name for choice in advice.best[1:]]
    next_best = [worksheet.content.methodologies[c.key].name for c in advice.runner_up[:2]]
    lines = []
    if ties:
        lines.append(
            worksheet.phrase("approach.tie", names=format_list(ties, language=worksheet.language))
        )
    elif next_best:
        listed = format_list(next_best, language=worksheet.language)
        lines.append(f"{phrase('advice.approach.runner_up')}: {listed}.")
    lines.append(phrase("advice.approach.honest"))
    return Text(paragraphs=((Span(text=" ".join(lines), note=True),),), optional=2)


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

"""What stands at the head of each page."""

from __future__ import annotations

from datetime import date

from smarketing_edu.content.format import format_date
from smarketing_edu.content.loader import Content
from smarketing_edu.look.fonts import isolated, printable
from smarketing_edu.model.business import Business
from smarketing_edu.worksheet.room import ROOM, shortened
from smarketing_edu.worksheet.spans import Span, Words, words

_OWNER_IN_HEADER = 30
_LETTERS_IN_LARGE = 60
"""How many letters of large print stand on one line."""
_LEAST = 8
"""With room for fewer letters a name of a business is left out: it could not be known by them."""
_NO_HEAD = frozenset({"certificate"})
"""What hangs on a wall: nothing stands at the head or foot of its page."""


def title_of(content: Content, business: Business, name: str) -> str:
    """The document's title, with the name of the business where there is one."""
    named = _named(content, name) if name else content.phrase("worksheet.title_blank")
    if not business.business_name:
        return named
    key = "worksheet.title_named" if name else "worksheet.title"
    return content.phrase(key, business=business.business_name, **({"name": named} if name else {}))


def _named(content: Content, name: str) -> str:
    key = f"worksheet.named.{name}"
    return content.phrase(key) if key in content.phrases else name


def header(content: Content, business: Business, name: str, *, large: bool = False) -> Words:
    """The worksheet's name and the business, for the head of each page; none on some.

    In `large` print it is cut to one line: a second would leave the page.
    """
    if name in _NO_HEAD:
        return ()
    named = _named(content, name) if name else content.phrase("worksheet.name")
    most = ROOM["business_name"]
    if large:
        named = shortened(named, most=_LETTERS_IN_LARGE)
        most = _LETTERS_IN_LARGE - len(named)
    shown = isolated(shortened(printable(business.business_name), most=most))
    return (Span(text=named, strong=True), Span(text=f"   {shown}" if most >= _LEAST else ""))


def header_right(content: Content, business: Business, day: date | None) -> Words:
    """The owner and the day, for the right of each page\'s head."""
    prepared = ""
    if day:
        shown = format_date(day, language=content.language)
        prepared = content.phrase("worksheet.prepared", date=shown)
    owner = isolated(shortened(printable(business.owner_name or ""), most=_OWNER_IN_HEADER))
    return words("   ".join(part for part in (owner, prepared) if part))

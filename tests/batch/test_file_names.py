"""The name of a handout's file is safe everywhere, whatever a business is called."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.batch.selection import file_names
from smarketing_edu.intake.roster import Roster, RosterRow
from smarketing_edu.model.business import Business

_SAFE = re.compile(r"[0-9]{3}-[a-z0-9]([a-z0-9-]*[a-z0-9])?\.pdf")
_HARD = st.sampled_from(
    ["CON", "nul.txt", "../../etc/passwd", "a/b\\c:d*e?", "Ends in...", "x" * 400, "東京", "🍞"]
)


@given(st.lists(_HARD | st.text(min_size=1, max_size=80), min_size=1, max_size=12))
def test_every_name_is_safe_and_of_its_own(names: list[str]) -> None:
    """Plain letters, digits and hyphens, short, unique in any case and any Unicode form."""
    made = list(file_names(_roster(names)).values())
    assert all(_SAFE.fullmatch(name) and len(name) <= 80 for name in made)
    assert len({unicodedata.normalize("NFD", name).casefold() for name in made}) == len(names)
    assert made == sorted(made)


def test_a_composed_and_a_decomposed_accent_make_the_same_name() -> None:
    """A name does not depend on how a spreadsheet stores its accents."""
    composed, decomposed = (
        file_names(_roster([unicodedata.normalize(form, "Café Ñandú")])) for form in ("NFC", "NFD")
    )
    assert composed == decomposed == {2: "001-cafe-nandu.pdf"}


def _roster(names: list[str]) -> Roster:
    rows = [
        RosterRow(number, Business(business_name=name), ())
        for number, name in enumerate(names, start=2)
    ]
    return Roster(rows=tuple(rows), problems=())

"""The fonts show what we promise, and any text can be made safe for them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.look.fonts import FONT_DIR, TextNote, clean_text, missing_glyphs

PROMISED = {
    "english": "The quick brown fox, 123: “it’s” – yes — no… ½ × ÷ − ± ≤ ≥ ≈ %",
    "spanish": "¿Qué tal, señora Núñez? ¡Pingüino!",
    "latin": "Ærøskøbing Šárka Žižka Łódź ğüşıİ Nguyễn Ōtautahi",
    "currency": "$ € £ ¥ ¢ ₡ ₱ ₹ ₦ ₿ ₽ ₺ ₴ ₸ ₪ ₫ ₩ ₲ ₵ ₾ ₭ ₮ ₼",
    "greek": "Ελληνικό καφενείο",
    "cyrillic": "Пекарня Мария Ґанок Љубав",
    "arabic": "مخبز روزي ١٢٣",
    "hebrew": "מאפיית רוזי שָׁלוֹם",
    "signs": "→ ← ↑ ↓ ✓ ☐ ☑ □ • ²³",
}


@pytest.mark.parametrize("script", PROMISED)
def test_promised_scripts_are_covered(script: str) -> None:
    """Every script and sign that we promise has a glyph in both weights."""
    assert missing_glyphs(PROMISED[script]) == ""


@pytest.mark.parametrize("text", ["東京", "ไทย", "🍞", "\x07", "\ud800"])
def test_what_no_font_has_is_named(text: str) -> None:
    """Chinese, Thai, emoji, controls and half characters are told, not hidden."""
    assert missing_glyphs(text) == text


def test_every_font_has_its_licence_beside_it() -> None:
    """The font folder holds the licences of the four sources and stays under four megabytes."""
    assert len(list(FONT_DIR.glob("OFL-*.txt"))) == 4
    assert (FONT_DIR / "LICENSE-dejavu.txt").is_file()
    assert sum(path.stat().st_size for path in FONT_DIR.glob("*.ttf")) < 4_000_000


@pytest.mark.parametrize(
    ("given_text", "clean", "changes"),
    [
        ("Rosie's Bakery", "Rosie's Bakery", ()),
        ("  two\nlines\tand a tab ", "  two lines and a tab ", ()),
        ("bell\x07", "bell", (TextNote("controls_removed", "\x07"),)),
        ("abc\u202ecba", "abccba", (TextNote("directions_removed", "\u202e"),)),
        ("Cafe\u0301", "Café", ()),
        ("Bread 🍞🍞", "Bread", (TextNote("glyphs_left_out", "🍞"),)),
        ("🍞 Bread 饺子 daily", "Bread daily", (TextNote("glyphs_left_out", "🍞饺子"),)),
        ("for 饺子, fresh", "for, fresh", (TextNote("glyphs_left_out", "饺子"),)),
        ("soft\u00adhyphen \ufeffjoiner\u200d", "softhyphen joiner", ()),
        ("Z" + "\u0337" * 9, "Z" + "\u0337" * 3, (TextNote("marks_removed", "\u0337"),)),
        ("می\u200cخواهم", "می\u200cخواهم", ()),
    ],
)
def test_clean_text_says_what_it_changed(
    given_text: str, clean: str, changes: tuple[TextNote, ...]
) -> None:
    """What is taken out or replaced is gone from the text and named in the notes."""
    result = clean_text(given_text)
    assert result.text == clean
    assert result.notes == changes


@given(st.text(st.characters(), max_size=60))
def test_clean_text_is_safe_whatever_comes_in(text: str) -> None:
    """No text keeps a control, a hidden change of direction or a character without a glyph."""
    clean = clean_text(text).text
    assert missing_glyphs(clean) == ""
    assert not {"\u202a", "\u202e", "\u2066", "\u2069", "\u200e"} & set(clean)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Co") for sign in clean)


@given(st.text(st.characters(), max_size=60))
def test_clean_text_leaves_clean_text_alone(text: str) -> None:
    """Cleaning twice is the same as cleaning once, and finds nothing more to say."""
    once = clean_text(text).text
    assert clean_text(once).text == once
    assert clean_text(once).notes == ()

"""What is worked out before Typst: where long words may break, and where letters can lead."""

from __future__ import annotations

from smarketing_edu.pdf.drawn import drawn, sure_anchors

BREAK = "\u200b"


def test_a_long_word_may_break_between_letters_but_not_before_their_marks() -> None:
    """A mark stays on its letter, and words of a usual length stay whole."""
    broken = drawn({"text": "a short word " + "e\u0323" * 26})["text"]
    assert broken == "a short word " + BREAK.join(["e\u0323"] * 26)


def test_an_address_breaks_behind_its_marks() -> None:
    """No word of it is torn, and a short one stays whole."""
    broken = drawn(["harborlane.example.org/lessons", "a.example.org/x"])
    assert broken == [f"harborlane.{BREAK}example.{BREAK}org/{BREAK}lessons", "a.example.org/x"]


def test_a_huge_amount_may_break_between_its_groups() -> None:
    """Amounts of a small business stay whole."""
    assert drawn(["$1,234,567,890", "$234,567,890"]) == [
        f"$1,{BREAK}234,{BREAK}567,{BREAK}890",
        "$234,567,890",
    ]


def test_what_is_read_aloud_stays_whole() -> None:
    """The words for a picture and the address of a link are never broken."""
    long = "x" * 40
    assert drawn({"alt": long, "attrs": {"url": long}}) == {"alt": long, "attrs": {"url": long}}


def test_letters_lead_only_to_what_no_page_leaves_out() -> None:
    """An anchor in a part that a full page can leave out is none to rely on."""
    kept = {"kind": "text", "optional": 0, "paragraphs": [[{"anchor": "b"}, {"anchor": "a"}]]}
    loose = {"kind": "text", "optional": 2, "paragraphs": [[{"anchor": "c"}]]}
    assert sure_anchors((kept, loose)) == {"a", "b"}


def test_a_letter_without_its_formula_goes() -> None:
    """A letter stays where its anchor is, and its words stay all the same."""
    runs = [{"text": "41%", "letter": "a"}, {"text": "$5", "letter": "b"}]
    assert drawn(runs, anchors={"a"}) == [{"text": "41%", "letter": "a"}, {"text": "$5"}]


def test_only_a_page_to_type_into_marks_its_places() -> None:
    """With a scheme each place to write has an address of its own; printed alone it has none."""
    places = [{"prompt": "", "lines": 1, "field": 0}, {"prompt": "", "lines": 2, "field": 1}]
    assert [place["address"] for place in drawn(places, scheme="w1")] == ["w1:0", "w1:1"]
    assert drawn(places) == places

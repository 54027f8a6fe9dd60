"""Names are split with care, and what is unsure is said to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.workshop.contacts import phone_digits, split_name


@pytest.mark.parametrize(
    ("name", "first", "last", "sure"),
    [
        ("Rosie Hartwell", "Rosie", "Hartwell", True),
        ("Dr. Ana de la Cruz", "Ana", "de la Cruz", True),
        ("Hall, Tom", "Tom", "Hall", True),
        ("Hall,, Tom", "Tom", "Hall", True),
        ("Hall,", "", "Hall", False),
        ("Tom Hall, Jr.", "Tom", "Hall, Jr.", True),
        ("John Paul Jones III", "John Paul", "Jones III", False),
        ("Gabriel García Márquez", "Gabriel García", "Márquez", False),
        ("Rosie and Tom Hartwell", "Rosie and Tom Hartwell", "", False),
        ("Rosie & Tom", "Rosie & Tom", "", False),
        ("Li", "Li", "", False),
        ("von Trapp", "von", "Trapp", False),
        ("", "", "", False),
    ],
)
def test_names(name: str, first: str, last: str, sure: bool) -> None:
    """Two words are sure, particles stay with the last name, everything else is to be checked."""
    split = split_name(name)
    assert (split.first, split.last, split.sure) == (first, last, sure)


@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_made_up(name: str) -> None:
    """Whatever a name is, both parts stand in it, letter by letter."""
    split = split_name(name)
    whole = " ".join(name.split())
    assert " ".join(split.first.split()) in whole
    assert " ".join(split.last.split()) in whole


@given(st.text(max_size=30))
def test_phones_are_digits_only(text: str) -> None:
    """Whatever a phone is, what is written down has digits and nothing else."""
    assert all(digit in "0123456789" for digit in phone_digits(text))

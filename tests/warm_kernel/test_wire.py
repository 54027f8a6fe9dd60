from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smarketing_edu.warm_kernel.wire import Channel, Unpacker, pack

MESSAGES = st.lists(st.tuples(st.sampled_from(Channel), st.lists(st.binary(max_size=40))))


@given(messages=MESSAGES, cuts=st.lists(st.integers(min_value=1, max_value=30), min_size=1))
def test_messages_survive_any_cutting(
    messages: list[tuple[Channel, list[bytes]]], cuts: list[int]
) -> None:
    """However a stream is cut into pieces, the same messages come out in the same order."""
    stream = b"".join(pack(channel, frames) for channel, frames in messages)
    unpacker, got, at, turn = Unpacker(), [], 0, 0
    while at < len(stream):
        size = cuts[turn % len(cuts)]
        got += unpacker.feed(stream[at : at + size])
        at, turn = at + size, turn + 1
    assert got == messages


def test_noise_is_no_message() -> None:
    """Bytes that no kernel has sent are refused."""
    with pytest.raises(ValueError, match="not a valid Channel"):
        Unpacker().feed(b"noise on the line")

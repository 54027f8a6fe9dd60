"""A handout behind a password of its own, still open to a screen reader."""

from __future__ import annotations

import io

import pikepdf


def protect_pdf(pdf: bytes, *, password: str, owner: str) -> bytes:
    """Encrypt a PDF with AES of 256 bits, so that it opens with `password` alone.

    Who has opened it may fill it in, print it and have it read aloud, but not take it apart;
    `owner` is the password that may do all.
    """
    allowed = pikepdf.Permissions(
        accessibility=True,
        extract=False,
        modify_annotation=True,
        modify_assembly=False,
        modify_form=True,
        modify_other=False,
    )
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        lock = pikepdf.Encryption(user=password, owner=owner, R=6, aes=True, allow=allowed)
        opened.save(out, encryption=lock)
        return out.getvalue()

"""Mails through the server that the mentor names: encrypted, at a calm pace, none of them twice.

SMTP cannot say whether a mail went when the line breaks after its last byte. So a mail is noted as
begun before it goes: one that is begun and not sent is never sent again unasked, but named.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from typing import Literal

from smarketing_edu.errors import InputError
from smarketing_edu.workshop.letters import Letter
from smarketing_edu.workshop.mail import SentLog

TLS_FROM_THE_START = 465
_SECONDS = 60

Became = Literal["sent", "before", "unsure", "refused"]


@dataclass(frozen=True)
class MailServer:
    """Where mails go out; `authorities` is a file of certificates to trust beside the system's."""

    host: str
    port: int = 587
    user: str = ""
    password: str = ""
    authorities: Path | None = None


def send_letters(
    letters: Iterable[Letter],
    log: SentLog,
    *,
    server: MailServer,
    per_minute: int = 20,
    on_letter: Callable[[Letter, Became], None] = lambda letter, became: None,
) -> None:
    """Send each mail that has not gone before; every step is in the log before the next.

    Raises `InputError` when the server cannot be used; what has gone by then is remembered.
    """
    waiting = []
    for letter in letters:
        state = log.states.get(letter.key)
        if state in ("sent", "begun"):
            on_letter(letter, "before" if state == "sent" else "unsure")
        else:
            waiting.append(letter)
    if not waiting:
        return
    with _connected(server) as connection:
        pace = 60 / per_minute
        due = time.monotonic()
        for letter in waiting:
            time.sleep(max(0.0, due - time.monotonic()))
            due = time.monotonic() + pace
            on_letter(letter, _send(letter, log, connection))


def _send(letter: Letter, log: SentLog, connection: smtplib.SMTP) -> Became:
    message = letter.message
    if "Date" not in message:
        message["Date"] = formatdate(localtime=True)
    log.add(letter.key, "begun")
    try:
        connection.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError):
        log.add(letter.key, "refused")
        connection.rset()
        return "refused"
    except (smtplib.SMTPException, OSError) as error:
        raise InputError(
            f"The line to the server broke at row {letter.row} ({type(error).__name__}). What has "
            "gone is remembered: run the same command again."
        ) from error
    log.add(letter.key, "sent")
    return "sent"


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    if server.authorities:
        context.load_verify_locations(server.authorities)
    try:
        connection = _opened(server, context)
    except (smtplib.SMTPException, OSError) as error:
        raise InputError(_why(server, error)) from error
    try:
        yield connection
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def _opened(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.port == TLS_FROM_THE_START:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=_SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if server.port != TLS_FROM_THE_START:
            connection.starttls(context=context)  # refuses to go on without
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection


def _why(server: MailServer, error: Exception) -> str:
    where = f"The mail server {server.host}:{server.port}"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{where} does not encrypt, so nothing was sent. Use another port, such as 465."
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"{where} shows a certificate that this machine does not trust, so nothing was sent. "
            "Check its name, or give your office's certificate with --ca-file."
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"{where} did not take the name and password, so nothing was sent. Try again."
    return f"{where} cannot be reached ({error}), so nothing was sent. Check its name and port."

"""A finished run of three people with a worksheet of one page, and a mail server of our own."""

from __future__ import annotations

import csv
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from smarketing_edu.intake.roster import read_roster
from tests.batch.rooms import make, write_template
from tests.programs import need, run

PEOPLE = (
    ("K-1", "Rosie Hartwell", "Rosie's Bakery", "rosie@example.org", "en"),
    ("K-2", "Ana\r\nBcc: all@example.org", "Costura Ana", "casa@example.org", "es"),
    ("K-3", "Tom Hall", "Hall Tools", "casa@example.org", "en"),
    ("K-4", "=1+1", "No Address", "", "en"),
)
PASSWORD = "a long word of the office"


def write_roster(path: Path) -> Path:
    """Write the roster: two share an address, one has a name that would begin another header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["learner_id", "owner_name", "business_name", "email", "language"])
        writer.writerows(PEOPLE)
    return path


@dataclass
class Inbox:
    """A mail server with TLS and a password that keeps what it is sent."""

    port: int = 0
    certificate: Path = Path()
    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    on_mail: Callable[[int], None] = lambda count: None
    refuse: str = ""

    async def handle_RCPT(  # noqa: N802  # aiosmtpd names it
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Take an address, unless it is the refused one."""
        if address == self.refuse:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  # aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """Keep a mail."""
        assert session.ssl is not None
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        self.recipients += envelope.rcpt_tos
        self.on_mail(len(self.received))
        return "250 kept"


@contextmanager
def mail_server(folder: Path, *, encrypted: bool = True) -> Iterator[Inbox]:
    """Run a server on this machine, with a certificate that it made itself."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost")
    run(
        *(need("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-keyout", key, "-out", certificate, *subject),
    )
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    inbox = Inbox(_free_port(), certificate)

    def check(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: LoginPassword
    ) -> AuthResult:
        return AuthResult(success=given.password == PASSWORD.encode(), handled=False)

    how = {"tls_context": context, "require_starttls": True} if encrypted else {}
    controller = Controller(
        inbox, hostname="localhost", port=inbox.port, authenticator=check, ready_timeout=30, **how
    )
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        return int(taken.getsockname()[1])


def make_run(home: Path) -> None:
    """Make the handouts of the roster in `home/out`, in both languages."""
    template = write_template(home / "small.ipynb")
    twin = home / "es" / template.name
    twin.parent.mkdir()
    twin.write_text(template.read_text().replace('written_in=\\"en', 'written_in=\\"es'))
    make(read_roster(write_roster(home / "roster.csv")), home / "out", template)

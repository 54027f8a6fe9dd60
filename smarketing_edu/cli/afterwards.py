"""The commands for after the handouts are made: mail them, and remove every trace."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from smarketing_edu.cli.commands import main
from smarketing_edu.cli.progress_bar import progress
from smarketing_edu.cli.roster_options import roster_options, row_numbers
from smarketing_edu.content.loader import load_content
from smarketing_edu.intake.roster import read_roster
from smarketing_edu.workshop.erase import erase as erase_folder
from smarketing_edu.workshop.letters import Letter, NoLetter, write_letters
from smarketing_edu.workshop.made_files import note_files
from smarketing_edu.workshop.mail import (
    MAIL,
    PASSWORDS,
    SENT,
    passwords_for,
    read_sent,
    save_letter,
)
from smarketing_edu.workshop.smtp import Became, MailServer, send_letters
from smarketing_edu.workshop.workshop_file import load_workshop

_AGE = re.compile(r"(\d{1,5})([dw])")
_UNITS = {"d": "days", "w": "weeks"}


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--older-than", default="", help="Spare what is newer than this: 90d, or 12w.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and remove nothing.")
def erase(folder: Path, older_than: str, dry_run: bool) -> None:
    """Remove every trace of a roster's people from a FOLDER, and say what went and what did not."""
    phrase = load_content("en").phrase
    erased = erase_folder(folder, older_than=_age(older_than), dry_run=dry_run)
    key = "would" if dry_run else "removed"
    click.echo(phrase(f"workshop.erased.{key}", count=len(erased.removed)))
    for name in erased.removed:
        click.echo(f"  {name}")
    if erased.left:
        click.echo(phrase("workshop.erased.left", count=len(erased.left)))
    for name, reason in erased.left:
        click.echo(f"  {name}: {phrase(f'workshop.left.{reason}')}")
    click.echo(phrase("workshop.erased.reach"))
    sys.exit(int(bool(erased.left)))


def _age(text: str) -> timedelta | None:
    if not text:
        return None
    found = _AGE.fullmatch(text)
    if not found:
        raise click.BadParameter(
            f"{text!r} is not an age. Write 90d for 90 days, or 12w for 12 weeks.",
            param_hint="--older-than",
        )
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--roster",
    required=True,
    type=click.Path(path_type=Path),
    help="The roster the handouts were made from: the folder keeps no addresses.",
)
@click.option("--workshop", "workshop_file", required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write the mails as files, and send nothing.")
@click.option("--smtp", default="", help="Send through this server: mail.example.org:587.")
@click.option("--from", "sender", default="", help="Who it comes from: Pat Li <pat@example.org>.")
@click.option("--user", default="", help="Your name at the server; the password is asked for.")
@click.option("--keyring", is_flag=True, help="Take the password from this machine's keyring.")
@click.option(
    "--ca-file", type=click.Path(path_type=Path, exists=True), help="Your office's certificate."
)
@click.option("--per-minute", type=click.IntRange(1, 600), default=20, help="How many a minute.")
@click.option("--resend", default="", help="Let these rows go again: 2,5,7-9.")
@click.option("--protect", is_flag=True, help="Give each handout a password of its own.")
@roster_options
def mail(
    folder: Path,
    roster: Path,
    workshop_file: Path,
    dry_run: bool,
    smtp: str,
    sender: str,
    protect: bool,
    resend: str,
    per_minute: int,
    reading: dict[str, Any],
    **account: Any,
) -> None:
    """Mail each learner of a FOLDER the own handout, or write the mails to look at."""
    if dry_run == bool(smtp):
        raise click.UsageError("Say --dry-run to write the mails, or --smtp to send them.")
    if smtp and not sender:
        raise click.UsageError("Say who it comes from: --from 'Pat Li <pat@example.org>'.")
    people = read_roster(roster, **reading)
    passwords = passwords_for(people, folder) if protect else {}
    workshop = load_workshop(workshop_file)
    written = list(
        write_letters(people, folder, workshop=workshop, sender=sender, passwords=passwords)
    )
    letters = [each for each in written if isinstance(each, Letter)]
    phrase = load_content("en").phrase
    for missing in (each for each in written if isinstance(each, NoLetter)):
        reason = phrase(f"workshop.no_letter.{missing.reason}")
        click.echo(phrase("workshop.sent.none", row=missing.row, reason=reason), err=True)
    if dry_run:
        note_files(folder, [save_letter(letter, folder) for letter in letters])
        shown = {"count": len(letters), "folder": str(folder / MAIL)}
        click.echo(phrase("workshop.sent.written", **shown))
        failed = len(letters) < len(written)
    else:
        server = _server(smtp, **account)
        failed = _sent(letters, folder, server, per_minute, resend) or len(letters) < len(written)
    if protect:
        click.echo(phrase("workshop.sent.passwords", file=str(folder / PASSWORDS)))
    sys.exit(int(failed))


def _server(smtp: str, *, user: str, keyring: bool, ca_file: Path | None) -> MailServer:
    host, _, port = smtp.partition(":")
    if not host or not (port or "587").isdecimal():
        raise click.BadParameter(f"{smtp!r} is no server. Write mail.example.org:587.")
    password = _password(host, user, from_keyring=keyring) if user else ""
    return MailServer(host, int(port or 587), user, password, ca_file)


def _password(host: str, user: str, *, from_keyring: bool) -> str:
    if not from_keyring:
        return str(click.prompt(f"Password of {user} at {host}", hide_input=True))
    try:
        import keyring  # only who asks for it has it
    except ImportError:
        raise click.UsageError(
            'The keyring needs one more package: pip install "smarketing-edu[mail]"'
        ) from None
    kept = keyring.get_password(host, user)
    if not kept:
        raise click.UsageError(
            f"The keyring holds no password of {user} at {host}. "
            f"Put it there once: keyring set {host} {user}"
        )
    return kept


def _sent(
    letters: list[Letter], folder: Path, server: MailServer, per_minute: int, resend: str
) -> bool:
    """Send what has not gone, say what became of all; gives whether somebody is still without."""
    log = read_sent(folder)
    again = row_numbers(resend)
    log.forget(letter.key for letter in letters if letter.row in again)
    became: defaultdict[Became, list[int]] = defaultdict(list)
    phrase = load_content("en").phrase
    try:
        with progress() as bar:
            task = bar.add_task("Sending", total=len(letters))

            def tell(letter: Letter, state: Became) -> None:
                became[state].append(letter.row)
                bar.update(task, advance=1)

            send_letters(letters, log, server=server, per_minute=per_minute, on_letter=tell)
    finally:
        if log.path.exists():
            note_files(folder, [SENT])
        for state, rows in became.items():
            listed = ", ".join(map(str, rows))
            click.echo(phrase(f"workshop.sent.{state}", count=len(rows), rows=listed))
    return bool(became["unsure"] or became["refused"])

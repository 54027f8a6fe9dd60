"""The folder of mails: written to be looked at, and what has gone remembered without an address."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from email import policy
from pathlib import Path
from typing import Literal

from smarketing_edu.errors import FileInputError
from smarketing_edu.handout import save_file
from smarketing_edu.intake.roster import Roster
from smarketing_edu.intake.tables import safe_cell
from smarketing_edu.workshop.letters import Letter, new_password
from smarketing_edu.workshop.made_files import note_files

MAIL = "mail"
PASSWORDS = f"{MAIL}/passwords.csv"
SENT = f"{MAIL}/sent.log"

State = Literal["begun", "sent", "refused"]


def save_letter(letter: Letter, folder: Path) -> str:
    """Write a mail as an .eml file that a mail program opens as a draft; gives its name.

    Raises `FileInputError` when it cannot be saved.
    """
    if "X-Unsent" not in letter.message:
        letter.message["X-Unsent"] = "1"
    name = f"{MAIL}/{Path(letter.file).stem}.eml"
    save_file(letter.message.as_bytes(policy=policy.SMTP), folder / name)
    return name


def passwords_for(roster: Roster, folder: Path) -> dict[str, str]:
    """A password for each learner by ID, the same as last time; kept in `mail/passwords.csv`.

    Raises `FileInputError` when the list cannot be saved.
    """
    kept: dict[str, str] = {}
    with suppress(OSError, csv.Error, KeyError):
        lines = (folder / PASSWORDS).read_text(encoding="utf-8-sig").splitlines()
        kept = {line["learner_id"]: line["password"] for line in csv.DictReader(lines)}
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("row", "learner_id", "name", "password"))
    passwords: dict[str, str] = {}
    for row in roster.rows:
        if row.business:
            learner = str(safe_cell(row.business.learner_id or ""))
            password = kept.get(learner) or new_password()
            passwords[row.business.learner_id or ""] = password
            name = safe_cell(row.business.owner_name or row.business.business_name)
            writer.writerow((row.number, learner, name, password))
    save_file(text.getvalue().encode("utf-8-sig"), folder / PASSWORDS)
    os.chmod(folder / PASSWORDS, 0o600)
    note_files(folder, [PASSWORDS])
    return passwords


@dataclass
class SentLog:
    """What has become of each mail, by the letter's key: a line is on disk before the next step."""

    path: Path
    states: dict[str, State] = field(default_factory=dict)

    def add(self, key: str, state: State) -> None:
        """Note a step, and see it on the disk; raises `FileInputError` when that cannot be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab", buffering=0) as file:
                file.write(b"\n" + json.dumps({"mail": key, "state": state}).encode())
                os.fsync(file.fileno())
        except OSError as error:
            raise FileInputError(
                f"Nothing was sent: {self.path} cannot be written to ({error.strerror}), "
                "and without it a mail could go twice. Make room there.",
                path=str(self.path),
            ) from error
        self.states[key] = state

    def forget(self, keys: Iterable[str]) -> None:
        """Let these mails go again."""
        for key in keys:
            self.states.pop(key, None)


def read_sent(folder: Path) -> SentLog:
    """What earlier runs have sent; a line that a kill cut off says nothing."""
    log = SentLog(folder / SENT)
    with suppress(OSError):
        for line in log.path.read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(ValueError, KeyError, TypeError):
                read = json.loads(line)
                if read["state"] in ("begun", "sent", "refused"):
                    log.states[read["mail"]] = read["state"]
    return log

"""Each learner's mail goes once, encrypted, with the own handout and nobody else's."""

from __future__ import annotations

import csv
import io
import os
import shutil
import signal
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from smarketing_edu.cli import main
from tests.conftest import ROOT
from tests.workshop.small_run import PASSWORD, Inbox, mail_server, make_run

pytestmark = pytest.mark.xdist_group("mail")
WORKSHOP = ROOT / "examples" / "workshop.yaml"
SENDER = "Pat Lindgren <pat@example.org>"
_RUN = "from smarketing_edu.cli import main; main()"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A roster and its handouts, made once."""
    home = tmp_path_factory.mktemp("mail")
    make_run(home)
    return home


@pytest.fixture
def home(finished: Path, tmp_path: Path) -> Path:
    """A copy of them for one test."""
    return Path(shutil.copytree(finished, tmp_path / "home"))


def arguments(home: Path, *more: str | Path) -> list[str]:
    """The command for this run."""
    fixed = ("mail", home / "out", "--roster", home / "roster.csv", "--workshop", WORKSHOP)
    return [str(each) for each in (*fixed, *more)]


def through(inbox: Inbox, *more: str) -> list[str]:
    """The options that send through a server."""
    server = ["--smtp", f"localhost:{inbox.port}", "--ca-file", str(inbox.certificate)]
    return [*server, "--from", SENDER, "--user", "pat", "--per-minute", "600", *more]


def send(home: Path, inbox: Inbox, *more: str, password: str = PASSWORD) -> Result:
    """Send, typing the password."""
    command = arguments(home, *through(inbox, *more))
    return CliRunner().invoke(main, command, input=f"{password}\n")


def learner_of(pdf: bytes) -> str:
    """Whose handout a PDF is, by its own metadata."""
    return pypdfium2.PdfDocument(pdf).get_metadata_value("Keywords").removeprefix("learner:")


def test_dry_run_writes_a_draft_for_each_learner(home: Path) -> None:
    """Each mail is in the row's language, to one person, with that person's own handout."""
    result = CliRunner().invoke(main, arguments(home, "--dry-run"))
    assert "No mail for row 5: there is no email" in result.output
    assert result.exit_code == 1
    drafts = [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((home / "out" / "mail").glob("*.eml"))
    ]
    assert [str(draft["To"].addresses[0].addr_spec) for draft in drafts] == [
        *("rosie@example.org", "casa@example.org", "casa@example.org")
    ]
    assert [draft.get_body()["Content-Language"] for draft in drafts] == ["en", "es", "en"]
    assert {draft["X-Unsent"] for draft in drafts} == {"1"}
    assert not [draft for draft in drafts if draft["Bcc"]]
    owners = [
        [learner_of(part.get_content()) for part in draft.iter_attachments()] for draft in drafts
    ]
    assert owners == [["K-1"], ["K-2"], ["K-3"]]
    assert "Su hoja" in drafts[1]["Subject"]


def test_a_roster_that_was_changed_mails_nobody_elses_handout(home: Path) -> None:
    """A row whose handout is not its own any more gets no mail until it is made again."""
    roster = home / "roster.csv"
    roster.write_text(roster.read_text().replace("Hall Tools", "Another Business"))
    result = CliRunner().invoke(main, arguments(home, "--dry-run"))
    assert "No mail for row 4: the handout is not the one of this row" in result.output


def test_mails_arrive_once_each_after_a_kill(home: Path, tmp_path: Path) -> None:
    """A run killed after the second mail's last byte goes on without sending any twice."""
    with mail_server(tmp_path) as inbox:
        running: list[subprocess.Popen[str]] = []

        def kill_at_second(count: int) -> None:
            if count == 2:
                running[0].send_signal(signal.SIGKILL)

        inbox.on_mail = kill_at_second
        command = [sys.executable, "-c", _RUN, *arguments(home, *through(inbox))]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        ) as process:
            running.append(process)
            process.communicate(f"{PASSWORD}\n", timeout=300)
        assert process.returncode == -signal.SIGKILL
        again = send(home, inbox)
        assert "1 sent." in again.output
        assert "1 had gone before." in again.output
        assert "rows 3" in again.output
        assert again.exit_code == 1
        owners = [learner_of(next(m.iter_attachments()).get_content()) for m in inbox.received]
        assert owners == ["K-1", "K-2", "K-3"]
        send(home, inbox, "--resend", "3")
        assert len(inbox.received) == 4
        assert send(home, inbox).exit_code == 1  # the row without an address
        assert len(inbox.received) == 4
    log = (home / "out" / "mail" / "sent.log").read_text()
    assert "@" not in log
    assert "K-" not in log


def test_a_refused_address_does_not_stop_the_rest(home: Path, tmp_path: Path) -> None:
    """The server refuses one address: the others get theirs, and the row is named."""
    with mail_server(tmp_path) as inbox:
        inbox.refuse = "rosie@example.org"
        result = send(home, inbox)
        assert "The server refused: rows 2" in result.output
        assert inbox.recipients == ["casa@example.org"] * 2


def test_nothing_goes_without_encryption_or_password(home: Path, tmp_path: Path) -> None:
    """A server without TLS, an unknown certificate and a wrong password each get nothing."""
    with mail_server(tmp_path, encrypted=False) as plain:
        result = send(home, plain)
        assert "does not encrypt" in result.output
        assert plain.received == []
    with mail_server(tmp_path) as inbox:
        result = send(home, inbox, password="wrong")
        assert "did not take the name and password" in result.output
        inbox.certificate = ROOT / "LICENSE"
        unknown = [each for each in through(inbox) if each != str(inbox.certificate)]
        unknown.remove("--ca-file")
        result = CliRunner().invoke(main, arguments(home, *unknown), input=f"{PASSWORD}\n")
        assert "does not trust" in result.output
        assert inbox.received == []
    assert result.exit_code == 2


def test_protected_handouts_open_with_their_own_password(home: Path) -> None:
    """AES of 256 bits, open to screen readers; the password is in a list apart, not in the mail."""
    result = CliRunner().invoke(main, arguments(home, "--dry-run", "--protect"))
    assert "by phone" in result.output
    listed = (home / "out" / "mail" / "passwords.csv").read_text(encoding="utf-8-sig")
    lines = csv.DictReader(listed.splitlines())
    passwords = {line["learner_id"]: line["password"] for line in lines}
    assert len(set(passwords.values())) == 4
    draft = message_from_bytes(
        next((home / "out" / "mail").glob("001-*.eml")).read_bytes(), policy=policy.default
    )
    assert passwords["K-1"] not in draft.as_string()
    pdf = next(draft.iter_attachments()).get_content()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pdf), password=passwords["K-2"])
    with pikepdf.open(io.BytesIO(pdf), password=passwords["K-1"]) as opened:
        assert opened.encryption.bits == 256
        assert opened.allow.accessibility
        assert opened.allow.modify_form
        assert not opened.allow.extract
    CliRunner().invoke(main, arguments(home, "--dry-run", "--protect"))
    assert (home / "out" / "mail" / "passwords.csv").read_text(encoding="utf-8-sig") == listed

"""Who may come in: a signed cookie for each learner, and a password where the door is open wide."""

from __future__ import annotations

import hmac
import secrets
import socket
from dataclasses import dataclass
from ipaddress import ip_address

import psutil

COOKIE = "smarketing-learner"
EVERY_ADDRESS = "0.0.0.0"
ONLY_HERE = "127.0.0.1"
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another on a wall
_PASSWORD_LENGTH = 8


@dataclass(frozen=True)
class Door:
    """How people come in; without a password everybody who can reach this machine may."""

    host: str
    """The address for a browser."""
    port: int
    password: str
    wall_key: str

    @property
    def address(self) -> str:
        """Where a browser goes."""
        return f"http://{self.host}:{self.port}/"

    @property
    def address_to_scan(self) -> str:
        """The same with the password in it, for a phone's camera."""
        return f"{self.address}?password={self.password}" if self.password else self.address

    @property
    def wall_address(self) -> str:
        """The page to show on the wall; who has its key already holds this window."""
        return f"{self.address}wall?key={self.wall_key}"

    def opens_to(self, password: str) -> bool:
        """Whether the password is right, in a time that tells nothing about how wrong it is."""
        return hmac.compare_digest(password.strip().casefold().encode(), self.password.encode())

    def is_our_name(self, host: str) -> bool:
        """Whether a request was meant for this machine: another site's name may lead here too.

        >>> Door("127.0.0.1", 8866, "", "").is_our_name("evil.example:8866")
        False
        """
        name = host.rpartition(":")[0] or host
        try:
            return ip_address(name.strip("[]")).is_loopback or name == self.host
        except ValueError:
            return name in ("localhost", socket.gethostname())


def open_door(*, lan: bool, with_password: bool) -> Door:
    """A door to this machine alone, or to its network; the port is known once it is taken."""
    password = _new_password() if lan and with_password else ""
    return Door(own_address() if lan else ONLY_HERE, 0, password, secrets.token_urlsafe(16))


def _new_password() -> str:
    """A password that is easy to type and hard to guess: 39 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_PASSWORD_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def own_address() -> str:
    """This machine's address in its network; the loopback address where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))  # nothing is sent: it asks for the way only
            return str(probe.getsockname()[0])
        except OSError:
            return ONLY_HERE


def seats_in_memory(each: int) -> int:
    """How many learners, each of so many bytes, this machine has memory for: from 1 to 40."""
    return max(1, min(40, int(psutil.virtual_memory().available * 0.8) // each))

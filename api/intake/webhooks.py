"""Signed webhooks, as Standard Webhooks has them (standardwebhooks.com, specification 1.0)."""

import base64
import binascii
import hmac
import sqlite3
import stat
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from api.intake.errors import (
    StaleMessageError,
    UnknownSenderError,
    WebhookFileError,
    WebhookFileOpenError,
)

TOLERANCE: Final = 300
"""Seconds that a message may be old, or ahead of our clock."""
_PREFIX: Final = "whsec_"
_MOST_KEYS: Final = 2
_SEEN: Final = (
    "CREATE TABLE IF NOT EXISTS seen (sender TEXT, id TEXT, PRIMARY KEY (sender, id)) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message whose signature holds, by the id that its sender gave it."""

    sender: str
    id: str


def verified(
    sender: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    keys: Mapping[str, list[bytes]],
    now: float,
) -> Message:
    """The message, when one of its sender's keys signed exactly these bytes within five minutes.

    Raises UnknownSenderError or StaleMessageError. Every key and signature is compared, so that
    the time it takes tells nothing.
    """
    id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    signed = f"{id}.{timestamp}.".encode() + body
    made = [hmac.new(key, signed, sha256).digest() for key in keys.get(sender, [])]
    given = _signatures(headers.get("webhook-signature", ""))
    holds = [hmac.compare_digest(one, other) for one in made for other in given]
    if not id or not any(holds):
        raise UnknownSenderError
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 12):
        raise StaleMessageError
    if abs(now - int(timestamp)) > TOLERANCE:
        raise StaleMessageError
    return Message(sender, id)


def keys_in(path: Path) -> dict[str, list[bytes]]:
    """By the sender its keys: two while they are changed. A line is `sender whsec_... [whsec_...]`.

    Raises WebhookFileError for another line, WebhookFileOpenError where others can read the file.
    """
    if not path.exists():
        return {}
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise WebhookFileOpenError(str(path))
    found: dict[str, list[bytes]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if not 1 < len(words) <= 1 + _MOST_KEYS:
            raise WebhookFileError(str(path), number)
        found[words[0]] = [_key(word, path, number) for word in words[1:]]
    return found


class Seen:
    """The messages that were taken: each sender's ids, in a file of the data folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def has(self, message: Message) -> bool:
        with closing(self._opened()) as seen:
            found = seen.execute(
                "SELECT 1 FROM seen WHERE sender = ? AND id = ?", (message.sender, message.id)
            )
            return found.fetchone() is not None

    def remember(self, message: Message) -> None:
        with closing(self._opened()) as seen, seen:
            seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (message.sender, message.id))

    def _opened(self) -> sqlite3.Connection:
        self._path.touch(mode=0o600)
        opened = sqlite3.connect(self._path, timeout=10)
        opened.execute(_SEEN)
        return opened


def _signatures(header: str) -> list[bytes]:
    """Those of version 1; a sender that changes its key signs with both."""
    versions = (one.partition(",") for one in header.split())
    return [made for version, _, text in versions if version == "v1" and (made := _decoded(text))]


def _key(word: str, path: Path, line: int) -> bytes:
    key = _decoded(word.removeprefix(_PREFIX)) if word.startswith(_PREFIX) else None
    if not key:
        raise WebhookFileError(str(path), line)
    return key


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None

"""Who may write: tokens, one a line in a file that only its owner can read."""

import os
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe

from api.failures import TokenFileError
from graph.proposals import Intent

_PREFIX = "spr_"
_HASHED = "sha256:"


@dataclass(frozen=True, slots=True)
class Token:
    """What a token allows: facts, or commands that the rules can say no to."""

    digest: bytes
    intent: Intent
    name: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens there are. Only their digests are kept in memory."""

    known: tuple[Token, ...]

    def find(self, presented: str) -> Token | None:
        """Every token is compared, so that the time it takes tells nothing."""
        digest = sha256(presented.encode()).digest()
        found = [token for token in self.known if compare_digest(token.digest, digest)]
        return found[0] if found else None


def made(path: Path) -> bool:
    """Whether a token was made now, since there was none: 256 bits, for commands."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{_PREFIX}{token_urlsafe(32)}  command  first\n")
    return True


def tokens_in(path: Path) -> Tokens:
    """The tokens of a file: `token  fact|command  name` a line, or `sha256:HEX` for the token.

    Raises TokenFileError for a line of another form; a file that is gone allows nothing.
    """
    if not path.exists():
        return Tokens(())
    lines = path.read_text(encoding="utf-8").splitlines()
    return Tokens(
        tuple(
            _token(path, number, line.split())
            for number, line in enumerate(lines, start=1)
            if line.strip() and not line.lstrip().startswith("#")
        )
    )


def _token(path: Path, number: int, words: list[str]) -> Token:
    match words:
        case [token]:
            return Token(_digest(path, number, token), "command", "")
        case [token, ("fact" | "command") as intent, *name]:
            return Token(_digest(path, number, token), intent, " ".join(name))
        case _:
            raise TokenFileError(str(path), number)


def _digest(path: Path, number: int, token: str) -> bytes:
    if not token.startswith(_HASHED):
        return sha256(token.encode()).digest()
    try:
        return bytes.fromhex(token.removeprefix(_HASHED))
    except ValueError:
        raise TokenFileError(str(path), number) from None

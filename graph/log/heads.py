"""The ends of the log, written down outside its database, so that a cut tail is found."""

import json
from collections.abc import Mapping
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.log.contract import Head


def heads_path(log: Path) -> Path:
    """Where the ends of the log in this file are written down."""
    return log.with_suffix(".heads.jsonl")


def export_head(log: Path, head: Head) -> None:
    """Add where the log ends now."""
    export_heads(log, head, {})


def export_heads(log: Path, head: Head, earlier: Mapping[int, str]) -> None:
    """Add where the log ends now, after the earlier ends that it has passed."""
    passed = {at: chain for at, chain in sorted(earlier.items()) if at < head.position}
    ends = passed | ({head.position: head.chain.hex()} if head.position else {})
    lines = ({"log_id": head.log_id, "position": at, "chain": chain} for at, chain in ends.items())
    # One write, so that lines of several processes do not mix.
    with heads_path(log).open("a", encoding="utf-8") as file:
        file.write("".join(json.dumps(line) + "\n" for line in lines))


def read_heads(path: Path, log_id: str | None = None) -> dict[int, str]:
    """The chain, in hexadecimal, at each position that was written down: of one log, or of all.

    An end that does not say whose it is may be anybody's.
    """
    heads: dict[int, str] = {}
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            log, position, chain = _end(line, path, number)
            if log is None or log_id in (None, log):
                heads[position] = chain
    return heads


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFileError(str(path), type(problem).__name__) from None


def _end(line: str, path: Path, number: int) -> tuple[str | None, int, str]:
    try:
        read = json.loads(line)
        return read.get("log_id"), int(read["position"]), str(read["chain"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreadableFileError(str(path), f"linje {number}") from None

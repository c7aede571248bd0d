"""The ends of the log, written down outside its database, so that a cut tail is found."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.journal import trouble
from graph.log.contract import Head


def heads_path(log: Path) -> Path:
    """Where the ends of the log in this file are written down."""
    return log.with_suffix(".heads.jsonl")


def export_head(log: Path, head: Head) -> None:
    """Add where the log ends now.

    What was appended is safe by then and stays so: when this cannot be written, the next end,
    whose chain is over this one too, takes its place.
    """
    try:
        export_heads(log, head, {})
    except OSError as problem:
        trouble("log.end_not_written_down", position=head.position, errno=problem.errno)


def export_heads(log: Path, head: Head, earlier: Mapping[int, str]) -> None:
    """Add where the log ends now, after the earlier ends that it has passed."""
    passed = {at: chain for at, chain in sorted(earlier.items()) if at < head.position}
    ends = passed | ({head.position: head.chain.hex()} if head.position else {})
    lines = ({"log_id": head.log_id, "position": at, "chain": chain} for at, chain in ends.items())
    text = "".join(json.dumps(line) + "\n" for line in lines)
    path = heads_path(log)
    with path.open("ab") as file:
        # One write, so that lines of several processes do not mix.
        file.write(_after(path, text).encode())


def read_heads(path: Path, log_id: str | None = None) -> dict[int, str]:
    """The chain, in hexadecimal, at each position that was written down: of one log, or of all.

    An end that does not say whose it is may be anybody's. A line that a power cut or a full disk
    left unfinished says nothing.
    """
    heads: dict[int, str] = {}
    for number, line in enumerate(_lines(path), start=1):
        if line.strip() and not _is_unfinished(line):
            log, position, chain = _end(line, path, number)
            if log is None or log_id in (None, log):
                heads[position] = chain
    return heads


def _after(path: Path, text: str) -> str:
    """The text on a line of its own, also after one that was never finished."""
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return text
        file.seek(-1, os.SEEK_END)
        return text if file.read(1) == b"\n" else f"\n{text}"


def _is_unfinished(line: str) -> bool:
    # Where bytes never reached the disk a file is filled with NUL, or it ends.
    return "\0" in line or (line.startswith("{") and not line.endswith("}"))


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
        raise UnreadableFileError(str(path), f"line {number}") from None

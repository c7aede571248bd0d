"""The ends of the log, written down outside its database, so that a cut tail is found."""

import json
from pathlib import Path

from graph.log.contract import Head


def heads_path(log: Path) -> Path:
    """Where the ends of the log in this file are written down."""
    return log.with_suffix(".heads.jsonl")


def export_head(log: Path, head: Head) -> None:
    """Add where the log ends now."""
    line = {"log_id": head.log_id, "position": head.position, "chain": head.chain.hex()}
    with heads_path(log).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


def read_heads(path: Path) -> dict[int, str]:
    """The chain, in hexadecimal, at each position that was written down."""
    heads: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            head = json.loads(line)
            heads[head["position"]] = head["chain"]
    return heads

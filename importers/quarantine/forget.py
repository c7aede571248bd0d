"""A person's traces among the rows put aside: removed when the person is erased."""

import json
import re
from pathlib import Path
from typing import Any

from importers.quarantine.rows import FORGOTTEN


def forget(folder: Path, person: str) -> int:
    """Remove the text of every row that names the person's id; how many there were."""
    named = re.compile(rf"(?<![\w-]){re.escape(person)}(?![\w-])")
    return sum(_forget_in(path, named) for path in sorted(folder.glob("quarantine/*.jsonl")))


def _forget_in(path: Path, named: re.Pattern[str]) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [_without(line, named) for line in lines]
    changed = sum(one != line for one, line in zip(kept, lines, strict=True))
    if changed:
        # Written in place: no second file keeps what is to be forgotten.
        path.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    return changed


def _without(line: str, named: re.Pattern[str]) -> str:
    row: dict[str, Any] = json.loads(line)
    texts = (row["raw"], row["value"] or "", *row["detail"].values())
    if not any(named.search(text) for text in (*texts, *row.get("people", ()))):
        return line
    detail = dict.fromkeys(row["detail"], FORGOTTEN)
    gone: dict[str, Any] = {
        "raw": FORGOTTEN,
        "value": None,
        "detail": detail,
        "header": [],
        "cells": [],
    }
    return json.dumps({**row, **gone})

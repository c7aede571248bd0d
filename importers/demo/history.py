"""The demo history: proposed events, one a line, in the order in which they were learnt."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any


def lines() -> Iterator[str]:
    """Every line of the packaged files, in the order of their numbered names."""
    folder = files("importers.demo")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".jsonl"))
    for name in names:
        yield from folder.joinpath(name).read_text(encoding="utf-8").splitlines()


def proposals() -> Iterator[dict[str, Any]]:
    """Every line as an object: source, id, kind, dates, data and provenance."""
    for line in lines():
        yield json.loads(line)

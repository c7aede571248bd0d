"""Possible duplicates in an import: a new initiative with the title of another one.

No more than a count for the report: which they are, and why, is for the overlap check to say.
"""

import json
import unicodedata
from collections.abc import Iterable

from graph.events.initiatives import InitiativeRegistered
from graph.log.contract import Log
from graph.proposals import Proposal


class Titles:
    """The titles that initiatives were registered under, each with the first who had it."""

    def __init__(self, log: Log) -> None:
        self._first: dict[str, str] = {}
        for event in log.read(kind="initiative.registered"):
            data = json.loads(event.data)
            self._first.setdefault(_folded(data["title"]), data["initiative"])

    def repeated(self, proposals: Iterable[Proposal]) -> int:
        """How many of these register an initiative under a title that another one has."""
        events = [one.event for one in proposals if isinstance(one.event, InitiativeRegistered)]
        return sum(self._is_repeated(event) for event in events)

    def _is_repeated(self, event: InitiativeRegistered) -> bool:
        return self._first.setdefault(_folded(event.title), event.initiative) != event.initiative


def _folded(title: str) -> str:
    letters = unicodedata.normalize("NFC", title).casefold().replace("aa", "å")
    return "".join(sign for sign in letters if sign.isalnum())
